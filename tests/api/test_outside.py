"""Tasks that reach outside, over the API: nested executions, the own API by SDK calls, mocked responses."""

import json
import os
import pathlib
import tempfile

import support
from support import create_activity, create_machine, start, wait_closed, wait_until

CHILD = {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": {"ok": 1}, "End": True}}}


def task(resource, parameters=None, **members):
    if not resource.startswith("arn:"):
        resource = f"arn:aws:states:::{resource}"
    state = {"Type": "Task", "Resource": resource, "End": True} | members
    return json.dumps({"StartAt": "T", "States": {"T": state | ({"Parameters": parameters} if parameters else {})}})


class Outside(support.ServerCase):
    def run_task(self, *arguments, input_text="{}", **members):
        execution = start(self.server, create_machine(self.server, task(*arguments, **members)), input_text)
        return wait_closed(self.server, execution), execution

    def history(self, execution):
        return self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]

    def child(self):
        return create_machine(self.server, json.dumps(CHILD))

    def test_a_child_that_is_awaited_and_one_that_is_not(self):
        child = self.child()
        for suffix, output in ((".sync", '{"ok":1}'), (".sync:2", {"ok": 1})):
            described, execution = self.run_task("states:startExecution" + suffix, {"StateMachineArn": child})
            result = json.loads(described["output"])
            self.assertEqual(result["Output"], output)
            self.assertEqual([event["type"] for event in self.history(execution)][2:6],
                             ["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"])
        described, _ = self.run_task("states:startExecution", {"StateMachineArn": child, "Name": "mine"})
        self.assertTrue(json.loads(described["output"])["ExecutionArn"].endswith(":mine"))

    def test_the_own_api_by_sdk_calls(self):
        child = self.child()
        described, _ = self.run_task("aws-sdk:sfn:startExecution", {"StateMachineArn": child, "Input": {"a": 1}})
        arn = json.loads(described["output"])["ExecutionArn"]
        described, _ = self.run_task("aws-sdk:sfn:describeExecution", {"ExecutionArn": arn})
        self.assertEqual(json.loads(json.loads(described["output"])["Input"]), {"a": 1})
        described, _ = self.run_task("aws-sdk:sfn:listExecutions", {"StateMachineArn": child})
        self.assertEqual(json.loads(described["output"])["Executions"][0]["ExecutionArn"], arn)
        described, _ = self.run_task("aws-sdk:sfn:createActivity", {"Name": "made-by-a-task"})
        self.assertTrue(json.loads(described["output"])["ActivityArn"].endswith(":made-by-a-task"))
        described, _ = self.run_task("aws-sdk:sfn:sendTaskSuccess", {"TaskToken": "none", "Output": "1"})
        self.assertEqual(described["error"], "Sfn.InvalidTokenException")
        self.assertIn("(Service: Sfn, Status Code: 400, Request ID: ", described["cause"])
        journal = self.server.rows("SELECT count(*) AS n FROM api_calls WHERE caller = 'task'")[0]["n"]
        self.assertGreaterEqual(journal, 4)

    def test_a_task_is_the_worker_of_an_activity(self):
        activity = create_activity(self.server)
        asked = start(self.server, create_machine(self.server, task(activity)), '{"n":1}')
        described, _ = self.run_task("aws-sdk:sfn:getActivityTask", {"ActivityArn": activity, "WorkerName": "w"})
        got = json.loads(described["output"])
        self.assertEqual(got["Input"], '{"n":1}')
        self.run_task("aws-sdk:sfn:sendTaskSuccess", {"TaskToken": got["TaskToken"], "Output": {"m": 2}})
        self.assertEqual(json.loads(wait_closed(self.server, asked)["output"]), {"m": 2})

    def test_a_poll_whose_task_was_stopped_gives_the_activity_task_back(self):
        activity = create_activity(self.server)
        poller = start(self.server, create_machine(
            self.server, task("aws-sdk:sfn:getActivityTask", {"ActivityArn": activity})))
        wait_until(lambda: self.server.rows("SELECT * FROM v_tasks_outside"), "the poll waits")
        self.server.ok("StopExecution", {"executionArn": poller})
        start(self.server, create_machine(self.server, task(activity)), '{"n":1}')
        token = self.server.ok("GetActivityTask", {"activityArn": activity})["taskToken"]
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "1"})

    def test_what_nothing_is_configured_for_says_what_to_set(self):
        described, execution = self.run_task("arn:aws:lambda:us-east-1:123456789012:function:f",
                                             Credentials={"RoleArn": "arn:aws:iam::123456789012:role/r"})
        self.assertEqual(described["error"], "States.TaskFailed")
        self.assertIn("--lambda-endpoint", described["cause"])
        scheduled = self.history(execution)[2]["lambdaFunctionScheduledEventDetails"]
        self.assertEqual(scheduled["taskCredentials"], {"roleArn": "arn:aws:iam::123456789012:role/r"})


class Mocks(support.ServerCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.file = pathlib.Path(folder.name) / "mocks.json"
        cls.file.write_text("{}")
        cls.server = support.Server(env={"SFN_MOCK_CONFIG": os.fspath(cls.file)})
        cls.addClassCleanup(cls.server.close)
        cls.server.start()

    def mock(self, name, responses, state="T"):
        self.file.write_text(json.dumps({
            "StateMachines": {name: {"TestCases": {"Case": {state: "response"}}}},
            "MockedResponses": {"response": responses}}))

    def run_mocked(self, responses, definition):
        name = support.unique("mocked")
        self.mock(name, responses)
        arn = create_machine(self.server, definition, name=name)
        return wait_closed(self.server, start(self.server, arn + "#Case"))

    def test_returns_and_throws_by_the_number_of_the_invocation(self):
        retried = task("lambda:invoke", {"FunctionName": "f"},
                       Retry=[{"ErrorEquals": ["Flaky"], "IntervalSeconds": 1, "BackoffRate": 1.0}])
        described = self.run_mocked({"0-1": {"Throw": {"Error": "Flaky", "Cause": "c"}}, "2": {"Return": {"n": 2}}}, retried)
        self.assertEqual(json.loads(described["output"]), {"n": 2})
        described = self.run_mocked({"0": {"Throw": {"Error": "Flaky", "Cause": "c"}}}, retried)
        self.assertEqual(described["error"], "States.Runtime")
        self.assertIn("invocation 1 of the state 'T'", described["cause"])

    def test_functions_activities_and_tasks_that_wait(self):
        for definition in (task("arn:aws:lambda:us-east-1:123456789012:function:f"),
                           task("arn:aws:states:us-east-1:123456789012:activity:missing"),
                           task("sqs:sendMessage.waitForTaskToken", {"MessageBody": "m"})):
            self.assertEqual(self.run_mocked({"0": {"Return": 7}}, definition)["output"], "7")

    def test_a_file_is_read_for_every_start_and_kept_with_the_execution(self):
        name = support.unique("mocked")
        definition = json.dumps({"StartAt": "W", "States": {
            "W": {"Type": "Wait", "Seconds": 1, "Next": "T"},
            "T": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {}, "End": True}}})
        arn = create_machine(self.server, definition, name=name)
        self.mock(name, {"0": {"Return": "old"}})
        first = start(self.server, arn + "#Case")
        self.mock(name, {"0": {"Return": "new"}})
        second = start(self.server, arn + "#Case")
        self.assertEqual(wait_closed(self.server, first)["output"], '"old"')
        self.assertEqual(wait_closed(self.server, second)["output"], '"new"')

    def test_a_test_case_that_is_not_there(self):
        arn = create_machine(self.server, task("sns:publish", {"Message": "m"}))
        answer = self.server.call("StartExecution", {"stateMachineArn": arn + "#Nope"})
        self.assert_error(answer, "ValidationException")
