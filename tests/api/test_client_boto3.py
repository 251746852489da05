"""boto3 as Debian ships it, unmodified: all operations, paging, typed exceptions."""

import json
import os
import unittest.mock

import support
from support import ROLE, activity_machine, unique, wait_until

PAGE = 2


class Boto3(support.ServerCase):
    settings = {"poll_seconds": 1}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        import boto3  # after the environment is known not to matter
        cls.enterClassContext(unittest.mock.patch.dict(
            os.environ, support.client_environment(cls.server.endpoint), clear=True))
        session = boto3.Session(region_name=support.REGION)
        cls.sfn = session.client("stepfunctions", endpoint_url=cls.server.endpoint)
        cls.sts = session.client("sts", endpoint_url=cls.server.endpoint)

    def machine(self, definition=None):
        return self.sfn.create_state_machine(name=unique("m"), definition=json.dumps(definition or support.PASS),
                                             roleArn=ROLE)["stateMachineArn"]

    def started(self, machine, **members):
        return self.sfn.start_execution(stateMachineArn=machine, **members)["executionArn"]

    def wait_status(self, execution, status):
        wait_until(lambda: self.sfn.describe_execution(executionArn=execution)["status"] == status, status)

    def task(self):
        """(execution, task token) of a task that a worker has just got."""
        activity = self.sfn.create_activity(name=unique("a"))["activityArn"]
        execution = self.started(self.machine(activity_machine(activity)), input='{"é": 1}')
        task = self.sfn.get_activity_task(activityArn=activity, workerName="boto")
        self.assertEqual(json.loads(task["input"]), {"é": 1})
        return execution, task["taskToken"]

    def events(self, execution, **members):
        paginator = self.sfn.get_paginator("get_execution_history")
        pages = paginator.paginate(executionArn=execution, PaginationConfig={"PageSize": PAGE}, **members)
        return [event for page in pages for event in page["events"]]

    def test_activities(self):
        arns = sorted(self.sfn.create_activity(name=unique("list"))["activityArn"] for _ in range(2 * PAGE + 1))
        self.assertEqual(self.sfn.describe_activity(activityArn=arns[0])["name"], arns[0].rpartition(":")[2])
        pages = self.sfn.get_paginator("list_activities").paginate(PaginationConfig={"PageSize": PAGE})
        listed = [item["activityArn"] for page in pages for item in page["activities"]]
        self.assertEqual([arn for arn in listed if arn in arns], arns)
        for arn in arns:
            self.sfn.delete_activity(activityArn=arn)
        with self.assertRaises(self.sfn.exceptions.ActivityDoesNotExist):
            self.sfn.describe_activity(activityArn=arns[0])

    def test_an_empty_poll(self):
        activity = self.sfn.create_activity(name=unique("a"))["activityArn"]
        self.assertIsNone(self.sfn.get_activity_task(activityArn=activity).get("taskToken"))

    def test_state_machines(self):
        arns = sorted(self.machine() for _ in range(2 * PAGE + 1))
        pages = self.sfn.get_paginator("list_state_machines").paginate(PaginationConfig={"PageSize": PAGE})
        listed = [item["stateMachineArn"] for page in pages for item in page["stateMachines"]]
        self.assertEqual([arn for arn in listed if arn in arns], arns)
        self.sfn.update_state_machine(stateMachineArn=arns[0], definition=json.dumps(support.wait_machine()))
        described = self.sfn.describe_state_machine(stateMachineArn=arns[0])
        self.assertEqual(json.loads(described["definition"]), support.wait_machine())
        self.assertEqual((described["status"], described["type"]), ("ACTIVE", "STANDARD"))
        for arn in arns:
            self.sfn.delete_state_machine(stateMachineArn=arn)
        with self.assertRaises(self.sfn.exceptions.StateMachineDoesNotExist) as raised:
            self.sfn.describe_state_machine(stateMachineArn=arns[0])
        self.assertEqual(raised.exception.response["Error"]["Message"], f"State Machine Does Not Exist: '{arns[0]}'")

    def test_executions_and_their_histories(self):
        machine = self.machine()
        executions = [self.started(machine, input=json.dumps({"n": n})) for n in range(2 * PAGE + 1)]
        for execution in executions:
            self.wait_status(execution, "SUCCEEDED")
        pages = self.sfn.get_paginator("list_executions").paginate(
            stateMachineArn=machine, statusFilter="SUCCEEDED", PaginationConfig={"PageSize": PAGE})
        listed = [item["executionArn"] for page in pages for item in page["executions"]]
        self.assertEqual(listed, executions[::-1])
        self.assertEqual([event["id"] for event in self.events(executions[0])], [1, 2, 3, 4])
        self.assertEqual([event["id"] for event in self.events(executions[0], reverseOrder=True)], [4, 3, 2, 1])
        of_execution = self.sfn.describe_state_machine_for_execution(executionArn=executions[0])
        self.assertEqual(of_execution["stateMachineArn"], machine)

    def test_a_task_that_succeeds(self):
        execution, token = self.task()
        self.sfn.send_task_heartbeat(taskToken=token)
        self.sfn.send_task_success(taskToken=token, output='"ü"')
        self.wait_status(execution, "SUCCEEDED")
        self.assertEqual(self.sfn.describe_execution(executionArn=execution)["output"], '"ü"')
        with self.assertRaises(self.sfn.exceptions.TaskTimedOut):
            self.sfn.send_task_success(taskToken=token, output="1")

    def test_a_task_that_fails(self):
        execution, token = self.task()
        self.sfn.send_task_failure(taskToken=token, error="Broken", cause="because")
        self.wait_status(execution, "FAILED")
        failed = self.events(execution)[-1]["executionFailedEventDetails"]
        self.assertEqual(failed, {"error": "Broken", "cause": "because"})

    def test_stopping(self):
        execution = self.started(self.machine(support.wait_machine()))
        self.assertIsNotNone(self.sfn.stop_execution(executionArn=execution, error="E", cause="C")["stopDate"].tzinfo)
        self.wait_status(execution, "ABORTED")

    def test_exceptions_are_of_their_types(self):
        exceptions = self.sfn.exceptions
        for exception, call in [
                (exceptions.InvalidArn, lambda: self.sfn.describe_execution(executionArn="x")),
                (exceptions.InvalidName, lambda: self.sfn.create_activity(name="a b")),
                (exceptions.InvalidToken, lambda: self.sfn.send_task_heartbeat(taskToken="x")),
                (exceptions.InvalidToken, lambda: self.sfn.list_activities(nextToken="x")),
                (exceptions.InvalidDefinition, lambda: self.machine({"StartAt": "A", "States": {}})),
                (exceptions.InvalidExecutionInput, lambda: self.started(self.machine(), input="{")),
                (exceptions.MissingRequiredParameter,
                 lambda: self.sfn.update_state_machine(stateMachineArn=self.machine()))]:
            with self.assertRaises(exception):
                call()

    def test_who_am_i(self):
        self.assertEqual(self.sts.get_caller_identity()["Account"], support.ACCOUNT)
