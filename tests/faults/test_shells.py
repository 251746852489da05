"""Somebody has the live file open in a sqlite3 shell and holds a transaction: the server goes on or backs off, says so
once, and what has grown meanwhile shrinks again."""

import json
import os
import sqlite3
import time
import unittest

import observers
from faulty_server import FaultyServer

from tests.api import support

HELD_SECONDS = 4
MIB = 1 << 20


def size(path):
    return os.stat(path).st_size


class ShellsTest(unittest.TestCase):
    def setUp(self):
        self.server = FaultyServer(settings={"poll_seconds": 1})
        self.addCleanup(self.server.close)
        self.server.start()
        self.wal = self.server.database + "-wal"

    def shell(self, query=""):
        connection = sqlite3.connect(f"file:{self.server.database}{query}", uri=True, isolation_level=None)
        self.addCleanup(connection.close)
        return connection

    def counter(self, name):
        lines = self.server.get("/healthz").body.decode().splitlines()
        return int(dict(line.split() for line in lines if " " in line)[name])

    def test_a_short_write_lock_is_waited_for(self):
        machine = support.create_machine(self.server)
        shell = self.shell()
        shell.execute("PRAGMA wal_autocheckpoint = 0")
        with observers.Observer(self.server, "StartExecution", lambda: {"stateMachineArn": machine}) as starts:
            for _ in range(3):
                shell.execute("BEGIN IMMEDIATE")
                time.sleep(0.5)
                shell.execute("ROLLBACK")
                starts.first_success(time.monotonic(), 5)
        self.assertEqual({getattr(answer, "status", answer) for _, _, answer in starts.seen}, {200})
        self.assertGreaterEqual(self.counter("lock_waits"), 3)
        self.assertEqual(self.counter("lock_wait_failures"), 0)
        self.assertEqual(self.server.log_lines("write lock"), [])

    def test_a_long_write_lock_refuses_changes_at_once_and_is_told_once(self):
        machine = support.create_machine(self.server)
        read = support.start(self.server, machine)
        shell = self.shell()
        shell.execute("PRAGMA wal_autocheckpoint = 0")
        starts = observers.Observer(self.server, "StartExecution", lambda: {"stateMachineArn": machine})
        reads = observers.Observer(self.server, "DescribeExecution", lambda: {"executionArn": read})
        shell.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        with starts, reads:
            time.sleep(HELD_SECONDS)
            ended = time.monotonic()
            self.assertEqual(self.server.get("/readyz").status, 503)
            shell.execute("ROLLBACK")
            back = starts.first_success(time.monotonic(), 5)
        self.assertLess(back, 1)
        refused = [answered - asked for asked, answered, answer in starts.seen if answer.status == 500]
        self.assertGreater(len(refused), 20)
        self.assertLess(sorted(refused)[len(refused) // 2], 0.25, "once it is known, nothing waits for the lock")
        self.assertEqual({answer.status for answer in reads.asked_between(begun, ended)}, {200})
        messages = {answer.message for _, _, answer in starts.seen if answer.status == 500}
        self.assertEqual(len([each for each in messages if "another program holds its write lock" in each]), 1, messages)
        told = self.server.log_lines("holds the write lock")
        self.assertEqual(len(told), 1, told)
        self.assertIn(f"process {os.getpid()}", told[0])
        support.wait_until(lambda: self.server.log_lines("write lock is free again"), "the end is told")
        print(f"\na write lock held for {HELD_SECONDS} s: {len(refused)} starts refused, back within {back * 1000:.0f} ms")

    def test_the_wal_of_a_shell_that_reads_shrinks_when_it_leaves(self):
        machine = support.create_machine(self.server, support.wait_machine())
        shell = self.shell("?mode=ro")
        shell.execute("BEGIN")
        shell.execute("SELECT count(*) FROM executions").fetchone()
        payload = json.dumps({"text": "x" * 200_000})
        for _ in range(400):
            support.start(self.server, machine, payload)
        support.wait_until(lambda: self.server.log_lines("held a read transaction"), "the reader is told")
        grown = size(self.wal)
        self.assertGreater(grown, 75 * MIB)
        shell.execute("COMMIT")
        left = time.monotonic()
        support.wait_until(lambda: size(self.wal) <= 64 * MIB, "the WAL shrinks without any call")
        took = time.monotonic() - left
        support.wait_until(lambda: self.counter("wal_bytes") < MIB, "the WAL is started anew")
        told = self.server.log_lines("held a read transaction")
        self.assertEqual(len(told), 1, told)
        self.assertIn(f"process {os.getpid()}", told[0])
        support.wait_until(lambda: self.server.log_lines("can be emptied again"), "the end is told")
        self.assertEqual(self.server.verify(), "")
        print(f"\na read transaction let the WAL grow to {grown / MIB:.0f} MiB; {took:.1f} s after its end the file has "
              f"{size(self.wal) / MIB:.0f} MiB")


if __name__ == "__main__":
    unittest.main()
