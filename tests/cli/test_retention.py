"""Removing what is old: `stepwell purge` with a server and without one, and the settings of the server itself."""

import json
import os
import sqlite3
import subprocess

import commands
from commands import CommandCase, stepwell

from tests.api import support


def verified(data):
    done = stepwell("verify", "--data", data)
    return (done.returncode, done.stdout + done.stderr)


def rows(database, query):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


class Purge(CommandCase):
    def served(self, **env):
        server = support.Server(env={"STEPWELL_RETENTION_DAYS": "0", **env})
        server.start()
        self.addCleanup(server.close)
        return server

    def purge(self, server, *words):
        return stepwell("purge", "--data", server.data, "--endpoint-url", server.endpoint, *words)

    def assert_verified(self, data):
        code, text = verified(data)
        self.assertEqual(code, 0, text)

    def test_a_running_server_removes_what_has_closed_and_keeps_what_runs(self):
        server = self.served()
        done = support.start(server, support.create_machine(server, name="orders"))
        support.wait_closed(server, done)
        waiting = support.start(server, support.create_machine(server, support.wait_machine(), name="waits"))
        # The checkpoint has to have seen the end.
        support.wait_until(lambda: "1 executions (4 events) of orders" in self.purge(
            server, "--older-than", "0", "--dry-run").stdout, "a proposal")
        self.assertEqual(len(server.rows("SELECT * FROM executions")), 2, "a dry run removes nothing")

        def removed():
            ran = self.purge(server, "--older-than", "0")
            self.assertEqual((ran.returncode, ran.stderr), (0, ""))
            return "removed 1 executions" in ran.stdout

        support.wait_until(removed, "the execution is removed")
        self.assertEqual(server.call("DescribeExecution", {"executionArn": done}).code, "ExecutionDoesNotExist")
        self.assertEqual(server.ok("DescribeExecution", {"executionArn": waiting})["status"], "RUNNING")
        self.assertEqual([tuple(row) for row in server.rows("SELECT cause, executions_removed FROM v_purges")],
                         [("purge", 1)])
        self.assert_verified(server.data)
        # Its name is free again.
        support.wait_closed(server, support.start(server, support.create_machine(server), name="again"))

    def test_only_the_state_machine_that_is_named_and_all_but_its_newest(self):
        server = self.served()
        machines = {name: support.create_machine(server, name=name) for name in ("busy", "other")}
        for number in range(6):
            support.wait_closed(server, support.start(server, machines["busy"], name=f"busy-{number}"))
        support.wait_closed(server, support.start(server, machines["other"]))
        support.wait_until(lambda: self.purge(server, "--keep", "2", "--state-machine", "busy").returncode == 0
                           and len(server.rows("SELECT * FROM executions")) == 3, "four are removed")
        names = [row[0] for row in server.rows("SELECT name FROM executions WHERE name LIKE 'busy-%' ORDER BY 1")]
        self.assertEqual(names, ["busy-4", "busy-5"])

    def test_without_a_server_the_command_removes_by_itself(self):
        data = self.data_of_a_stopped_server()
        wanted = stepwell("purge", "--data", data, "--older-than", "0", "--dry-run")
        self.assertRegex(wanted.stdout, r"^would remove 1 executions \(4 events\) of machine-")
        before = rows(data / "stepwell.db", "SELECT next_position, next_execution_id FROM meta")
        done = stepwell("purge", "--data", data, "--older-than", "0", "--journal-older-than", "0")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^removed 1 executions and \d+ calls")
        database = data / "stepwell.db"
        self.assertEqual(rows(database, "SELECT status FROM executions"), [("RUNNING",)])
        self.assertEqual(rows(database, "SELECT count(DISTINCT execution_id) FROM history_events"), [(1,)])
        self.assertLessEqual(before, rows(database, "SELECT next_position, next_execution_id FROM meta"))
        self.assert_verified(data)
        self.assertEqual(stepwell("rebuild", "--data", data).returncode, 0)
        self.assert_verified(data)

    def test_a_server_does_not_remove_by_the_ids_of_another_file(self):
        server, other = self.served(), self.served()
        support.wait_closed(server, support.start(server, support.create_machine(server)))
        ran = stepwell("purge", "--data", server.data, "--endpoint-url", other.endpoint, "--older-than", "0")
        self.assert_refused(
            stepwell("purge", "--data", self.folder(), "--older-than", "0"), commands.EXIT_MISSING, "no database")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("another database file", ran.stderr)
        self.assertEqual(len(server.rows("SELECT * FROM executions")), 1)

    def test_the_server_removes_by_its_settings(self):
        server = self.served(STEPWELL_RETENTION_EXECUTIONS="1", STEPWELL_RETENTION_INTERVAL_SECONDS="1",
                             STEPWELL_RETENTION_MACHINES="kept=0")
        machine, kept = support.create_machine(server), support.create_machine(server, name="kept")
        executions = [support.start(server, m) for m in (machine, kept) * 3]
        support.wait_until(lambda: len(server.rows("SELECT * FROM executions")) == 4, "two of the one are removed")
        for execution in executions[-2:]:
            self.assertEqual(server.ok("DescribeExecution", {"executionArn": execution})["status"], "SUCCEEDED")
        self.assertEqual({row[0] for row in server.rows("SELECT cause FROM purges")}, {"retention"})
        self.assert_verified(server.data)

    def test_a_server_that_is_killed_while_it_removes_goes_on(self):
        server = self.served()
        machine = support.create_machine(server)
        waiting = support.start(server, support.create_machine(server, support.wait_machine()))
        for number in range(200):
            support.start(server, machine, json.dumps("x" * 20_000), name=f"e{number}")
        support.wait_until(lambda: "would remove 200" in self.purge(server, "--older-than", "0", "--dry-run").stdout,
                           "all have closed")
        for removed_before_kill in (1, 60, 120):
            client = subprocess.Popen([server.binary, "purge", "--data", server.data, "--endpoint-url", server.endpoint,
                                       "--older-than", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.addCleanup(client.wait)
            self.addCleanup(client.kill)
            support.wait_until(lambda n=removed_before_kill: server.rows(
                "SELECT coalesce(sum(removed), 0) >= ? FROM purges", n)[0][0], "some are removed")
            self.assert_verified(server.data)
            server.kill()
            self.assert_verified(server.data)
            server.start()
        support.wait_until(lambda: self.purge(server, "--older-than", "0").returncode == 0
                           and len(server.rows("SELECT * FROM executions")) == 1, "all are removed")
        self.assertEqual(server.rows("SELECT sum(removed) FROM purges")[0][0], 200, "each once")
        self.assertEqual(server.ok("DescribeExecution", {"executionArn": waiting})["status"], "RUNNING")
        self.assert_verified(server.data)

    def test_flags_that_ask_for_nothing_are_refused(self):
        done = stepwell("purge", "--data", self.folder(), "--state-machine", "orders")
        self.assertEqual(done.returncode, commands.EXIT_USAGE)


class Space(CommandCase):
    def test_the_file_shrinks_while_the_server_runs(self):
        server = support.Server(env={"STEPWELL_RETENTION_DAYS": "0"})
        server.start()
        self.addCleanup(server.close)
        machine = support.create_machine(server)
        for _ in range(400):
            support.start(server, machine, '"' + "x" * 25_000 + '"')
        size = lambda: os.stat(server.database).st_size  # noqa: E731
        support.wait_until(lambda: size() > 9_000_000, "the rows are in the file")
        before = size()
        support.wait_until(lambda: "removed" in stepwell(
            "purge", "--data", server.data, "--endpoint-url", server.endpoint, "--older-than", "0").stdout
            and not server.rows("SELECT * FROM executions"), "all are removed")
        support.wait_until(lambda: size() < before / 5, "four fifths of the file are given back")
