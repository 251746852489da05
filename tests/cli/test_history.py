"""`stepwell history` and `stepwell retry`."""

import json
import subprocess

import commands
from commands import clean_environment, stepwell

from tests.api import support

MACHINE = {
    "StartAt": "Prepare",
    "States": {
        "Prepare": {"Type": "Pass", "Result": {"text": "a\nb"}, "Next": "Refuse"},
        "Refuse": {"Type": "Fail", "Error": "NoStock", "Cause": "nothing left"},
    },
}


class History(support.ServerCase):
    def history(self, execution, *words):
        return stepwell("history", execution, "--endpoint-url", self.server.endpoint, *words)

    def failed_execution(self):
        execution = support.start(self.server, support.create_machine(self.server, MACHINE))
        support.wait_closed(self.server, execution)
        return execution

    def test_a_table_has_a_line_an_event(self):
        done = self.history(self.failed_execution())
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 1 + 5)
        self.assertEqual([line.split()[0] for line in lines[1:]], ["1", "2", "3", "4", "5"])
        self.assertRegex(lines[2], r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z  PassStateEntered +Prepare")
        self.assertRegex(lines[5], r"ExecutionFailed .*NoStock: nothing left")

    def test_json_is_an_event_a_line_as_the_api_gives_them(self):
        execution = self.failed_execution()
        done = self.history(execution, "--json")
        expected = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        self.assertEqual([json.loads(line) for line in done.stdout.splitlines()], expected)

    def test_follow_shows_what_happens_until_the_end(self):
        execution, activity, token = support.assigned_task(self.server)
        command = [self.server.binary, "history", execution, "--follow", "--json", "--endpoint-url",
                   self.server.endpoint]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=clean_environment()) as following:
            try:
                types = []
                while not types or types[-1] != "ActivityStarted":
                    types.append(json.loads(following.stdout.readline())["type"])
                self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "{}"})
                types += [json.loads(line)["type"] for line in following.stdout]
                self.assertEqual(following.wait(10), 0)
            finally:
                following.kill()
        self.assertEqual(types, ["ExecutionStarted", "TaskStateEntered", "ActivityScheduled", "ActivityStarted",
                                 "ActivitySucceeded", "TaskStateExited", "ExecutionSucceeded"])

    def test_more_events_than_a_page_holds(self):
        count = 600
        states = {f"S{n}": {"Type": "Pass", "Next": f"S{n + 1}"} for n in range(count)}
        states[f"S{count}"] = {"Type": "Succeed"}
        machine = support.create_machine(self.server, {"StartAt": "S0", "States": states})
        execution = support.start(self.server, machine)
        support.wait_closed(self.server, execution)
        done = self.history(execution, "--json")
        ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
        self.assertEqual(ids, list(range(1, 2 * (count + 1) + 3)))

    def test_an_execution_that_is_not_there(self):
        arn = self.failed_execution() + "-not"
        done = self.history(arn)
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertRegex(done.stderr, r"^stepwell: ExecutionDoesNotExist: .*\n$")

    def test_a_server_that_is_not_there(self):
        done = stepwell("history", "arn:aws:states:us-east-1:123456789012:execution:m:e", "--endpoint-url",
                        f"http://127.0.0.1:{support.free_port()}")
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertRegex(done.stderr, r"^stepwell: no answer from http://127\.0\.0\.1:\d+: .*\n$")

    def test_a_pipe_that_closes_early_is_no_failure_to_talk_about(self):
        script = '"$0" history "$1" --endpoint-url "$2" | head -n 1'
        done = subprocess.run(["bash", "-c", script, self.server.binary, self.failed_execution(), self.server.endpoint],
                              capture_output=True, text=True, timeout=60, env=clean_environment())
        self.assertEqual((len(done.stdout.splitlines()), done.stderr), (1, ""))


class Retry(support.ServerCase):
    def retry(self, execution):
        return stepwell("retry", execution, "--endpoint-url", self.server.endpoint)

    def test_an_execution_that_is_not_quarantined(self):
        execution = support.start(self.server, support.create_machine(self.server, support.wait_machine()))
        done = self.retry(execution)
        self.assertRegex(done.stdout + done.stderr, "not.*quarantine")

    def test_an_execution_that_is_not_there(self):
        machine = support.create_machine(self.server)
        done = self.retry(machine.replace(":stateMachine:", ":execution:") + ":none")
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertRegex(done.stderr, r"^stepwell: ExecutionDoesNotExist")
