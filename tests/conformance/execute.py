"""Runs one case against a server and compares what it answers with the recording."""

import dataclasses
import http.client
import json
import time

import support
from cases import Placeholders
from compare import Comparison, Difference, MISSING
from normalise import normalise

CASE_SECONDS = 60
AWAIT_SECONDS = 30
AWAIT_PAUSE_SECONDS = 0.05


@dataclasses.dataclass
class Outcome:
    differences: list = dataclasses.field(default_factory=list)
    excluded: int = 0  # differences at places that the recording excludes
    error: str = None  # why the case could not be finished
    seconds: float = 0.0

    @property
    def passed(self):
        return not self.differences and self.error is None


class CaseError(Exception):
    """The case can't go on: a call failed that had to succeed, or time is up."""


@dataclasses.dataclass(frozen=True)
class Target:
    """Where cases are run; `call(operation, request, timeout)` makes an API call."""
    host: str
    port: int
    account: str
    region: str

    def call(self, operation, request, timeout):
        body = json.dumps(request).encode()
        return support.exchange(self.port, "POST", "/", body, support.api_headers(operation), timeout, self.host)


def execute(case, target):
    begun = time.monotonic()
    run = _Run(case, target, begun + CASE_SECONDS)
    outcome = Outcome()
    try:
        run.api() if case["kind"] == "api" else run.execution()
    except CaseError as error:
        outcome.error = str(error)
    except (OSError, http.client.HTTPException, KeyError, IndexError, TypeError, ValueError) as error:
        outcome.error = f"{type(error).__name__}: {error}"
    excludes = case.get("localstackExcludes", [])
    for difference in run.compare():
        if difference.is_excluded(excludes):
            outcome.excluded += 1
        else:
            outcome.differences.append(difference)
    outcome.seconds = time.monotonic() - begun
    return outcome


class _Run:
    def __init__(self, case, target, deadline):
        self.case = case
        self.target = target
        self.deadline = deadline
        self.names = Placeholders(target.account, target.region, numbered_uids="mockConfig" in case)
        self.answered = []  # what check() was given
        self.comparison = Comparison()

    # --- Calls -----------------------------------------------------------------------------------------------------

    def call(self, operation, request):
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise CaseError(f"the case took longer than {CASE_SECONDS} s")
        return self.target.call(operation, request, left)

    def must(self, operation, request):
        answer = self.call(operation, request)
        if answer.status != 200:
            raise CaseError(f"{operation}: {answer.status} {answer.body.decode(errors='replace')[:500]}")
        return answer.json

    def until(self, what, condition):
        end = min(self.deadline, time.monotonic() + AWAIT_SECONDS)
        while not condition():
            if time.monotonic() > end:
                raise CaseError(f"not within {AWAIT_SECONDS} s: {what}")
            time.sleep(AWAIT_PAUSE_SECONDS)

    def pages(self, operation, request, member):
        """All members of a paged answer."""
        members, token = [], None
        while True:
            page = self.must(operation, request | ({"nextToken": token} if token else {}))
            members += page[member]
            token = page.get("nextToken")
            if not token:
                return members

    # --- Kinds of cases --------------------------------------------------------------------------------------------

    def execution(self):
        case, values = self.case, self.names.values
        values["stateMachineName"] = support.unique("machine")
        created = self.must("CreateStateMachine", {
            "name": values["stateMachineName"], "definition": self.names.fill_text(case["definition_text"]),
            "roleArn": self.names.value_of("roleArn"), "type": case["type"]})
        values["stateMachineArn"] = created["stateMachineArn"]
        values["executionName"] = support.unique("execution")
        request = {"stateMachineArn": created["stateMachineArn"], "name": values["executionName"],
                   "input": self.names.fill_text(case["input"])}
        self.express(request) if case["type"] == "EXPRESS" else self.standard(request)

    def standard(self, request):
        expected = self.case["expected"]
        execution = self.must("StartExecution", request)["executionArn"]
        self.names.values["executionArn"] = execution
        self.until("the execution ends", lambda: self.must("DescribeExecution", {"executionArn": execution})[
            "status"] != "RUNNING")
        described = self.must("DescribeExecution", {"executionArn": execution})
        events = self.pages("GetExecutionHistory", {"executionArn": execution}, "events")
        last, details = _outcome(events)
        if "history" in expected:
            self.check({"events": expected["history"]}, {"events": events})
        if "describeExecution" in expected:
            self.check(expected["describeExecution"], described)
        recorded = {key: expected[key] for key in ("status", "output", "error", "cause") if key in expected}
        closing = {key: last[key] for key in ("output", "error", "cause") if key in last}
        actual = {"status": described["status"]} | closing
        self.check(recorded, actual, also_known_as=(("events", len(events) - 1, details),))
        for key in ("output", "error", "cause"):
            if described.get(key) != last.get(key):
                self.differ(("describeExecution", key), last.get(key, MISSING), described.get(key, MISSING))

    def express(self, request):
        answer = self.must("StartSyncExecution", request)
        self.names.values["executionArn"] = answer["executionArn"]
        self.names.values["expressExecutionId"] = answer["executionArn"].rpartition(":")[2]
        expected = self.case["expected"]
        if "startSyncExecution" in expected:
            self.check(expected["startSyncExecution"], answer)
        keys = [key for key in ("status", "output", "error", "cause") if key in expected]
        self.check({key: expected[key] for key in keys}, {key: answer[key] for key in keys if key in answer})

    def api(self):
        for step in self.case["steps"]:
            if "await" in step:
                self.await_condition(step["await"], self.names.fill(step["arguments"]))
            else:
                self.step(step)

    def step(self, step):
        place = f"step{step['step']}"
        answer = self.call(step["operation"], self.names.fill(step["request"]))
        wanted = step["expectError"] if "expectError" in step else step
        status = wanted.get("httpStatus", 200 if wanted is step else None)
        if status is not None and answer.status != status:
            self.differ((place, "httpStatus"), status, f"{answer.status} {answer.body.decode(errors='replace')[:300]}")
        if "expectError" in step:
            self.check_error(place, step["expectError"], answer)
        elif answer.status != 200:
            raise CaseError(f"{place}: {step['operation']} failed")
        else:
            self.names.answers[step["step"]] = answer.json
            if "expectResponse" in step:
                self.check(step["expectResponse"], answer.json, (place,))

    def check_error(self, place, expected, answer):
        if answer.status == 200:
            self.differ((place, "error"), expected.get("code"), "success")
            return
        self.check({"code": expected.get("code")}, {"code": answer.code}, (place,))
        if "message" in expected:
            others = ((place, "exception_value"), (place, "Error", "Message"))
            self.check(expected["message"], answer.message, (place, "message"), also_known_as=others)

    def await_condition(self, name, arguments):
        conditions = {
            "execution_terminated": self.is_terminated, "execution_success": self.is_successful,
            "execution_lists_terminated": self.lists_terminated, "list_execution_status": self.lists_status,
            "state_machine_version_listed": self.lists_version,
            "state_machine_version_not_listed": lambda **given: not self.lists_version(**given),
            "state_machine_alias_is_created": self.has_alias,
            "state_machine_alias_is_deleted": lambda **given: not self.has_alias(**given),
        }
        self.until(name, lambda: conditions[name](**arguments))

    # --- Conditions to wait for ------------------------------------------------------------------------------------

    def is_terminated(self, execution_arn):
        return self.must("DescribeExecution", {"executionArn": execution_arn})["status"] != "RUNNING"

    def is_successful(self, execution_arn):
        return self.must("DescribeExecution", {"executionArn": execution_arn})["status"] == "SUCCEEDED"

    def listed_status(self, state_machine_arn, execution_arn):
        listed = self.pages("ListExecutions", {"stateMachineArn": state_machine_arn}, "executions")
        return next((item["status"] for item in listed if item["executionArn"] == execution_arn), None)

    def lists_terminated(self, state_machine_arn, execution_arn):
        return self.listed_status(state_machine_arn, execution_arn) not in (None, "RUNNING")

    def lists_status(self, state_machine_arn, execution_arn, status):
        return self.listed_status(state_machine_arn, execution_arn) == status

    def lists_version(self, state_machine_arn, state_machine_version_arn):
        listed = self.pages("ListStateMachineVersions", {"stateMachineArn": state_machine_arn}, "stateMachineVersions")
        return any(item["stateMachineVersionArn"] == state_machine_version_arn for item in listed)

    def has_alias(self, state_machine_arn, state_machine_alias_arn):
        request = {"stateMachineAliasArn": state_machine_alias_arn}
        return self.call("DescribeStateMachineAlias", request).status == 200

    # --- Comparing -------------------------------------------------------------------------------------------------

    def check(self, expected, actual, location=(), also_known_as=()):
        """Puts an answer down to be compared."""
        self.answered.append((expected, actual, location, also_known_as))

    def compare(self):
        """All differences. At the end, because rules name values of steps that come later."""
        rules = [rule for rule in self.case["normalise"] if self.is_known(rule)]
        for expected, actual, location, also_known_as in self.answered:
            # Wrapped, so that an answer that is a mere text is treated like any member.
            wrapped = normalise({"value": actual}, {"value": expected}, rules, self.names)
            self.comparison.check(wrapped[1]["value"], wrapped[0]["value"], location, also_known_as)
        return self.comparison.differences

    def is_known(self, rule):
        """Whether the case got far enough to have the values that the rule names."""
        try:
            self.names.fill_text(rule.get("regex", ""))
        except (KeyError, IndexError, TypeError):
            return False
        return True

    def differ(self, location, expected, actual):
        self.comparison.differences.append(Difference(location, expected, actual))


def _outcome(events):
    """The details of the closing event, and the name of the member they are in."""
    last = events[-1] if events else {}
    name = next((key for key in last if key.endswith("EventDetails")), "")
    return last.get(name, {}), name
