"""How requests are checked and answered: constraints, JSON, names of operations, idempotency, deleting, STS."""

import json
import re
import time
import uuid
import xml.etree.ElementTree

import support
from support import PASS, ROLE, create_activity, create_machine, start, unique, wait_closed, wait_until

ENUM = "[SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]"


def constraint(member, text, value=None):
    """One violation. Values of members that may hold secrets are not repeated, nor are those that are missing."""
    shown = "Value" if value is None else f"Value '{value}'"
    return f"{shown} at '{member}' failed to satisfy constraint: Member must {text}"


class Constraints(support.ServerCase):
    def assert_violation(self, operation, request, *violations):
        answer = self.server.call(operation, request)
        errors = "error" if len(violations) == 1 else "errors"
        self.assert_error(answer, "ValidationException")
        found, text = answer.message.split(": ", 1)
        self.assertEqual(found, f"{len(violations)} validation {errors} detected")
        self.assertEqual(sorted(text.split("; ")), sorted(violations))
        self.assertEqual(answer.json["__type"], "com.amazon.coral.validate#ValidationException")

    def test_the_length_of_a_name_on_both_sides(self):
        self.assert_violation("CreateActivity", {"name": ""},
                              constraint("name", "have length greater than or equal to 1", ""))
        self.assert_violation("CreateActivity", {"name": "n" * 81},
                              constraint("name", "have length less than or equal to 80", "n" * 81))
        self.server.ok("CreateActivity", {"name": "n" * 80})
        self.server.ok("CreateActivity", {"name": "n"})

    def test_the_size_of_a_page_on_both_sides(self):
        self.assert_violation("ListActivities", {"maxResults": 1001},
                              constraint("maxResults", "have value less than or equal to 1000", 1001))
        self.assert_violation("ListActivities", {"maxResults": -1},
                              constraint("maxResults", "have value greater than or equal to 0", -1))
        self.server.ok("ListActivities", {"maxResults": 1000})
        self.server.ok("ListActivities", {"maxResults": 0})

    def test_a_status_that_is_none(self):
        request = {"stateMachineArn": create_machine(self.server), "statusFilter": "DONE"}
        self.assert_violation("ListExecutions", request,
                              constraint("statusFilter", f"satisfy enum value set: {ENUM}", "DONE"))

    def test_the_length_of_tokens_and_causes(self):
        # The model calls errors, causes and definitions sensitive: their values are not repeated.
        self.assert_violation("SendTaskHeartbeat", {"taskToken": "t" * 2049},
                              constraint("taskToken", "have length less than or equal to 2048", "t" * 2049))
        self.assert_violation("ListActivities", {"nextToken": ""},
                              constraint("nextToken", "have length greater than or equal to 1", ""))
        self.assert_violation("StopExecution", {"executionArn": "arn:x", "error": "e" * 257},
                              constraint("error", "have length less than or equal to 256"))

    def test_all_violations_are_told_at_once(self):
        self.assert_violation("CreateStateMachine", {"name": ""},
                              constraint("name", "have length greater than or equal to 1", ""),
                              constraint("definition", "not be null"), constraint("roleArn", "not be null"))

    def test_required_members_are_required(self):
        for operation, member in [("CreateActivity", "name"), ("DescribeExecution", "executionArn"),
                                  ("GetActivityTask", "activityArn"), ("SendTaskFailure", "taskToken"),
                                  ("StartExecution", "stateMachineArn")]:
            self.assert_violation(operation, {}, constraint(member, "not be null"))
            self.assert_violation(operation, {member: None}, constraint(member, "not be null"))


class Envelopes(support.ServerCase):
    def test_a_body_that_is_no_json_object(self):
        for body in (b"{", b"[]", b'"x"', b"null", b'{"name": "a"} x', b'{"name": "\xff"}'):
            self.assert_error(self.server.call("CreateActivity", body=body), "SerializationException")

    def test_a_member_of_another_type(self):
        for operation, request in [("CreateActivity", {"name": 5}), ("ListActivities", {"maxResults": "5"}),
                                   ("GetExecutionHistory", {"executionArn": "arn:x", "reverseOrder": "yes"}),
                                   ("CreateActivity", {"name": {"a": "b"}})]:
            self.assert_error(self.server.call(operation, request), "SerializationException")

    def test_operations_that_do_not_exist(self):
        for operation in ("NoSuchOperation", "createActivity", ""):
            self.assert_error(self.server.call(operation), "UnknownOperationException")
        answer = self.server.call("ListActivities", headers={"X-Amz-Target": "OtherService.ListActivities"})
        self.assert_error(answer, "UnknownOperationException")

    def test_members_that_are_not_known_are_ignored(self):
        self.server.ok("ListActivities", {"colour": "green"})

    def test_what_every_answer_has(self):
        for answer in (self.server.call("ListActivities"), self.server.call("CreateActivity")):
            self.assertEqual(answer.headers["Content-Type"], support.JSON_TYPE)
            self.assertEqual(str(uuid.UUID(answer.request_id)), answer.request_id)
        self.assertEqual(self.server.call("DeleteActivity", {"activityArn": create_activity(self.server)}).body, b"{}")

    def test_times_are_seconds_with_milliseconds(self):
        created = self.server.ok("CreateActivity", {"name": unique("a")})["creationDate"]
        self.assertAlmostEqual(created, time.time(), delta=60)
        self.assertEqual(round(created, 3), created)

    def test_types_that_are_not_there_are_refused(self):
        request = {"name": unique("m"), "definition": json.dumps(PASS), "roleArn": ROLE}
        self.assert_error(self.server.call("CreateStateMachine", request | {"type": "EXPRESS"}),
                          "StateMachineTypeNotSupported")
        self.assertEqual(self.server.call("CreateStateMachine", request | {"publish": True}).status, 400)
        names = [machine["name"] for machine in self.server.ok("ListStateMachines")["stateMachines"]]
        self.assertNotIn(request["name"], names)

    def test_health(self):
        self.assertEqual(self.server.get("/healthz").status, 200)
        self.assertEqual(self.server.get("/readyz").status, 200)
        self.assertEqual(self.server.get("/nothing-here").status, 404)


class Repeating(support.ServerCase):
    """What a client gets that makes a call again because it did not see the answer."""

    def test_an_activity(self):
        request = {"name": unique("a")}
        self.assertEqual(self.server.ok("CreateActivity", request), self.server.ok("CreateActivity", request))

    def test_a_state_machine(self):
        request = {"name": unique("m"), "definition": json.dumps(PASS), "roleArn": ROLE}
        first = self.server.ok("CreateStateMachine", request)
        self.assertEqual(self.server.ok("CreateStateMachine", request), first)
        self.assertEqual(self.server.ok("CreateStateMachine", request | {"roleArn": ROLE + "2"}), first)
        described = self.server.ok("DescribeStateMachine", {"stateMachineArn": first["stateMachineArn"]})
        self.assertEqual(described["roleArn"], ROLE)
        reformatted = json.dumps(PASS, indent=1)
        self.assert_error(self.server.call("CreateStateMachine", request | {"definition": reformatted}),
                          "StateMachineAlreadyExists")

    def test_an_execution_while_it_runs_and_after(self):
        machine = create_machine(self.server, support.wait_machine())
        request = {"stateMachineArn": machine, "name": "one", "input": '{"n":1}'}
        first = self.server.ok("StartExecution", request)
        self.assertEqual(self.server.ok("StartExecution", request), first)
        self.assert_error(self.server.call("StartExecution", request | {"input": '{"n":2}'}), "ExecutionAlreadyExists")
        self.server.ok("StopExecution", {"executionArn": first["executionArn"]})
        self.assert_error(self.server.call("StartExecution", request), "ExecutionAlreadyExists",
                          f"Execution Already Exists: '{first['executionArn']}'")

    def test_deleting_what_is_gone_succeeds(self):
        activity, machine = create_activity(self.server), create_machine(self.server)
        for _ in range(2):
            self.server.ok("DeleteActivity", {"activityArn": activity})
            self.server.ok("DeleteStateMachine", {"stateMachineArn": machine})

    def test_stopping_what_has_ended_changes_nothing(self):
        execution = start(self.server, create_machine(self.server))
        ended = wait_closed(self.server, execution)
        self.server.call("StopExecution", {"executionArn": execution, "error": "late"})
        self.assertEqual(self.server.ok("DescribeExecution", {"executionArn": execution}), ended)


class Deleting(support.ServerCase):
    def test_a_machine_with_an_open_execution_goes_when_that_ends(self):
        name = unique("m")
        machine = create_machine(self.server, support.wait_machine(), name)
        execution = start(self.server, machine)
        self.server.ok("DeleteStateMachine", {"stateMachineArn": machine})
        self.assertEqual(self.server.ok("DescribeStateMachine", {"stateMachineArn": machine})["status"], "DELETING")
        self.assertEqual(self.server.ok("DescribeExecution", {"executionArn": execution})["status"], "RUNNING")
        self.assert_error(self.server.call("StartExecution", {"stateMachineArn": machine}), "StateMachineDeleting")
        self.server.ok("StopExecution", {"executionArn": execution})
        request = {"stateMachineArn": machine}
        wait_until(lambda: self.server.call("DescribeStateMachine", request).status == 400, "it goes")
        answer = self.server.call("DescribeStateMachine", request)
        self.assert_error(answer, "StateMachineDoesNotExist")
        self.assertEqual(create_machine(self.server, name=name), machine)

    def test_a_machine_without_executions_goes_at_once(self):
        machine = create_machine(self.server)
        self.server.ok("DeleteStateMachine", {"stateMachineArn": machine})
        answer = self.server.call("DescribeStateMachine", {"stateMachineArn": machine})
        self.assert_error(answer, "StateMachineDoesNotExist", f"State Machine Does Not Exist: '{machine}'")
        listed = [item["stateMachineArn"] for item in self.server.ok("ListStateMachines")["stateMachines"]]
        self.assertNotIn(machine, listed)

    def test_a_task_on_a_deleted_activity_fails(self):
        activity = create_activity(self.server)
        machine = create_machine(self.server, support.activity_machine(activity))
        self.server.ok("DeleteActivity", {"activityArn": activity})
        ended = wait_closed(self.server, start(self.server, machine))
        self.assertEqual((ended["status"], ended["error"]), ("FAILED", "States.Runtime"))


class Sts(support.ServerCase):
    def ask(self, body):
        return self.server.post(body, {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})

    def test_the_caller_has_the_account_of_the_server(self):
        answer = self.ask(b"Action=GetCallerIdentity&Version=2011-06-15")
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/xml"))
        space = {"sts": "https://sts.amazonaws.com/doc/2011-06-15/"}
        result = xml.etree.ElementTree.fromstring(answer.body).find("sts:GetCallerIdentityResult", space)
        self.assertEqual(result.findtext("sts:Account", namespaces=space), support.ACCOUNT)
        self.assertTrue(re.match(rf"arn:aws:\w+::{support.ACCOUNT}:", result.findtext("sts:Arn", namespaces=space)))
        self.assertTrue(result.findtext("sts:UserId", namespaces=space))

    def test_another_action_is_refused(self):
        answer = self.ask(b"Action=AssumeRole&Version=2011-06-15")
        self.assertEqual(answer.status, 400)
        self.assertIn(b"InvalidAction", answer.body)
