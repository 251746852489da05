"""A damaged file: the server says what is damaged and how to go on, with an exit code of its own; one bad execution is
set aside and the others go on; nothing is left out without a word."""

import http.client
import os
import pathlib
import subprocess
import unittest

import damaged_files as damage
from damaged_files import FRAME, PAGE, WAL_HEADER

from tests.api import support

EXIT_DAMAGED = 13
EXIT_WAL_DAMAGED = 18

# What keeps a server from starting: name, alteration of a file that was closed cleanly, what the line says.
REFUSED = [
    ("the header is gone", lambda data: damage.overwrite(data / "stepwell.db", 0, bytes(100)), "not a database"),
    ("half of the file is gone", damage.truncated(lambda size: size // PAGE // 2 * PAGE), "malformed"),
    ("the last page is cut", damage.truncated(lambda size: size - PAGE // 2), "last page is cut off"),
    ("a page of meta has other bytes", damage.garbage_in_page("meta"), "malformed"),
    ("a page of registry_events has other bytes", damage.garbage_in_page("registry_events"), "malformed"),
    ("a row of registry_events was altered",
     damage.sql("UPDATE registry_events SET definition = replace(definition, 'Pass', 'Fail') WHERE name = 'short'"),
     "registry row [0-9]+: a cell was altered"),
    ("a row of registry_events is none", damage.sql("UPDATE registry_events SET type = 'None' WHERE name = 'short'"),
     "registry row [0-9]+: "),
    ("the row of meta is gone", damage.sql("DELETE FROM meta"), "the row of the table meta is missing"),
    ("the key of the tokens is gone", damage.sql("UPDATE meta SET token_key = NULL"), "meta lacks the key"),
    ("the next position is in use", damage.sql("UPDATE meta SET next_position = 3"), "next_position is in use"),
]

HURT = "execution_id = (SELECT execution_id FROM executions JOIN state_machines s USING (state_machine_id)" \
       " WHERE s.name = 'hurt')"

# What costs one execution: name, alteration, what v_stuck says.
SET_ASIDE = [
    ("an event of no type", damage.sql(f"UPDATE history_events SET type = 'None' WHERE seq = 3 AND {HURT}"), "row 3|None"),
    ("an altered payload", damage.sql(f"UPDATE history_events SET payload = '{{}}' WHERE seq = 1 AND {HURT}"),
     "row 1: a cell was altered"),
    ("an altered deadline", damage.sql(f"UPDATE history_events SET recorded_at = 1 WHERE seq = 3 AND {HURT}"),
     "row 3: a cell was altered"),
    ("a row that is gone", damage.sql(f"DELETE FROM history_events WHERE seq = 2 AND {HURT}"), "lacks a row before seq 3"),
    ("a page of its payload with other bytes", damage.garbage_in_page("history_events", "overflow", 1),
     "a cell was altered|malformed"),
    ("a torn page of its payload", damage.torn_page("history_events", "overflow", 1), "a cell was altered|malformed"),
]

# The WAL of a server that was killed: name, alteration, what the line says.
WAL = [
    ("it is missing", damage.wal(os.unlink), "is missing"),
    ("it is empty", damage.wal(lambda wal: os.truncate(wal, 0)), "of [0-9]+ pages .* 0 can be read"),
    ("its last frame is missing", damage.wal(lambda wal: os.truncate(wal, wal.stat().st_size - FRAME)), "can be read"),
    ("its last frame is cut", damage.wal(lambda wal: os.truncate(wal, wal.stat().st_size - 100)), "can be read"),
    ("a byte in its first frame was altered", damage.wal(lambda wal: damage.flip(wal, WAL_HEADER + 500)), "0 can be read"),
    ("a byte in its middle was altered",
     damage.wal(lambda wal: damage.flip(wal, (wal.stat().st_size - WAL_HEADER) // FRAME // 2 * FRAME + WAL_HEADER + 99)),
     "can be read"),
    ("it is of another file", damage.wal(lambda wal: damage.flip(wal, 17)), "0 can be read"),
]


class DamageCase(unittest.TestCase):
    clean = True

    @classmethod
    def setUpClass(cls):
        cls.world = damage.World(cls.clean)
        cls.addClassCleanup(cls.world.close)

    def damaged(self, alter):
        server = self.world.copy()
        self.addCleanup(server.close)
        alter(pathlib.Path(server.data))
        return server

    def refused(self, server, code, pattern):
        """The one line of a start that ended with that code."""
        with self.assertRaisesRegex(RuntimeError, f"ended with {code}:"):
            server.start()
        lines = server.log_text().splitlines()
        self.assertEqual(len(lines), 1, lines)
        self.assertRegex(lines[0], pattern)
        self.assertIn(server.database, lines[0])
        self.assertIn("docs/operations.md (Damage)", lines[0])

    def run_verb(self, server, verb):
        return subprocess.run([server.binary, verb, "--data", server.data], capture_output=True, text=True, check=False)

    def succeed(self, server, token):
        return server.call("SendTaskSuccess", {"taskToken": token, "output": "1"})


class StoppedFileTest(DamageCase):
    def test_what_everything_needs_keeps_the_server_from_starting(self):
        for name, alter, pattern in REFUSED:
            with self.subTest(name):
                server = self.damaged(alter)
                before = pathlib.Path(server.database).read_bytes()
                self.refused(server, EXIT_DAMAGED, pattern)
                verified = self.run_verb(server, "verify")
                self.assertIn(verified.returncode, (1, EXIT_DAMAGED), verified.stdout + verified.stderr)
                if "page" in name or "file" in name:
                    self.assertEqual(len(before), len(pathlib.Path(server.database).read_bytes()))

    def test_one_bad_execution_is_set_aside_and_the_others_go_on(self):
        for name, alter, pattern in SET_ASIDE:
            with self.subTest(name):
                server = self.damaged(alter).start()
                self.assertEqual(self.succeed(server, self.world.hurt_token).status, 500)
                support.wait_until(lambda: server.rows("SELECT * FROM v_stuck"), "it is set aside")
                refused = self.succeed(server, self.world.hurt_token)
                self.assertRegex(refused.message, pattern)
                stuck = server.rows("SELECT * FROM v_stuck")
                self.assertEqual([row["problem"] for row in stuck], ["quarantined"])
                self.assertRegex(stuck[0]["reason"], pattern)
                self.assertEqual(self.succeed(server, self.world.fine_token).status, 200)
                self.assertEqual(support.wait_closed(server, self.world.fine)["status"], "SUCCEEDED")
                support.wait_closed(server, support.start(server, self.world.machine))
                described = server.call("DescribeExecution", {"executionArn": self.world.hurt})
                self.assertTrue(described.status == 200 or "could not be read" in described.message, described.body)
                support.wait_until(lambda: "in quarantine" in server.log_text(), "it is told")
                self.assertEqual(server.stop(), 0)
                verified = self.run_verb(server, "verify")
                self.assertNotEqual(verified.returncode, 0, verified.stdout)

    def test_a_damaged_page_that_a_change_needs_ends_the_server_with_the_code_of_damage(self):
        server = self.damaged(damage.garbage_in_page("api_calls")).start()
        with self.assertRaises((AssertionError, OSError, http.client.HTTPException)):
            support.start(server, self.world.machine)
        self.assertEqual(server.process.wait(10), EXIT_DAMAGED)
        self.assertRegex(server.log_text(), "ends: .*malformed.*docs/operations.md")


class KilledServerTest(DamageCase):
    clean = False

    def test_a_wal_that_lacks_what_was_committed_keeps_the_server_from_starting(self):
        for name, alter, pattern in WAL:
            with self.subTest(name):
                server = self.damaged(alter)
                self.refused(server, EXIT_WAL_DAMAGED, pattern)

    def test_with_the_wal_back_everything_is_there(self):
        server = self.damaged(lambda data: os.rename(data / "stepwell.db-wal", data / "aside"))
        self.refused(server, EXIT_WAL_DAMAGED, "missing")
        os.rename(os.path.join(server.data, "aside"), server.database + "-wal")
        server.start()
        self.assertEqual(server.rows("SELECT count(*) AS n FROM executions")[0]["n"], self.world.executions)
        self.assertEqual(self.succeed(server, self.world.hurt_token).status, 200)

    def test_who_gives_the_lost_changes_up_removes_the_index(self):
        server = self.damaged(WAL[2][1])
        self.refused(server, EXIT_WAL_DAMAGED, "can be read")
        os.unlink(server.database + "-shm")
        server.start()
        support.wait_closed(server, support.start(server, self.world.machine))

    def test_a_shell_that_looked_at_the_file_after_the_kill_does_no_harm(self):
        server = self.damaged(damage.sql("SELECT count(*) FROM executions"))
        self.assertFalse(os.path.exists(server.database + "-wal"), "the last shell that closes the file takes the WAL along")
        server.start()
        self.assertEqual(server.rows("SELECT count(*) AS n FROM executions")[0]["n"], self.world.executions)


if __name__ == "__main__":
    unittest.main()
