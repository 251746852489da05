"""`stepwell verify` and `stepwell rebuild`: commands that work on the file."""

import sqlite3

import commands
from commands import CommandCase, stepwell

from tests.api import support

TRUTH = ("history_events", "registry_events", "api_calls")
PROJECTIONS = ("executions", "pending", "state_machines", "state_machine_revisions", "activities", "tags")
# What the log does not have: whether an answer reached its worker, and when the last heartbeat came.
BOOKKEEPING = ("delivered", "last_heartbeat_at")


def contents(database, tables):
    connection = sqlite3.connect(database)
    try:
        return {table: sorted(rows_of(connection, table)) for table in tables}
    finally:
        connection.close()


def rows_of(connection, table):
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in BOOKKEEPING]
    return map(repr, connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))


def change(database, *statements):
    connection = sqlite3.connect(database)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


class FileCommands(CommandCase):
    def data(self):
        """A folder with executions in every condition, tasks and tags in it."""
        with support.Server(settings={"poll_seconds": 1}) as server:
            support.create_machine(server, tags=[{"key": "team", "value": "orders"}])
            support.wait_closed(server, support.start(server, support.create_machine(server)))
            support.start(server, support.create_machine(server, support.wait_machine()), '{"a": 1}')
            support.assigned_task(server, TimeoutSeconds=600, HeartbeatSeconds=60)
            execution, activity, _ = support.assigned_task(server)
            machine = support.create_machine(server, support.activity_machine(activity))
            support.start(server, machine)
            server.ok("StopExecution", {"executionArn": execution})
            server.ok("DeleteStateMachine", {"stateMachineArn": machine})
            self.assertEqual(server.stop(), 0)
            copy = self.folder() / "data"
            copy.mkdir()
            for name in ("stepwell.db", "stepwell.db-wal"):
                with open(f"{server.data}/{name}", "rb") as file:
                    (copy / name).write_bytes(file.read())
        return copy

    def test_verify_finds_nothing_in_a_file_of_a_clean_stop(self):
        done = stepwell("verify", "--data", self.data())
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)

    def test_verify_names_what_is_wrong_and_changes_nothing(self):
        data = self.data()
        change(data / "stepwell.db", "UPDATE executions SET status = 'FAILED' WHERE status = 'SUCCEEDED'")
        before = contents(data / "stepwell.db", TRUTH + PROJECTIONS)
        done = stepwell("verify", "--data", data)
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertRegex(done.stdout + done.stderr, "execution")
        self.assertEqual(contents(data / "stepwell.db", TRUTH + PROJECTIONS), before)

    def test_verify_beside_a_running_server(self):
        with support.Server() as server:
            support.start(server, support.create_machine(server, support.wait_machine()))
            done = stepwell("verify", "--data", server.data)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            support.create_machine(server)

    def test_rebuild_makes_the_projections_anew(self):
        data = self.data()
        before = contents(data / "stepwell.db", TRUTH + PROJECTIONS)
        self.assertTrue(all(before[table] for table in TRUTH + PROJECTIONS))
        for table in PROJECTIONS:
            change(data / "stepwell.db", f"DELETE FROM {table}")
        done = stepwell("rebuild", "--data", data)
        self.assertEqual(done.returncode, 0, done.stderr)
        after = contents(data / "stepwell.db", TRUTH + PROJECTIONS)
        for table in TRUTH + PROJECTIONS:
            with self.subTest(table=table):
                self.assertEqual(after[table], before[table])
        self.assertEqual(stepwell("verify", "--data", data).returncode, 0)

    def test_rebuild_of_a_served_folder_is_refused(self):
        with support.Server() as server:
            done = stepwell("rebuild", "--data", server.data)
            self.assert_refused(done, commands.EXIT_IN_USE, "in use by another")

    def test_a_folder_without_a_file(self):
        for verb in ("verify", "rebuild"):
            with self.subTest(verb):
                folder = self.folder()
                self.assert_refused(stepwell(verb, "--data", folder), commands.EXIT_MISSING, "stepwell.db")
                self.assertEqual(list(folder.glob("stepwell.db*")), [])

    def test_a_rebuilt_file_is_served_on(self):
        data = self.data()
        self.assertEqual(stepwell("rebuild", "--data", data).returncode, 0)
        server = support.Server()
        server.data = str(data)
        server.database = str(data / "stepwell.db")
        with server:
            running = server.rows("SELECT count(*) FROM executions WHERE status = 'RUNNING'")[0][0]
            last = server.rows("SELECT resumed FROM v_recoveries ORDER BY epoch DESC LIMIT 1")[0]
            self.assertEqual((last["resumed"], running), (running, 3))
