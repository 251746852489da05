"""Functions of one's own: the table [functions] of the configuration gives resources a command or a URL."""

import json
import os
import pathlib
import sys
import tempfile

import processes
import support
from lambda_endpoint import LambdaEndpoint
from support import create_machine, start, wait_closed, wait_until
from test_lambda import ARN, INVOKE, machine

# Python programs by the name of the function that they are.
PROGRAMS = {
    "double": "import json, sys; print(json.dumps(json.load(sys.stdin) * 2))",
    "silent": "pass",
    "exits": "import sys; sys.stderr.write('no luck'); sys.exit(3)",
    "names": "import sys; print('{\"errorType\":\"Refused\",\"errorMessage\":\"m\"}'); sys.exit(1)",
    "killed": "import os; os.kill(os.getpid(), 9)",
    "talks": "print('x' * (7 << 20))",
    "bytes": "import sys; sys.stdout.buffer.write(bytes([255, 97, 254]))",
    "fails-in-bytes": "import sys; sys.stderr.buffer.write(bytes([255, 97])); sys.exit(1)",
    "large": "print('\"' + 'x' * 262_144 + '\"')",
}
# More connections to one host than a client keeps by default.
MANY = 140
# Waits with a child of its own; both are known by the file that is its input.
WAITS = """
import json, os, subprocess, sys
child = subprocess.Popen(["/bin/sleep", "600"])
with open(json.load(sys.stdin) + ".new", "w") as file:
    file.write(f"{os.getpid()} {child.pid}")
os.rename(file.name, file.name.removesuffix(".new"))
child.wait()
"""


class Functions(support.ServerCase):
    @classmethod
    def setUpClass(cls):
        cls.endpoint = LambdaEndpoint()
        cls.addClassCleanup(cls.endpoint.close)
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.server = support.Server()
        cls.addClassCleanup(cls.server.close)
        with open(cls.server.config, "a") as file:
            for name, program in PROGRAMS.items():
                file.write(cls.entry(f"{ARN}{name}*", [sys.executable, "-c", program]))
            file.write(cls.entry(f"{ARN}waits*", [sys.executable, "-c", WAITS]))
            file.write(cls.entry(f"{ARN}late", ["/bin/sleep", "600"], "timeout_seconds = 1"))
            file.write(cls.entry(f"{ARN}hungry", [sys.executable, "-c", "bytearray(1 << 30)"], "memory_mib = 256"))
            file.write(cls.entry(f"{ARN}gone", ["/nonexistent/program"]))
            file.write(cls.entry(f"{ARN}folder", ["/bin/sh", "-c", "printf '\"%s\"' \"$PWD\""], f'folder = "{cls.folder}"'))
            file.write(cls.entry("arn:aws:states:::sns:*", ["/bin/cat"]))
            # Both take `z-ordered`; the second would come first by name.
            file.write(cls.entry(f"{ARN}z*", ["/bin/echo", "1"]))
            file.write(cls.entry(f"{ARN}*-ordered", ["/bin/echo", "2"]))
            for name in ("echo", "raises", "missing", "throttled", "large", "huge", "dropped", "slow"):
                file.write(f'[functions."{ARN}url-{name}"]\nurl = "{cls.endpoint.url_of(name)}"\n')
            file.write(f'[functions."{ARN}single*"]\nurl = "{cls.endpoint.url_of("slow-single")}"\nat_once = 1\n')
            file.write(f'[functions."{ARN}many"]\nurl = "{cls.endpoint.url_of("slow-many")}"\nat_once = {MANY}\n')
            file.write(f'[functions."{ARN}url-late"]\nurl = "{cls.endpoint.url_of("slow-late")}"\ntimeout_seconds = 1\n')
        cls.server.start()

    @staticmethod
    def entry(pattern, command, more=""):
        return f'[functions."{pattern}"]\ncommand = {json.dumps(command)}\n{more}\n'

    def start(self, *arguments, input_text="{}", **members):
        return start(self.server, create_machine(self.server, machine(*arguments, **members)), input_text)

    def run_machine(self, *arguments, **members):
        return wait_closed(self.server, self.start(*arguments, **members))

    def check_failures(self, expected):
        """{function: (error, what the cause has)}; all run at once."""
        started = [(name, self.start(ARN + name)) for name in expected]
        for name, execution in started:
            with self.subTest(function=name):
                described = wait_closed(self.server, execution)
                error, cause = expected[name]
                self.assertEqual(described["error"], error, described)
                self.assertIn(cause, described["cause"])

    def test_a_command_is_a_function_by_arn_and_by_name(self):
        execution = self.start(ARN + "double-it", input_text="21")
        self.assertEqual(wait_closed(self.server, execution)["output"], "42")
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        self.assertEqual([event["type"] for event in events][2:5], [
            "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded"])
        described = self.run_machine(INVOKE, {"FunctionName": "double", "Payload": 4})
        self.assertEqual(json.loads(described["output"])["Payload"], 8)
        self.assertEqual(self.run_machine(ARN + "silent")["output"], "null")
        self.assertEqual(self.run_machine(ARN + "folder")["output"], json.dumps(os.path.realpath(self.folder)))
        described = self.run_machine("arn:aws:states:::sns:publish", {"Message": "m"})
        self.assertEqual(json.loads(described["output"]), {"Message": "m"})

    def test_a_command_with_a_token_is_answered_later(self):
        parameters = {"FunctionName": "double", "Payload.$": "States.Array($$.Task.Token)"}
        execution = self.start(INVOKE + ".waitForTaskToken", parameters)
        submitted = "SELECT payload FROM history_events WHERE type = 'TaskSubmitted' AND execution_id = (" \
                    "SELECT execution_id FROM executions WHERE name = ?)"
        row = wait_until(lambda: self.server.rows(submitted, execution.rpartition(":")[2]), "the command has ended")[0]
        token = json.loads(row["payload"])["Payload"][0]
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "7"})
        self.assertEqual(wait_closed(self.server, execution)["output"], "7")

    def test_commands_that_fail(self):
        self.check_failures({
            "exits": ("States.TaskFailed", "exited with 3. no luck"),
            "names": ("Refused", '"errorMessage":"m"'),
            "killed": ("States.TaskFailed", "ended by signal 9"),
            "late": ("States.TaskFailed", "timed out"),
            "hungry": ("States.TaskFailed", "MemoryError"),
            "gone": ("States.TaskFailed", "/nonexistent/program"),
            "talks": ("States.DataLimitExceeded", "the output is too long"),
            "large": ("States.DataLimitExceeded", ARN + "large"),
        })

    def test_what_a_command_writes_may_be_no_text(self):
        described = self.run_machine(ARN + "bytes", ResultSelector={"was.$": "$"})
        self.assertEqual(json.loads(described["output"]), {"was": "\ufffda\ufffd"})
        described = self.run_machine(ARN + "fails-in-bytes")
        self.assertTrue(described["cause"].endswith("\ufffda"), described["cause"])

    def test_an_error_of_a_command_is_retried_and_caught_by_its_name(self):
        definition = machine(ARN + "names", Catch=[{"ErrorEquals": ["Refused"], "Next": "C"}],
                             Retry=[{"ErrorEquals": ["Refused"], "IntervalSeconds": 1, "MaxAttempts": 1}])
        definition["States"]["C"] = {"Type": "Pass", "End": True}
        execution = start(self.server, create_machine(self.server, definition))
        self.assertEqual(json.loads(wait_closed(self.server, execution)["output"])["Error"], "Refused")
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        self.assertEqual([event["type"] for event in events].count("LambdaFunctionFailed"), 2)

    def test_a_function_at_a_url(self):
        self.assertEqual(json.loads(self.run_machine(ARN + "url-echo", input_text="[1]")["output"]), {"got": [1]})
        self.assertEqual(self.endpoint.calls("echo")[0].body, b"[1]")
        self.check_failures({
            "url-raises": ("ValueError", '"errorMessage": "bad"'),
            "url-missing": ("States.TaskFailed", "answered 404"),
            "url-throttled": ("States.TaskFailed", "answered 429"),
            "url-dropped": ("States.TaskFailed", "127.0.0.1"),
            "url-late": ("States.TaskFailed", "timed out"),
            "url-large": ("States.DataLimitExceeded", ARN + "url-large"),
            "url-huge": ("States.DataLimitExceeded", "127.0.0.1"),
        })

    def test_the_first_pattern_of_the_file_counts(self):
        self.assertEqual(self.run_machine(ARN + "z-ordered")["output"], "1")
        self.assertEqual(self.run_machine(ARN + "a-ordered")["output"], "2")
        described = self.run_machine(INVOKE, {"FunctionName": "nobody"})
        self.assertIn("--lambda-endpoint", described["cause"])

    def test_a_function_runs_only_so_often_at_once_however_it_is_named(self):
        arguments = [(INVOKE, {"FunctionName": "single"}), (ARN + "single-two",), (INVOKE, {"FunctionName": "single"})]
        executions = [self.start(*each) for each in arguments]
        waiting = "SELECT count(*) AS n FROM v_tasks_outside WHERE type IN ('TaskScheduled', 'LambdaFunctionScheduled')"
        for number in range(1, 4):
            call = self.endpoint.wait_for("slow-single", number)
            self.assertEqual(len(self.endpoint.calls("slow-single")), number)
            self.assertEqual(self.server.rows(waiting)[0]["n"], 3 - number)
            call.release()
        for execution in executions:
            self.assertEqual(wait_closed(self.server, execution)["status"], "SUCCEEDED")

    def test_all_that_may_run_together_do(self):
        definition = create_machine(self.server, machine(ARN + "many"))
        executions = [start(self.server, definition) for _ in range(MANY)]
        self.endpoint.wait_for("slow-many", MANY)
        for call in self.endpoint.calls("slow-many"):
            call.release()
        for execution in executions:
            self.assertEqual(wait_closed(self.server, execution)["status"], "SUCCEEDED")

    def test_a_task_that_is_stopped_or_over_ends_its_command_with_all_it_has_started(self):
        for how in ("stopped", "over"):
            with self.subTest(how):
                file = self.folder / how
                members = {"TimeoutSeconds": 2} if how == "over" else {}
                execution = self.start(ARN + "waits", input_text=json.dumps(os.fspath(file)), **members)
                wait_until(file.exists, "the command runs")
                pids = [int(pid) for pid in file.read_text().split()]
                if how == "stopped":
                    self.server.ok("StopExecution", {"executionArn": execution})
                else:
                    self.assertEqual(wait_closed(self.server, execution)["error"], "States.Timeout")
                wait_until(lambda: not any(processes.lives(pid) for pid in pids), "the command and its child end")

    def test_a_call_of_a_url_is_given_up_when_its_task_is_stopped(self):
        execution = self.start(ARN + "url-slow")
        call = self.endpoint.wait_for("slow")
        self.server.ok("StopExecution", {"executionArn": execution})
        self.assertTrue(call.gone.wait(20))
