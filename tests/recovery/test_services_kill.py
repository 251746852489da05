"""kill -9 while tasks call AWS services: a call under way, and a token that a message carries."""

import json
import subprocess
import unittest

from tests.api import aws_server, support

QUEUE = "http://queues/000000000000/"


def send(queue, waits, **members):
    resource = "arn:aws:states:::sqs:sendMessage" + (".waitForTaskToken" if waits else "")
    body = {"token.$": "$$.Task.Token"} if waits else "m"
    return json.dumps({"StartAt": "T", "States": {"T": {
        "Type": "Task", "Resource": resource, "Parameters": {"QueueUrl": QUEUE + queue, "MessageBody": body},
        "End": True} | members}})


class ServicesKillTest(unittest.TestCase):
    def setUp(self):
        self.aws = self.enterContext(aws_server.AwsServer())
        self.server = support.Server(env=aws_server.ENVIRONMENT | {"AWS_ENDPOINT_URL": self.aws.url})
        self.addCleanup(self.server.close)
        self.server.start()

    def begin(self, *arguments, **members):
        return support.start(self.server, support.create_machine(self.server, send(*arguments, **members)))

    def kill_and_start(self):
        self.server.kill()
        self.server.start()

    def events(self, execution):
        return self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]

    def types(self, execution):
        return [event["type"] for event in self.events(execution)][1:]

    def messages(self, count):
        support.wait_until(lambda: len(self.aws.services.messages) == count, "the service has the message")

    def token(self):
        return json.loads(self.aws.services.messages[0]["MessageBody"])["token"]

    def verify(self):
        self.assertEqual(self.server.stop(), 0)
        subprocess.run([self.server.binary, "verify", "--data", self.server.data], check=True, capture_output=True)

    def test_a_call_under_way_is_unknown_and_only_retry_makes_it_again(self):
        execution = self.begin("slow", False)
        self.messages(1)
        self.kill_and_start()
        described = support.wait_closed(self.server, execution)
        self.assertEqual(described["error"], "States.TaskFailed")
        self.assertIn("outcome is unknown", described["cause"])
        self.assertEqual(self.types(execution), ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed",
                                                 "ExecutionFailed"])
        self.assertEqual(len(self.aws.services.messages), 1)

        retried = self.begin("slow", False, Retry=[{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 1}])
        self.messages(2)
        self.kill_and_start()
        self.messages(3)
        self.aws.services.release.set()
        self.assertEqual(support.wait_closed(self.server, retried)["status"], "SUCCEEDED")
        self.assertEqual(self.types(retried), ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed",
                                               "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited",
                                               "ExecutionSucceeded"])
        self.verify()

    def test_a_token_works_after_the_kill_and_once(self):
        execution = self.begin("tokens", True)
        support.wait_until(lambda: "TaskSubmitted" in self.types(execution), "the message is sent")
        self.kill_and_start()
        answer = {"taskToken": self.token(), "output": "[1]"}
        self.server.ok("SendTaskSuccess", answer)
        self.assertEqual(support.wait_closed(self.server, execution)["output"], "[1]")
        self.assertEqual(self.server.call("SendTaskSuccess", answer).code, "TaskTimedOut")
        self.assertEqual(self.types(execution)[2:5], ["TaskStarted", "TaskSubmitted", "TaskSucceeded"])
        self.assertEqual(len(self.aws.services.messages), 1)
        self.verify()

    def test_an_answer_before_the_services_answer_survives_the_kill(self):
        execution = self.begin("slow", True)
        self.messages(1)
        self.server.ok("SendTaskSuccess", {"taskToken": self.token(), "output": "[2]"})
        self.kill_and_start()
        self.assertEqual(support.wait_closed(self.server, execution)["output"], "[2]")
        self.assertEqual(self.types(execution)[2:4], ["TaskStarted", "TaskSucceeded"])
        self.verify()


if __name__ == "__main__":
    unittest.main()
