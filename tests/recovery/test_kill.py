"""kill -9 under load, at chosen and at random moments: nothing acknowledged is lost, doubled, early or stuck.

The kills are made by kill_point.c within the server, or from outside. STEPWELL_KILLS sets how many; sanitizer builds
take fewer, they are slow."""

import collections
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time
import unittest

import ledger as ledgers
import load as loads
import oracle

from tests.api import support

HERE = pathlib.Path(__file__).resolve().parent
SLOW_BUILD = pathlib.Path(os.environ.get("STEPWELL_BUILD", "")).name in ("asan", "tsan")
KILLS = int(os.environ.get("STEPWELL_KILLS", "30" if SLOW_BUILD else "200"))
SEED = os.environ.get("STEPWELL_SEED", "1")
# A server that reached no kill point by then is killed from outside.
LIFE_SECONDS = (0.15, 0.9) if not SLOW_BUILD else (1.0, 3.0)
# The kill points, what each stands for, and how often the point is reached before the kill, at most.
POINTS = {
    "wal-write": ("inside a commit", 120),
    "wal-sync": ("inside a commit", 40),
    "wal-synced": ("between commit and reply", 40),
    "reply": ("between commit and reply", 60),
    "recovery": ("during recovery", 30),
    "hand-out": ("during a hand-out", 6),
    None: ("at a random moment", 0),
}
WEIGHTS = [4, 3, 4, 3, 9, 5, 6]


def build_kill_point(folder):
    library = os.path.join(folder, "kill_point.so")
    subprocess.run(["cc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, str(HERE / "kill_point.c"),
                    "-ldl"], check=True)
    return library


class KilledServer(support.Server):
    """A server that may die at any moment, also before it is ready."""

    def __init__(self, kill_point_library, **options):
        super().__init__(**options)
        self.library = kill_point_library

    def live(self, point, count, seconds):
        """One life; what it was killed by: the point, or None for a kill from outside."""
        self.env = {}
        if point:
            self.env = {"LD_PRELOAD": self.library, "KILL_POINT": f"{point}:{count}",
                        "ASAN_OPTIONS": "verify_asan_link_order=0"}
        try:
            self.start()
        except RuntimeError:
            if self.process.returncode != -signal.SIGKILL:
                raise
            return point
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        if self.process.returncode != -signal.SIGKILL:
            raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log_text()}")
        return None if point == "recovery" else point  # it had recovered when it was killed

    def verify(self):
        ran = subprocess.run([self.binary, "verify", "--data", self.data], capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            raise AssertionError(f"verify: exit {ran.returncode}\n{ran.stdout}{ran.stderr}")


class KillTest(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.server = KilledServer(build_kill_point(self.folder), settings={"poll_seconds": 1})
        self.addCleanup(self.server.close)
        self.chance = random.Random(SEED)
        self.kills = collections.Counter()

    def test_every_execution_ends_and_every_answer_holds_however_often_the_server_is_killed(self):
        ledger = ledgers.Ledger()
        load = loads.Load(self.server, ledger, SEED)
        self.server.start()
        load.prepare()
        self.server.kill()
        load.begin()
        self.addCleanup(load.end)
        while sum(self.kills.values()) < KILLS:
            self.kill_once()
            self.server.verify()
            self.assertEqual(load.failures, [])
        load.starting.clear()
        self.server.env = {}
        self.server.start()
        self.wait_for_the_end(ledger)
        load.end()
        self.assertEqual(load.failures, [])
        self.hold_against(ledger)
        self.report(ledger)

    def kill_once(self):
        point = self.chance.choices(list(POINTS), WEIGHTS)[0]
        count = self.chance.randint(1, max(1, POINTS[point][1]))
        killed_by = self.server.live(point, count, self.chance.uniform(*LIFE_SECONDS))
        self.kills[POINTS[killed_by][0]] += 1

    def wait_for_the_end(self, ledger):
        def open_executions():
            return self.server.rows("SELECT count(*) AS n FROM executions WHERE status = 'RUNNING'")[0]["n"]
        support.wait_until(lambda: open_executions() == 0, f"all of {len(ledger.executions)} executions end", 120)

    def hold_against(self, ledger):
        for check in (oracle.check_executions, oracle.check_journal, oracle.check_tokens):
            self.assertEqual(list(check(self.server, ledger))[:5], [], check.__name__)
        self.assertEqual(list(oracle.check_file(self.server)), [])
        self.server.verify()

    def report(self, ledger):
        survived = oracle.kills_survived(self.server)
        print(f"\n{sum(self.kills.values())} kills: {dict(self.kills)}; {len(ledger.executions)} executions, "
              f"{len(ledger.request_ids)} acknowledged changes, {ledger.broken_calls} broken calls, "
              f"{len(survived)} executions lived through a start, the most through {survived[0] if survived else 0}")
        if KILLS >= 200:
            for what in {what for what, _ in POINTS.values()}:
                self.assertGreaterEqual(self.kills[what], 20, what)
            self.assertGreaterEqual(survived[4], 3, "several kills hit the same execution")


if __name__ == "__main__":
    unittest.main()
