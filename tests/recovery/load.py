"""Callers that go on while the server is killed and started again: starters, workers, and the machines they run."""

import contextlib
import http.client
import json
import random
import threading
import time
import uuid

from tests.api import support

# How long a broken call is repeated; a server that does not come back fails the test.
REPEAT_SECONDS_MAX = 60
POLL_TIMEOUT = 10


class Stopped(Exception):
    """The load has been told to end."""


class Caller:
    """One caller with a connection of its own. A call is repeated until it is answered."""

    def __init__(self, load):
        self.load = load
        self.connection = None
        self.port = None

    def once(self, operation, request):
        """One attempt; OSError or HTTPException when the outcome is unknown."""
        if self.connection is None or self.port != self.load.server.port:
            self.close()
            self.port = self.load.server.port
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=POLL_TIMEOUT)
        self.connection.request("POST", "/", json.dumps(request).encode(), support.api_headers(operation))
        answer = self.connection.getresponse()
        return support.Answer(answer.status, answer.headers, answer.read())

    def call(self, operation, request):
        deadline = time.monotonic() + REPEAT_SECONDS_MAX
        while time.monotonic() < deadline:
            if self.load.ended.is_set():
                raise Stopped
            try:
                answer = self.once(operation, request)
            except (OSError, http.client.HTTPException):
                self.load.ledger.break_call()
                self.close()
                time.sleep(0.01)
                continue
            if answer.status < 500:
                return answer
            self.refused(operation, answer)
        raise AssertionError(f"{operation} was not answered for {REPEAT_SECONDS_MAX} s")

    def refused(self, operation, answer):
        """The call was answered 5xx; returns when it is to be repeated."""
        raise AssertionError(f"{operation}: {answer.status} {answer.body!r}")

    def change(self, operation, request):
        """A call that changes something: its request id has to be in the journal once it was answered."""
        answer = self.call(operation, request)
        if answer.status == 200:
            # An empty poll changed nothing.
            if operation != "GetActivityTask" or answer.json.get("taskToken"):
                self.load.ledger.acknowledge(operation, answer.request_id)
        else:
            self.load.ledger.refuse(operation, answer.code)
        return answer

    def close(self):
        with contextlib.suppress(OSError):
            if self.connection is not None:
                self.connection.close()
        self.connection = None


def task(activity, following=None, **members):
    end = {"Next": following} if following else {"End": True}
    return {"Type": "Task", "Resource": activity, "TimeoutSeconds": 120} | end | members


def machines(activity):
    """By kind: definitions that between them make every row of the log that needs nothing outside."""
    retry = [{"ErrorEquals": ["Flaky"], "IntervalSeconds": 1, "MaxAttempts": 5, "BackoffRate": 1.0}]
    catch = [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Done"}]
    done = {"Type": "Succeed"}
    long_chain = {f"T{i}": task(activity, f"T{i + 1}", ResultPath="$.last") for i in range(24)}
    return {
        "chain": {"StartAt": "A", "States": {
            "A": {"Type": "Pass", "Next": "B"},
            "B": task(activity, "C", ResultPath="$.b", HeartbeatSeconds=60),
            "C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericGreaterThan": -1, "Next": "D"}],
                  "Default": "Done"},
            "D": {"Type": "Wait", "Seconds": 1, "Next": "Done"}, "Done": done}},
        "parallel": {"StartAt": "P", "States": {
            "P": {"Type": "Parallel", "Next": "Done", "ResultPath": "$.p", "Branches": [
                {"StartAt": "L", "States": {"L": task(activity, "LW"),
                                            "LW": {"Type": "Wait", "Seconds": 1, "End": True}}},
                {"StartAt": "R", "States": {"R": task(activity)}}]},
            "Done": done}},
        "flaky": {"StartAt": "A", "States": {"A": task(activity, "Done", Retry=retry, Catch=catch), "Done": done}},
        "long": {"StartAt": "T0", "States": long_chain | {"T24": done}},
    }


class Load:
    """Threads that start executions and serve their tasks until told to end."""

    caller = Caller

    def __init__(self, server, ledger, seed, starters=3, workers=5, pace_seconds=0.05):
        self.server = server
        self.ledger = ledger
        self.seed = seed
        self.pace_seconds = pace_seconds  # between a starter's starts, at most
        self.starting = threading.Event()  # set: starters start
        self.ended = threading.Event()
        self.failures = []
        self.machine_arns = {}
        self.activity = None
        self.threads = [threading.Thread(target=self._run, args=(self._start, i), daemon=True) for i in range(starters)]
        self.threads += [threading.Thread(target=self._run, args=(self._work, 100 + i), daemon=True)
                         for i in range(workers)]

    def prepare(self):
        self.activity = support.create_activity(self.server)
        for kind, definition in machines(self.activity).items():
            self.machine_arns[kind] = support.create_machine(self.server, definition, name=f"machine-{kind}")

    def begin(self):
        self.starting.set()
        for thread in self.threads:
            thread.start()

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join(POLL_TIMEOUT + 5)

    def _run(self, work, number):
        caller = self.caller(self)
        chance = random.Random(f"{self.seed}/{number}")
        try:
            while not self.ended.is_set():
                work(caller, chance)
        except Stopped:
            pass
        except Exception as failure:  # the test reports it; a thread has nobody to raise to
            self.failures.append(f"{type(failure).__name__}: {failure}")
        finally:
            caller.close()

    def _start(self, caller, chance):
        if not self.starting.wait(0.1):
            return
        kind = chance.choices(["chain", "parallel", "flaky", "long"], [4, 3, 3, 1])[0]
        name = f"e-{uuid.UUID(int=chance.getrandbits(128))}"
        input_text = json.dumps({"n": chance.randrange(1000), "kind": kind, "name": name})
        answer = caller.change("StartExecution", {"stateMachineArn": self.machine_arns[kind], "name": name,
                                                  "input": input_text})
        if answer.status == 200:
            self.ledger.start(answer.json["executionArn"], kind, input_text)
        elif answer.code != "ExecutionAlreadyExists":  # it was started by an attempt whose answer was lost, and has ended
            raise AssertionError(f"StartExecution: {answer.body!r}")
        else:
            arn = self.machine_arns[kind].replace(":stateMachine:", ":execution:") + f":{name}"
            self.ledger.start(arn, kind, input_text)
        time.sleep(chance.random() * self.pace_seconds)

    def _work(self, caller, chance):
        answer = caller.change("GetActivityTask", {"activityArn": self.activity, "workerName": "load"})
        given = answer.json
        if not given.get("taskToken"):
            return
        token = given["taskToken"]
        self.ledger.hand_out(token, given["input"])
        if chance.random() < 0.2:
            caller.change("SendTaskHeartbeat", {"taskToken": token})
        if json.loads(given["input"])["kind"] == "flaky" and chance.random() < 0.3:
            answer = caller.change("SendTaskFailure", {"taskToken": token, "error": "Flaky", "cause": "as asked"})
        else:
            output = json.dumps({"by": uuid.UUID(int=chance.getrandbits(128)).hex, "kind": "flaky", "n": 1})
            answer = caller.change("SendTaskSuccess", {"taskToken": token, "output": output})
        if answer.status == 200:
            self.ledger.answer(token, "answered")
        elif answer.code != "TaskTimedOut":  # the first attempt, whose answer was lost, has ended the task
            raise AssertionError(f"SendTask*: {answer.body!r}")
