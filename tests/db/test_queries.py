"""docs/database.md is true: every query on it gives the rows that stand under it, on a fixed file and on the file of a
running server, in the sqlite3 shell; and it names every table, view and event type.

The fixed file is migrations/ with fixed_rows.sql, the rows of the first release. The running server is led through the
same calls, so its rows differ in times only.
"""

import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import database_document as document

from tests.api import support

SQLITE3 = support.program("sqlite3")
PASS = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}'
REMINDERS = '{"StartAt":"Tomorrow","States":{"Tomorrow":{"Type":"Wait","Seconds":86400,"End":true}}}'


def shell(database, query):
    """What the sqlite3 shell prints, a line for each row."""
    ran = subprocess.run([SQLITE3, "-readonly", "-header", "-separator", " | ", database, query], capture_output=True,
                         text=True, timeout=30, check=False)
    if ran.returncode != 0 or ran.stderr:
        raise AssertionError(f"{query}\n{ran.stderr}")
    return ran.stdout.splitlines()


def fixed_file(folder):
    database = str(Path(folder) / "stepwell.db")
    script = "".join(path.read_text() for path in sorted((document.ROOT / "migrations").glob("*.sql")))
    script += (document.ROOT / "tests" / "db" / "fixed_rows.sql").read_text()
    newest = len(list((document.ROOT / "migrations").glob("*.sql")))
    script += f"PRAGMA application_id = {0x5370776C}; PRAGMA user_version = {newest};"
    subprocess.run([SQLITE3, "-bail", database], input=script, text=True, timeout=30, check=True)
    return database


class SmallWorld:
    """The executions of the page, made by calls. tests/storage/small_world.cpp makes the same without a server."""

    def __init__(self, server, orders):
        self.server = server
        self.activity = server.ok("CreateActivity", {"name": "pack", "tags": [{"key": "team", "value": "depot"}]})[
            "activityArn"]
        machine = self.create_machine("orders", PASS, [{"key": "team", "value": "shop"}])
        server.ok("UpdateStateMachine", {"stateMachineArn": machine, "definition": orders,
                                         "loggingConfiguration": {"level": "OFF", "includeExecutionData": False}})
        reminders = self.create_machine("reminders", REMINDERS)
        old = self.create_machine("old", PASS)
        self.start(old, "old-1", "{}")
        server.ok("DeleteStateMachine", {"stateMachineArn": old})

        self.start(machine, "order-1", '{"item":"lamp","count":1}')
        server.ok("SendTaskSuccess", {"taskToken": self.poll("worker-1"), "output": '{"parcel":17}'})
        self.start(machine, "order-4", '{"item":"sofa","count":1}')
        self.fail("worker-1", "OutOfStock", "no sofa left")
        self.start(machine, "order-5", '{"item":"desk","count":2}')
        self.fail("worker-2", "Busy", "the packing table is taken")
        self.start(machine, "order-2", '{"item":"chair","count":4}')
        server.ok("SendTaskHeartbeat", {"taskToken": self.poll("worker-1")})
        self.start(machine, "order-3", '{"item":"rug","count":1}')
        self.start(reminders, "reminder-1", '{"to":"Ada"}')
        assert server.call("StartExecution", {"stateMachineArn": old}).code == "StateMachineDoesNotExist"

    def create_machine(self, name, definition, tags=()):
        return self.server.ok("CreateStateMachine", {"name": name, "definition": definition, "roleArn": support.ROLE,
                                                     "tags": list(tags)})["stateMachineArn"]

    def start(self, machine, name, text):
        self.server.ok("StartExecution", {"stateMachineArn": machine, "name": name, "input": text})

    def poll(self, worker):
        return self.server.ok("GetActivityTask", {"activityArn": self.activity, "workerName": worker})["taskToken"]

    def fail(self, worker, error, cause):
        self.server.ok("SendTaskFailure", {"taskToken": self.poll(worker), "error": error, "cause": cause})


class Queries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.fixed = fixed_file(cls.folder)

    def test_the_page_has_examples(self):
        self.assertGreaterEqual(len(document.examples()), 15)

    def test_every_query_on_the_fixed_file(self):
        for query, expected in document.examples():
            with self.subTest(query=query):
                self.assertEqual(shell(self.fixed, query), expected)

    def test_every_query_on_the_file_of_a_running_server(self):
        orders = shell(self.fixed, "SELECT json_quote(definition) FROM state_machine_revisions WHERE revision = 2")
        orders = json.loads(orders[1])
        with support.Server() as server:
            SmallWorld(server, orders)
            for query, expected in document.examples():
                expected = document.without_times(expected)
                with self.subTest(query=query):
                    # `pending` follows within 250 ms, refused calls within 50.
                    last = []

                    def given(query=query, expected=expected, last=last):
                        last[:] = document.without_times(shell(server.database, query))
                        return last == expected

                    try:
                        support.wait_until(given, "the rows of the page", seconds=3)
                    except AssertionError:
                        self.assertEqual(last, expected)

    def test_the_fixed_file_still_verifies(self):
        ran = subprocess.run([support.find_binary(), "verify", "--data", self.folder], capture_output=True, text=True,
                             timeout=60, check=False)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""), ran.stdout)
        self.assertIn("7 executions", ran.stdout)


class Page(unittest.TestCase):
    """Nothing that the file has is missing on the page."""

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.fixed = fixed_file(folder)
        cls.words = set(re.findall(r"`([^`\n]+)`", document.text()))

    def assert_named(self, names):
        self.assertEqual([name for name in names if name not in self.words], [])

    def test_tables_and_views(self):
        names = shell(self.fixed, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
                                  " AND name NOT LIKE 'sqlite_%'")
        self.assert_named(names[1:])
        queried = "\n".join(query for query, _ in document.examples())
        self.assertEqual([name for name in names[1:] if name.startswith("v_") and name not in queried], [])

    def test_event_types(self):
        types = set()
        for golden in (document.ROOT / "tests" / "golden" / "encoding").glob("*.txt"):
            types |= set(re.findall(r"\|([A-Za-z]+) v\d+\|", golden.read_text()))
        of_states = re.compile(r"(Pass|Task|Choice|Wait|Succeed|Fail|Parallel|Map)State(Entered|Exited)")
        self.assertGreater(len(types), 20)
        self.assert_named(sorted(name for name in types if not of_states.fullmatch(name)))
        self.assert_named([f"{state}StateEntered" for state in
                           ("Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map")])


if __name__ == "__main__":
    unittest.main()
