"""kill -9 while tasks reach outside: nested executions in every phase, calls under way, tokens."""

import json
import random
import subprocess
import unittest

from tests.api import support

PARENTS = 30
KILLS = 5


def task(resource, parameters, **members):
    return {"StartAt": "T", "States": {"T": {
        "Type": "Task", "Resource": f"arn:aws:states:::{resource}", "Parameters": parameters, "End": True} | members}}


def waiting(seconds):
    return {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": seconds, "End": True}}}


class OutsideKillTest(unittest.TestCase):
    def setUp(self):
        self.server = support.Server()
        self.addCleanup(self.server.close)
        self.server.start()

    def kill_and_start(self):
        self.server.kill()
        self.server.start()

    def machine(self, definition):
        return support.create_machine(self.server, json.dumps(definition))

    def count(self, event_type):
        return self.server.rows("SELECT count(*) AS n FROM history_events WHERE type = ?", event_type)[0]["n"]

    def verify(self):
        self.assertEqual(self.server.stop(), 0)
        subprocess.run([self.server.binary, "verify", "--data", self.server.data], check=True, capture_output=True)

    def test_every_parent_hears_of_its_one_child_however_often_the_server_is_killed(self):
        child = self.machine(waiting(1))
        parent = self.machine(task("states:startExecution.sync:2", {"StateMachineArn": child, "Input.$": "$"}))
        running = [support.start(self.server, parent, json.dumps({"n": n})) for n in range(PARENTS // 2)]
        for kill in range(KILLS):
            self.kill_and_start()
            running += [support.start(self.server, parent, json.dumps({"n": PARENTS + kill * 10 + n}))
                        for n in range(PARENTS // 2 // KILLS)]
            support.wait_until(lambda: True, "a moment", random.random() / 2)
        for execution in running:
            described = support.wait_closed(self.server, execution, 60)
            self.assertEqual(described["status"], "SUCCEEDED")
            output = json.loads(described["output"])
            self.assertEqual(output["Output"], json.loads(described["input"]))
        self.assertEqual(self.count("TaskSubmitted"), len(running))
        self.assertEqual(self.count("TaskSucceeded"), len(running))
        children = self.server.rows("SELECT count(*) AS n FROM executions WHERE parent_execution_id IS NOT NULL")[0]["n"]
        self.assertEqual(children, len(running))
        self.verify()

    def test_a_child_is_stopped_although_the_server_dies_right_after_its_parent(self):
        child = self.machine(waiting(600))
        parent = self.machine(task("states:startExecution.sync", {"StateMachineArn": child}))
        execution = support.start(self.server, parent)
        support.wait_until(lambda: self.count("TaskSubmitted") == 1, "the child runs")
        self.kill_and_start()
        self.server.ok("StopExecution", {"executionArn": execution})
        self.kill_and_start()
        closed = "SELECT count(*) AS n FROM executions WHERE status = 'ABORTED'"
        support.wait_until(lambda: self.server.rows(closed)[0]["n"] == 2, "both are stopped")
        self.verify()

    def test_a_call_under_way_is_unknown_and_retry_decides(self):
        activity = support.create_activity(self.server)
        call = task("aws-sdk:sfn:getActivityTask", {"ActivityArn": activity},
                    Retry=[{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 1, "MaxAttempts": 1}])
        execution = support.start(self.server, self.machine(call))
        support.wait_until(lambda: self.count("TaskStarted") == 1, "the call is under way")
        self.assertEqual(self.server.rows("SELECT type FROM v_tasks_outside")[0]["type"], "TaskStarted")
        self.kill_and_start()
        support.wait_until(lambda: self.count("TaskStarted") == 2, "the call is made again by Retry")
        history = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        failed = [event for event in history if event["type"] == "TaskFailed"]
        self.assertEqual(len(failed), 1)
        self.assertIn("outcome is unknown", failed[0]["taskFailedEventDetails"]["cause"])
        self.server.ok("StopExecution", {"executionArn": execution})
        self.verify()

    def test_a_token_that_went_out_before_the_kill_is_answered_after_it(self):
        child = self.machine(waiting(0))
        parent = self.machine(task("states:startExecution.waitForTaskToken",
                                   {"StateMachineArn": child, "Input": {"token.$": "$$.Task.Token"}}))
        execution = support.start(self.server, parent)
        support.wait_until(lambda: self.count("TaskSubmitted") == 1, "the token is out")
        self.kill_and_start()
        token = json.loads(self.server.rows("SELECT payload FROM history_events WHERE type = 'ExecutionStarted' "
                                            "AND execution_id = 2")[0]["payload"])["token"]
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "[1]"})
        self.assertEqual(support.wait_closed(self.server, execution)["output"], "[1]")
        self.assertEqual(self.server.call("SendTaskSuccess", {"taskToken": token, "output": "1"}).code, "TaskTimedOut")
        self.verify()


if __name__ == "__main__":
    unittest.main()
