"""Files of every schema version since the first are opened, brought to this one, verified, and go on where their server
was killed: tests/golden/databases has one of each version, with what its API said (make_golden.py)."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

import database_document as document

from tests.api import support

GOLDEN = document.ROOT / "tests" / "golden" / "databases"
NEWEST = len(list((document.ROOT / "migrations").glob("*.sql")))
VERSIONS = range(1, NEWEST + 1)
# What still ran in the file, and how it ends when the workers do their part.
ENDS = {"retrying": "SUCCEEDED", "assigned": "SUCCEEDED", "pair": "SUCCEEDED", "many": "SUCCEEDED",
        "queued": "SUCCEEDED", "asleep": "SUCCEEDED", "until": "SUCCEEDED"}
CLOSED = ("done", "caught", "failed", "timed-out", "aborted")


def make_file(data, version):
    os.makedirs(data)
    with contextlib.closing(sqlite3.connect(os.path.join(data, "stepwell.db"))) as connection:
        connection.executescript((GOLDEN / f"v{version}.sql").read_text())


def verify(data):
    return subprocess.run([support.find_binary(), "verify", "--data", data], capture_output=True, text=True,
                          timeout=60, check=False)


class Upgrade(unittest.TestCase):
    def upgraded(self, version):
        """A server on the file, and what the API of its time said."""
        server = support.Server()
        self.addCleanup(shutil.rmtree, server.directory, ignore_errors=True)
        make_file(server.data, version)
        self.addCleanup(server.kill)
        return server, json.loads((GOLDEN / f"v{version}.json").read_text())

    def test_there_is_a_file_of_every_version(self):
        self.assertEqual(sorted(path.stem for path in GOLDEN.glob("*.sql")),
                         [f"v{number}" for number in VERSIONS])

    def test_closed_executions_read_as_they_did(self):
        for version in VERSIONS:
            server, facts = self.upgraded(version)
            server.start()
            self.assertEqual(server.rows("PRAGMA user_version")[0][0], NEWEST)
            for name in CLOSED:
                told = facts["executions"][name]
                arn = told["description"]["executionArn"]
                described = server.ok("DescribeExecution", {"executionArn": arn})
                for changing in ("redriveStatus", "redriveStatusReason"):
                    described.pop(changing, None), told["description"].pop(changing, None)
                self.assertEqual(described, told["description"])
                self.assertEqual(server.ok("GetExecutionHistory", {"executionArn": arn})["events"], told["events"])
            self.assertEqual(server.stop(), 0)

    def test_what_ran_goes_on_to_its_end(self):
        for version in VERSIONS:
            server, facts = self.upgraded(version)
            server.start()
            executions = {n: told["description"]["executionArn"] for n, told in facts["executions"].items()}
            for name, told in facts["executions"].items():
                if name not in CLOSED:
                    self.assertEqual(told["description"]["status"], "RUNNING", name)
            # Tokens that workers held, then what was queued or is queued by a timer that was overdue.
            for token in facts["tokens"].values():
                server.ok("SendTaskSuccess", {"taskToken": token, "output": '"by the old token"'})
            self.work_off(server, facts["activity"], {n: executions[n] for n in ENDS})
            for name, status in ENDS.items():
                described = server.ok("DescribeExecution", {"executionArn": executions[name]})
                self.assertEqual((name, described["status"]), (name, status))
            self.assertEqual(server.rows("SELECT * FROM v_stuck"), [])
            done = verify(server.data)
            self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
            self.assertEqual(server.stop(), 0)

    def work_off(self, server, activity, executions):
        def all_ended():
            states = [server.ok("DescribeExecution", {"executionArn": arn})["status"] for arn in executions.values()]
            return "RUNNING" not in states

        def step():
            if all_ended():
                return True
            queued = server.rows("SELECT 1 FROM v_activity_tasks WHERE status = 'QUEUED'")
            if queued:
                task = server.ok("GetActivityTask", {"activityArn": activity})
                if task.get("taskToken"):
                    server.ok("SendTaskSuccess", {"taskToken": task["taskToken"], "output": '"by a new worker"'})
            return False

        support.wait_until(step, "every execution has ended", seconds=60)

    def test_the_commands_on_the_file_bring_it_to_this_version(self):
        for version in VERSIONS:
            folder = Path(tempfile.mkdtemp(prefix="stepwell-upgrade-"))
            self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
            make_file(str(folder / "old"), version)
            for words in (["backup", str(folder / "copy.db"), "--data", str(folder / "old")],
                          ["restore", str(folder / "copy.db"), "--data", str(folder / "restored")],
                          ["rebuild", "--data", str(folder / "old")],
                          ["purge", "--older-than", "0", "--data", str(folder / "restored")]):
                done = subprocess.run([support.find_binary(), *words], capture_output=True, text=True, timeout=60,
                                      check=False)
                self.assertEqual((words[0], done.returncode, done.stderr), (words[0], 0, ""), done.stdout)
            for name in ("old", "restored"):
                done = verify(str(folder / name))
                self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)


if __name__ == "__main__":
    unittest.main()
