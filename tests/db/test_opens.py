"""Within the server SQLite alone opens the database's files, by what the system saw."""

import os
import subprocess
import tempfile
import unittest

import opens
from traced_server import TracedServer

from tests.api import support

# Opens the file as SQLite does, and once more beside it.
VIOLATION = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("CREATE TABLE t (c)")
open(sys.argv[1], "rb").close()
connection.execute("INSERT INTO t VALUES (1)")
connection.commit()
"""


class Opens(unittest.TestCase):
    def test_the_server_leaves_its_files_to_sqlite(self):
        with TracedServer() as server:
            machine = support.create_machine(server)
            execution = support.start(server, machine)
            support.wait_closed(server, execution)
            server.ok("GetExecutionHistory", {"executionArn": execution})
            server.ok("ListExecutions", {"stateMachineArn": machine})
            support.assigned_task(server)
            self.assertEqual(server.stop(), 0)
            seen = server.opens()
        by_suffix = {each.path.removeprefix(server.database) for each in seen}
        self.assertLessEqual({"", "-wal", "-shm"}, by_suffix, "the trace shows SQLite's own opens")
        self.assertEqual(opens.not_by_sqlite(seen), [])

    def test_an_open_beside_sqlite_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            database = os.path.join(folder, "stepwell.db")
            command = opens.traced(["/usr/bin/python3", "-c", VIOLATION, database], folder)
            subprocess.run(command, check=True, timeout=60)
            seen = opens.opens_of(folder, database)
        self.assertGreaterEqual(len(seen), 4)
        foreign = opens.not_by_sqlite(seen)
        self.assertEqual([(os.path.basename(each.path), "python" in each.opener) for each in foreign],
                         [("stepwell.db", True)])
