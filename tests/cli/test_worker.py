"""`stepwell worker`: a script as the worker of an activity."""

import json
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import commands
from commands import clean_environment, stepwell

from tests.api import support
from tests.api.support import activity_machine, create_activity, create_machine, wait_closed, wait_until

STOPS = 40
# Begins, and ends with 7 when a file appears.
WAIT_FOR_GO = "touch begun; while [ ! -e go ]; do sleep 0.05; done; echo 7"


class Worker:
    """A running worker; its log is kept for failures."""

    def __init__(self, server, activity, command, *words):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="stepwell-worker-"))
        self.log = open(self.folder / "log", "w+")
        name = activity.rpartition(":")[2]
        self.process = subprocess.Popen(
            [server.binary, "worker", "--endpoint-url", server.endpoint, "--activity", name, *words, "--", *command],
            env=clean_environment(), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, cwd=self.folder)

    def stop(self, seconds=15):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def log_text(self):
        return (self.folder / "log").read_text()

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Workers(support.ServerCase):
    settings = {"poll_seconds": 2}

    def worker(self, script, *words):
        self.activity = create_activity(self.server)
        worker = Worker(self.server, self.activity, ["sh", "-c", script], *words)
        self.addCleanup(worker.close)
        return worker

    def run_task(self, text="{}", **members):
        machine = create_machine(self.server, activity_machine(self.activity, **members))
        return support.start(self.server, machine, text)

    def test_the_input_goes_in_and_the_output_comes_out(self):
        self.worker('printf \'{"got": %s}\' "$(cat)"')
        done = wait_closed(self.server, self.run_task('{"é": [1, 2.0]}'))
        self.assertEqual((done["status"], done["output"]), ("SUCCEEDED", '{"got": {"é": [1, 2.0]}}'))

    def test_output_that_is_no_json_becomes_a_string(self):
        self.worker("echo done and dusted")
        self.assertEqual(json.loads(wait_closed(self.server, self.run_task())["output"]), "done and dusted")

    def test_a_failure_has_the_exit_code_as_error_and_stderr_as_cause(self):
        self.worker("echo ignored; echo no stock left >&2; exit 3")
        done = wait_closed(self.server, self.run_task())
        self.assertEqual((done["status"], done["error"]), ("FAILED", "Worker.ExitCode3"))
        self.assertEqual(done["cause"].strip(), "no stock left")

    def test_a_command_that_a_signal_ends(self):
        self.worker("kill -9 $$")
        self.assertEqual(wait_closed(self.server, self.run_task())["error"], "Worker.Signal9")

    def test_a_command_that_does_not_exist_fails_the_task_and_says_so(self):
        self.activity = create_activity(self.server)
        worker = Worker(self.server, self.activity, ["/no/such/command"])
        self.addCleanup(worker.close)
        done = wait_closed(self.server, self.run_task())
        self.assertEqual((done["status"], done["error"]), ("FAILED", "Worker.ExitCode127"))
        self.assertIn("/no/such/command", done["cause"])

    def test_more_input_and_output_than_a_pipe_holds(self):
        self.worker("cat")
        text = json.dumps("x" * 250_000)
        self.assertEqual(wait_closed(self.server, self.run_task(text))["output"], text)

    def test_more_output_than_a_result_may_have_fails_the_task(self):
        # Refused by the API, never sent, and refused as a request because each byte is escaped.
        for count, byte in (262_145, "1"), (3_000_000, "1"), (1_000_000, "\\001"):
            with self.subTest(count=count, byte=byte):
                self.worker(f"head -c {count} /dev/zero | tr '\\0' '{byte}'")
                self.assertEqual(wait_closed(self.server, self.run_task())["status"], "FAILED")

    def test_a_command_that_does_not_read_its_input(self):
        self.worker("true")
        self.assertEqual(wait_closed(self.server, self.run_task(json.dumps("x" * 250_000)))["output"], '""')

    def test_heartbeats_keep_a_long_task_alive(self):
        self.worker("sleep 3; echo 1", "--heartbeat", "0.5")
        done = wait_closed(self.server, self.run_task(HeartbeatSeconds=1, TimeoutSeconds=60))
        self.assertEqual((done["status"], done.get("output")), ("SUCCEEDED", "1"))

    def test_a_task_that_timed_out_ends_its_command(self):
        worker = self.worker("echo $$ > pid; sleep 300", "--heartbeat", "0.2")
        execution = self.run_task(TimeoutSeconds=1)
        self.assertEqual(wait_closed(self.server, execution)["error"], "States.Timeout")
        pid = int((worker.folder / "pid").read_text())
        wait_until(lambda: not pathlib.Path(f"/proc/{pid}").exists(), "the command has ended")
        self.assertIsNone(worker.process.poll())

    def test_tasks_follow_each_other_in_order(self):
        worker = self.worker('cat >> seen; echo >> seen; echo 1')
        machine = create_machine(self.server, activity_machine(self.activity))
        executions = [support.start(self.server, machine, json.dumps(n)) for n in range(10)]
        for execution in executions:
            wait_closed(self.server, execution)
        self.assertEqual((worker.folder / "seen").read_text().split(), [str(n) for n in range(10)])

    def test_a_waiting_worker_stops_at_once(self):
        worker = self.worker("true")
        wait_closed(self.server, self.run_task())
        self.assertEqual(worker.stop(seconds=1), 0)

    def test_a_working_worker_finishes_its_task_before_it_stops(self):
        worker = self.worker(WAIT_FOR_GO)
        execution = self.run_task()
        wait_until((worker.folder / "begun").exists, "the command runs")
        worker.process.send_signal(signal.SIGTERM)
        (worker.folder / "go").touch()
        self.assertEqual(worker.process.wait(10), 0)
        self.assertEqual(wait_closed(self.server, execution)["output"], "7")

    def test_workers_that_are_stopped_at_any_moment_leave_no_task_behind(self):
        self.activity = create_activity(self.server)
        machine = create_machine(self.server, activity_machine(self.activity))
        executions = []
        for n in range(STOPS):
            executions += [support.start(self.server, machine) for _ in range(20)]
            worker = Worker(self.server, self.activity, ["true"])
            self.addCleanup(worker.close)
            wait_until(lambda worker=worker: " polls " in worker.log_text(), "the worker takes signals")
            # The moment of the signal is spread over the time that twenty tasks take.
            time.sleep(0.04 * n / STOPS)
            self.assertEqual(worker.stop(), 0)
        worker = Worker(self.server, self.activity, ["true"])
        self.addCleanup(worker.close)
        for execution in executions:
            self.assertEqual(wait_closed(self.server, execution)["status"], "SUCCEEDED")

    def test_an_activity_that_does_not_exist_is_said_at_once(self):
        done = stepwell("worker", "--endpoint-url", self.server.endpoint, "--activity", "no-such", "--", "true")
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertIn("no-such", done.stderr)


class Restarts(unittest.TestCase):
    def test_a_worker_outlives_the_restart_of_its_server(self):
        with support.Server() as server:
            activity = create_activity(server)
            worker = Worker(server, activity, ["sh", "-c", WAIT_FOR_GO])
            self.addCleanup(worker.close)
            execution = support.start(server, create_machine(server, activity_machine(activity)))
            wait_until((worker.folder / "begun").exists, "the command runs")
            port = server.port
            server.kill()
            (worker.folder / "go").touch()
            wait_until(lambda: "no answer from" in worker.log_text(), "the worker finds nobody")
            server.start(port)
            self.assertEqual(wait_closed(server, execution)["output"], "7")
