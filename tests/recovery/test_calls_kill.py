"""kill -9 in each phase of a Lambda invocation, a local function and a token: what was certain holds, what nobody can
know fails as unknown, and no function is called more often than the history says it was begun.

The functions hold their answers, so that every kill comes at a known moment.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

import processes
from lambda_endpoint import LambdaEndpoint

from tests.api import support

ARN = f"arn:aws:lambda:{support.REGION}:{support.ACCOUNT}:function:"
INVOKE = "arn:aws:states:::lambda:invoke"
AGAIN = [{"ErrorEquals": ["Lambda.Unknown"], "IntervalSeconds": 1, "MaxAttempts": 1}]
UNKNOWN = "outcome is unknown"
# Says that it runs, and waits until the fifo is opened for writing.
COMMAND = """
import json, os, sys
with open("runs", "a") as file:
    file.write(f"{os.getpid()}\\n")
with open("go") as fifo:
    print(json.dumps(fifo.read()))
"""


def task(resource, parameters=None, **members):
    state = {"Type": "Task", "Resource": resource, "End": True} | members
    return {"StartAt": "T", "States": {"T": state | ({"Parameters": parameters} if parameters else {})}}


class CallsKillTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.endpoint = LambdaEndpoint()
        self.addCleanup(self.endpoint.close)
        self.server = support.Server(env={"LAMBDA_ENDPOINT": self.endpoint.url})
        self.addCleanup(self.server.close)

    def begin(self, configuration=""):
        with open(self.server.config, "a") as file:
            file.write(configuration)
        self.server.start()

    def kill_and_start(self):
        self.server.kill()
        self.server.start()

    def start(self, definition, input_text="{}"):
        return support.start(self.server, support.create_machine(self.server, definition), input_text)

    def ends(self, execution):
        return support.wait_closed(self.server, execution)

    def types(self, execution):
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        return [event["type"] for event in events]

    def check_calls(self, execution, function, calls):
        """Function and history agree on how often it was called: at most once for each Started event."""
        started = sum(name in ("TaskStarted", "LambdaFunctionStarted") for name in self.types(execution))
        self.assertEqual((len(self.endpoint.calls(function)), started), (calls, calls))

    def verify(self):
        self.assertEqual(self.server.stop(), 0)
        subprocess.run([self.server.binary, "verify", "--data", self.server.data], check=True, capture_output=True)

    def test_a_call_that_has_not_begun_is_made_by_the_next_start(self):
        self.begin("[tasks]\nlambda_at_once = 1\n")
        self.start(task(ARN + "slow-first"))
        self.endpoint.wait_for("slow-first")
        second = self.start(task(ARN + "slow-second"))
        third = self.start(task(INVOKE, {"FunctionName": "echo-third"}))
        self.kill_and_start()
        self.endpoint.wait_for("slow-second").release()
        for execution, function in ((second, "slow-second"), (third, "echo-third")):
            self.assertEqual(self.ends(execution)["status"], "SUCCEEDED")
            self.check_calls(execution, function, 1)
        self.assertEqual(len(self.endpoint.calls("slow-first")), 1)
        self.verify()

    def test_a_call_under_way_is_unknown_and_only_retry_makes_it_again(self):
        self.begin()
        forms = {"slow-arn": task(ARN + "slow-arn", Retry=AGAIN),
                 "slow-name": task(INVOKE, {"FunctionName": "slow-name"}, Retry=AGAIN),
                 "slow-once": task(ARN + "slow-once")}
        executions = {function: self.start(definition) for function, definition in forms.items()}
        for function in forms:
            self.endpoint.wait_for(function)
        self.kill_and_start()
        for function in ("slow-arn", "slow-name"):
            self.endpoint.wait_for(function, 2).release()
            self.assertEqual(self.ends(executions[function])["status"], "SUCCEEDED")
            self.check_calls(executions[function], function, 2)
        described = self.ends(executions["slow-once"])
        self.assertEqual(described["error"], "Lambda.Unknown")
        self.assertIn(UNKNOWN, described["cause"])
        self.check_calls(executions["slow-once"], "slow-once", 1)
        self.verify()

    def test_with_the_setting_a_call_under_way_is_made_again_under_its_event(self):
        self.begin("[tasks]\nrepeat_lost_calls = true\n")
        execution = self.start(task(ARN + "slow-repeat"))
        self.endpoint.wait_for("slow-repeat")
        self.kill_and_start()
        self.endpoint.wait_for("slow-repeat", 2).release()
        self.assertEqual(self.ends(execution)["status"], "SUCCEEDED")
        self.assertEqual(self.types(execution)[2:5], [
            "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded"])
        self.assertEqual(len(self.endpoint.calls("slow-repeat")), 2)
        self.verify()

    def test_an_answer_that_had_arrived_and_was_not_committed_is_unknown(self):
        self.begin()
        execution = self.start(task(ARN + "slow-late"))
        call = self.endpoint.wait_for("slow-late")
        self.server.process.send_signal(signal.SIGSTOP)
        call.release()
        self.assertTrue(call.answered.wait(20))
        self.kill_and_start()
        self.assertEqual(self.ends(execution)["error"], "Lambda.Unknown")
        self.check_calls(execution, "slow-late", 1)
        self.verify()

    def test_an_answer_that_was_committed_is_kept_and_the_call_not_made_again(self):
        self.begin()
        definition = task(ARN + "echo-kept", Next="W")
        del definition["States"]["T"]["End"]
        activity = support.create_activity(self.server)
        definition["States"]["W"] = {"Type": "Task", "Resource": activity, "End": True}
        execution = self.start(definition, "[1]")
        support.wait_until(lambda: self.types(execution)[-1] == "ActivityScheduled", "the answer is stored")
        self.kill_and_start()
        held = self.server.ok("GetActivityTask", {"activityArn": activity})
        self.assertEqual(json.loads(held["input"]), {"got": [1]})
        self.server.ok("SendTaskSuccess", {"taskToken": held["taskToken"], "output": "2"})
        self.assertEqual(self.ends(execution)["output"], "2")
        self.check_calls(execution, "echo-kept", 1)
        self.verify()

    def test_a_token_that_is_awaited_is_answered_after_the_kill(self):
        self.begin()
        parameters = {"FunctionName": "echo-token", "Payload": {"token.$": "$$.Task.Token"}}
        execution = self.start(task(INVOKE + ".waitForTaskToken", parameters))
        token = self.endpoint.wait_for("echo-token").payload["token"]
        support.wait_until(lambda: self.types(execution)[-1] == "TaskSubmitted", "the call has answered")
        self.kill_and_start()
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "[1]"})
        self.assertEqual(self.ends(execution)["output"], "[1]")
        self.assertEqual(self.server.call("SendTaskSuccess", {"taskToken": token, "output": "1"}).code, "TaskTimedOut")
        self.check_calls(execution, "echo-token", 1)
        self.verify()

    def test_a_call_that_is_lost_takes_its_token_along(self):
        self.begin()
        parameters = {"FunctionName": "slow-token", "Payload": {"token.$": "$$.Task.Token"}}
        execution = self.start(task(INVOKE + ".waitForTaskToken", parameters))
        token = self.endpoint.wait_for("slow-token").payload["token"]
        self.kill_and_start()
        self.assertEqual(self.ends(execution)["error"], "Lambda.Unknown")
        self.assertEqual(self.server.call("SendTaskSuccess", {"taskToken": token, "output": "1"}).code, "TaskTimedOut")
        self.verify()

    def test_a_command_ends_with_the_server_and_runs_again_by_retry(self):
        os.mkfifo(self.folder / "go")
        self.begin(f'[functions."{ARN}local"]\ncommand = {json.dumps([sys.executable, "-c", COMMAND])}\n'
                   f'folder = "{self.folder}"\n')
        execution = self.start(task(ARN + "local", Retry=AGAIN))
        first, = self.runs(1)
        self.kill_and_start()
        support.wait_until(lambda: not processes.lives(first), "the command has ended with the server")
        self.runs(2)
        with open(self.folder / "go", "w") as fifo:
            fifo.write("gone")
        self.assertEqual(self.ends(execution)["output"], '"gone"')
        self.assertEqual(len(self.runs(2)), self.types(execution).count("LambdaFunctionStarted"))
        self.verify()

    def runs(self, number):
        """The processes that the command has been, once there are that many."""
        def pids():
            lines = (self.folder / "runs").read_text().split() if (self.folder / "runs").exists() else []
            return [int(pid) for pid in lines] if len(lines) >= number else None
        return support.wait_until(pids, f"{number} runs of the command")


if __name__ == "__main__":
    unittest.main()
