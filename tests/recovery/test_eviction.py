"""Memory for a tenth of the executions: the others are folded from the log when something happens to them."""

import concurrent.futures
import datetime
import itertools
import json
import os
import pathlib
import subprocess
import unittest

from tests.api import support

SLOW_BUILD = pathlib.Path(os.environ.get("STEPWELL_BUILD", "")).name in ("asan", "tsan", "debug")
EXECUTIONS = 600 if SLOW_BUILD else 2_000
MEMORY_MIB = 1
# A folded execution takes about 2 KiB and several times its text.
TEXT = "x" * 2_000
WORKERS = 4


class EvictionTest(unittest.TestCase):
    def setUp(self):
        self.server = support.Server(env={"STEPWELL_EXECUTION_MIB_MAX": str(MEMORY_MIB)})
        self.addCleanup(self.server.close)
        self.server.start()
        self.activity = self.server.ok("CreateActivity", {"name": "count"})["activityArn"]
        self.machine = support.create_machine(self.server, json.dumps({
            "StartAt": "Wait",
            "States": {
                "Wait": {"Type": "Wait", "TimestampPath": "$.due", "Next": "Task"},
                "Task": {"Type": "Task", "Resource": self.activity, "InputPath": "$.n", "ResultPath": "$.counted",
                         "OutputPath": "$.counted", "End": True},
            },
        }))

    def start_all(self):
        due = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)
        given = {"due": due.strftime("%Y-%m-%dT%H:%M:%SZ"), "text": TEXT}

        def start(n):
            self.server.ok("StartExecution", {"stateMachineArn": self.machine, "name": f"e{n}",
                                              "input": json.dumps(given | {"n": n})})

        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(start, range(EXECUTIONS)))

    def work_until_done(self):
        left = itertools.count(1)

        def work(_):
            while next(left) <= EXECUTIONS:
                task = self.server.ok("GetActivityTask", {"activityArn": self.activity})
                self.server.ok("SendTaskSuccess", {"taskToken": task["taskToken"],
                                                   "output": json.dumps([json.loads(task["input"])])})

        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(work, range(WORKERS)))

    def test_executions_that_left_memory_wake_as_if_they_had_not(self):
        self.start_all()
        self.server.kill()
        self.server.start()
        self.work_until_done()
        ended = self.server.rows("SELECT name, status, output FROM v_executions")
        self.assertEqual(len(ended), EXECUTIONS)
        for row in ended:
            self.assertEqual((row["status"], json.loads(row["output"])), ("SUCCEEDED", [int(row["name"][1:])]))
        verified = subprocess.run([self.server.binary, "verify", "--data", self.server.data], capture_output=True,
                                  text=True)
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)


if __name__ == "__main__":
    unittest.main()
