"""Timers of a real server while its wall clock jumps: none fires early, none hangs.

Debian's libfaketime gives the server a wall clock that a file sets while it runs; elapsed time stays real. Seconds
waits follow elapsed time while the process lives, Timestamp waits the wall clock, and after a restart both follow
the deadline that was stored. What fired early is told by the rows: their `recorded_at`, and, where the wall clock
stood behind it, the real time at which an observer saw them. The 99th percentile of lateness is printed."""

import concurrent.futures
import datetime
import glob
import itertools
import json
import os
import pathlib
import threading
import time
import unittest

from tests.api import support

EXECUTIONS = int(os.environ.get("STEPWELL_TIMERS", "10000"))
WINDOW_MS = 20_000
HANG_SECONDS = 120
HOUR_MS = 3_600_000
CALLERS = 4
LOAD_PAUSE_SECONDS = 0.02
MACHINES = {
    "seconds": {"StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPath": "$.for", "End": True}}},
    "timestamp": {"StartAt": "W", "States": {"W": {"Type": "Wait", "TimestampPath": "$.until", "End": True}}},
}
EXITS = """SELECT h.position, h.execution_id AS id, h.recorded_at AS at, e.name FROM history_events h
           JOIN executions e ON e.execution_id = h.execution_id WHERE h.position > ? AND h.type = 'WaitStateExited'
           ORDER BY h.position"""
ENTRIES = """SELECT e.name, h.recorded_at AS at, json_extract(h.private, '$.waitUntil') AS due FROM history_events h
             JOIN executions e ON e.execution_id = h.execution_id WHERE h.type = 'WaitStateEntered'"""


def real_ms():
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


class ClockJumpTest(unittest.TestCase):
    def setUp(self):
        self.server = support.Server()
        self.addCleanup(self.server.close)
        library = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")[0]
        self.offset_file = pathlib.Path(self.server.directory, "offset")
        self.offset_file.write_text("+0\n")
        self.server.env = {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": str(self.offset_file),
                           "FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
        self.server.start()
        self.machines = {kind: support.create_machine(self.server, made) for kind, made in MACHINES.items()}
        self.load_machine = support.create_machine(self.server)
        self.wall_minus_real = time.time_ns() // 1_000_000 - real_ms()
        self.seen = {}  # name: (real time, recorded_at), in the order of the log
        self.twice = []
        self.position = 0

    def set_wall(self, offset_seconds):
        """A rename: the server reads the old offset or the new one."""
        fresh = self.offset_file.with_suffix(".new")
        fresh.write_text(f"{offset_seconds:+d}\n")
        os.replace(fresh, self.offset_file)

    def start_all(self, count):
        """Starts `count` waits, every other one a Timestamp; they are due over WINDOW_MS from `self.begin` on."""
        self.begin = real_ms() + 5_000 + count * 4  # after the last start, if starts take less than 4 ms

        def start(n):
            kind = "timestamp" if n % 2 else "seconds"
            due = self.begin + n * 7919 % count * WINDOW_MS // count
            wall = datetime.datetime.fromtimestamp((due + self.wall_minus_real) / 1000, datetime.timezone.utc)
            given = {"for": max(1, (due - real_ms()) // 1000),
                     "until": wall.isoformat(timespec="milliseconds").replace("+00:00", "Z")}
            self.server.ok("StartExecution", {"stateMachineArn": self.machines[kind], "name": f"{kind}-{n}",
                                              "input": json.dumps(given)})

        with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
            list(pool.map(start, range(count)))

    def observe(self):
        rows = self.server.rows(EXITS, self.position)
        now = real_ms()
        for row in rows:
            self.position = row["position"]
            if row["name"] in self.seen:
                self.twice.append(row["name"])
            self.seen[row["name"]] = (now, row["at"])

    def observe_until(self, done, seconds):
        deadline = time.monotonic() + seconds
        while not done():
            self.assertLess(time.monotonic(), deadline, f"{len(self.seen)} waits have ended")
            self.observe()
            time.sleep(0.02)

    def load(self, ended):
        while not ended.is_set():
            support.start(self.server, self.load_machine)
            ended.wait(LOAD_PAUSE_SECONDS)

    def check_ended(self, count):
        self.assertEqual(self.twice, [])
        ended = self.server.rows("SELECT count(*) AS n FROM v_executions WHERE name GLOB '*-[0-9]*' "
                                 "AND status = 'SUCCEEDED' AND (name LIKE 'seconds-%' OR name LIKE 'timestamp-%')")
        self.assertEqual(ended[0]["n"], count)

    def test_no_wait_ends_early_or_hangs_when_the_wall_clock_jumps_under_load(self):
        self.start_all(EXECUTIONS)
        before = len(self.server.rows(EXITS, 0))
        self.assertLess(before, EXECUTIONS / 10, "the starts took too long")
        ended = threading.Event()
        thread = threading.Thread(target=self.load, args=(ended,))
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(ended.set)
        switches = [(0, 0)]  # (real time, offset in ms)
        for after_ms, hours in ((4_000, -2), (9_000, -1), (14_000, 0), (17_000, 1)):
            self.observe_until(lambda due=self.begin + after_ms: real_ms() >= due, HANG_SECONDS)
            self.set_wall(hours * 3600)
            switches.append((real_ms(), hours * HOUR_MS))
        self.observe_until(lambda: len(self.seen) == EXECUTIONS, HANG_SECONDS)
        self.check_ended(EXECUTIONS)
        self.check_against_clocks(switches)

    def check_against_clocks(self, switches):
        early, late = [], []
        for row in self.server.rows(ENTRIES):
            seen_at, recorded_at = self.seen[row["name"]]
            if row["name"].startswith("timestamp"):
                if recorded_at < row["due"]:
                    early.append(row["name"])
                due_real = next(at for at in self.moments_of(row["due"], switches))
                late.append(seen_at - due_real)
                continue
            due_real = row["due"] - self.wall_minus_real
            ahead = round((recorded_at - self.wall_minus_real - seen_at) / HOUR_MS) * HOUR_MS
            # Behind the row before it the wall clock is not written down; then the observer's time counts.
            fired_at = recorded_at - ahead - self.wall_minus_real if recorded_at > row["at"] else seen_at
            # The two readings that relate the clocks are a few milliseconds apart.
            if fired_at < due_real - 5:
                early.append((row["name"], due_real - fired_at))
            late.append(seen_at - due_real)
        late.sort()
        print(f"\n{len(late)} timers, {len(early)} early; lateness as seen: median {late[len(late) // 2]} ms, "
              f"p99 {late[len(late) * 99 // 100]} ms, most {late[-1]} ms")
        self.assertEqual(early, [])

    def moments_of(self, wall_due, switches):
        """Real times from which on a wall clock with those offsets has reached `wall_due`."""
        for n, (since, offset) in enumerate(switches):
            until = switches[n + 1][0] if n + 1 < len(switches) else float("inf")
            reached = max(since, wall_due - self.wall_minus_real - offset)
            if reached < until:
                yield reached

    def test_waits_follow_the_stored_deadline_after_a_restart_and_the_overdue_end_in_its_order(self):
        count = EXECUTIONS // 5
        self.start_all(count)
        self.observe_until(lambda: real_ms() >= self.begin + 4_000, HANG_SECONDS)
        for offset_seconds, stays_seconds in ((-3, 5), (3600, 0)):
            self.server.kill()
            self.observe()
            self.set_wall(offset_seconds)
            before = set(self.seen)
            self.server.start()
            self.observe_until(lambda due=real_ms() + stays_seconds * 1000: real_ms() >= due, HANG_SECONDS)
        self.observe_until(lambda: len(self.seen) == count, HANG_SECONDS)
        self.check_ended(count)
        due = {row["name"]: row["due"] for row in self.server.rows(ENTRIES)}
        self.assertEqual([name for name, (_, at) in self.seen.items() if at < due[name]], [])
        overdue = [due[name] for name in self.seen if name not in before]
        print(f"\n{len(overdue)} timers were overdue at the last start")
        self.assertGreater(len(overdue), count // 10)
        # Between a moment and a delay: both clocks are cut to milliseconds, not at the same instant.
        latest = itertools.accumulate(overdue, max)
        self.assertEqual([(at, before) for at, before in zip(overdue, latest) if at < before - 1], [])


if __name__ == "__main__":
    unittest.main()
