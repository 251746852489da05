"""`stepwell backup`, `restore` and `export`."""

import json
import os
import sqlite3
import threading

import commands
from commands import CommandCase, stepwell

from tests.api import support


def value(database, query):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchone()[0]
    finally:
        connection.close()


class Copies(CommandCase):
    def served(self):
        server = support.Server()
        server.start()
        self.addCleanup(server.close)
        return server

    def backed_up(self, server):
        copy = self.folder() / "copy.db"
        done = stepwell("backup", copy, "--data", server.data)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^backed up to .*copy\.db: .* verified$")
        self.assertEqual([path.name for path in copy.parent.iterdir()], ["copy.db"], "nothing else is left")
        return copy

    def test_a_copy_of_a_busy_server_is_one_snapshot_and_goes_on_in_another_folder(self):
        server = self.served()
        execution, activity, token = support.assigned_task(server)
        machine, over = support.create_machine(server), threading.Event()

        def load():
            while not over.is_set():
                support.start(server, machine)

        thread = threading.Thread(target=load)
        thread.start()
        try:
            copy = self.backed_up(server)
        finally:
            over.set()
            thread.join()
        self.assertEqual(os.stat(copy).st_mode & 0o777 & ~0o640, 0, "it holds the key of the tokens")
        server.kill()

        restored = support.Server()
        self.addCleanup(restored.close)
        done = stepwell("restore", copy, "--data", restored.data)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        epoch = value(copy, "SELECT epoch FROM meta")
        self.assertEqual(value(restored.database, "SELECT epoch FROM restores"), epoch + 1)
        restored.start()
        # What a worker held when the copy was made is taken.
        restored.ok("SendTaskSuccess", {"taskToken": token, "output": '"done"'})
        self.assertEqual(support.wait_closed(restored, execution)["output"], '"done"')
        self.assertEqual(value(restored.database, "SELECT max(epoch) FROM recoveries"), epoch + 2)
        self.assertIn("restored from a copy", restored.log_text())
        self.assertEqual(stepwell("verify", "--data", restored.data).returncode, 0)

    def test_nothing_is_overwritten(self):
        data = self.data_of_a_stopped_server()
        copy = self.folder() / "copy.db"
        self.assertEqual(stepwell("backup", copy, "--data", data).returncode, 0)
        size = copy.stat().st_size
        self.assert_refused(stepwell("backup", copy, "--data", data), commands.EXIT_IN_USE, "not overwritten")
        self.assertEqual(copy.stat().st_size, size)
        self.assert_refused(stepwell("restore", copy, "--data", data), commands.EXIT_IN_USE, "not overwritten")
        # What is left of a database counts too: a WAL without its file.
        rest = self.folder()
        (rest / "stepwell.db-wal").write_bytes(b"")
        self.assert_refused(stepwell("restore", copy, "--data", rest), commands.EXIT_IN_USE, "not overwritten")

    def test_a_damaged_source_or_copy_is_refused_and_leaves_nothing(self):
        data = self.data_of_a_stopped_server()
        copy = self.folder() / "copy.db"
        self.assertEqual(stepwell("backup", copy, "--data", data).returncode, 0)
        connection = sqlite3.connect(copy)
        connection.execute("UPDATE history_events SET payload = '{\"a\":2}' WHERE payload IS NOT NULL")
        connection.commit()
        connection.close()
        target = self.folder() / "data"
        done = stepwell("restore", copy, "--data", target)
        self.assertEqual(done.returncode, 1)
        self.assertIn("checksum differs", done.stdout)
        self.assertFalse((target / "stepwell.db").exists())
        self.assertEqual([path.name for path in target.iterdir()], ["stepwell.lock"])

        copy.write_bytes(copy.read_bytes()[:5000])
        self.assertEqual(stepwell("restore", copy, "--data", target).returncode, commands.EXIT_CORRUPT)
        copy.write_text("not a database")
        self.assertEqual(stepwell("restore", copy, "--data", target).returncode, commands.EXIT_CORRUPT)
        missing = stepwell("backup", self.folder() / "x.db", "--data", target)
        self.assert_refused(missing, commands.EXIT_MISSING, "no database")

    def test_a_backup_that_is_killed_leaves_nothing_under_its_name(self):
        data = self.data_of_a_stopped_server()
        copy = self.folder() / "copy.db"
        # The limit on file sizes is met while the copy is written.
        done = stepwell("backup", copy, "--data", data, prefix=("prlimit", "--fsize=20000"))
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse(copy.exists())


class Export(CommandCase):
    def lines(self, data, *words):
        done = stepwell("export", "--data", data, *words)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_histories_are_those_of_the_api(self):
        with support.Server() as server:
            machine = support.create_machine(server, name="orders")
            done = support.start(server, machine, '{"n": 1, "text": "\\u00e9 \\" \\\\"}')
            support.wait_closed(server, done)
            waiting = support.start(server, support.create_machine(server, support.wait_machine(), name="waits"))
            of_api = {arn: server.ok("GetExecutionHistory", {"executionArn": arn})["events"] for arn in (done, waiting)}
            described = server.ok("DescribeExecution", {"executionArn": done})
            exported = self.lines(server.data)
            self.assertEqual({line["executionArn"]: line["events"] for line in exported}, of_api)
            for name in ("stateMachineArn", "name", "status", "startDate", "stopDate"):
                self.assertEqual(exported[0][name], described[name])
            self.assertEqual([line["name"] for line in self.lines(server.data, "--status", "RUNNING")],
                             [waiting.rsplit(":", 1)[1]])
            self.assertEqual(len(self.lines(server.data, "--state-machine", "orders")), 1)
            self.assertEqual(self.lines(server.data, "--started-before", "2020-01-01T00:00:00Z"), [])
            self.assertEqual(len(self.lines(server.data, "--started-from", "2020-01-01T00:00:00Z")), 2)
            file = self.folder() / "histories.ndjson"
            self.assertEqual(stepwell("export", "--data", server.data, "--output", file).returncode, 0)
            self.assertEqual([json.loads(line) for line in file.read_text().splitlines()], exported)

    def test_a_time_that_is_none_is_refused(self):
        done = stepwell("export", "--data", self.folder(), "--started-from", "yesterday")
        self.assertEqual(done.returncode, commands.EXIT_USAGE)
        self.assertIn("2026-01-31T00:00:00Z", done.stderr)
