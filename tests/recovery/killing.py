"""A server that is killed and paused at chosen and at random moments, and what holds after each of them.

The kills are made by kill_point.c within the server, or from outside."""

import collections
import os
import pathlib
import random
import signal
import subprocess
import time

import oracle

from tests.api import support

HERE = pathlib.Path(__file__).resolve().parent
SLOW_BUILD = pathlib.Path(os.environ.get("STEPWELL_BUILD", "")).name in ("asan", "tsan")
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
WEIGHTS = [4, 3, 4, 3, 9, 7, 6]
# Lives in which the process stands still (SIGSTOP): the clocks go on, the callers' connections stay open.
PAUSE_SHARE = 0.1
PAUSE_SECONDS = (0.05, 1.5)


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
        return self.died_of(point)

    def pause(self, seconds_before, seconds, kill):
        """One life in which the process stands still for a while, and goes on if it is not killed there."""
        self.env = {}
        self.start()
        time.sleep(seconds_before)
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        if not kill:
            self.process.send_signal(signal.SIGCONT)
            time.sleep(seconds_before)
        self.kill()

    def died_of(self, point):
        if self.process.returncode != -signal.SIGKILL:
            raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log_text()}")
        return None if point == "recovery" else point  # it had recovered when it was killed

    def last_position(self):
        return self.rows("SELECT coalesce(max(position), 0) AS n FROM history_events")[0]["n"]

    def verify(self, after=None):
        """The whole file, or what was touched after a position."""
        words = [] if after is None else ["--after", str(after)]
        ran = subprocess.run([self.binary, "verify", "--data", self.data, *words], capture_output=True, text=True,
                             check=False)
        if ran.returncode != 0:
            raise AssertionError(f"verify: exit {ran.returncode}\n{ran.stdout}{ran.stderr}")


class Trial:
    """Rounds of load, kill and restart over one file, held against the ledger of the callers."""

    def __init__(self, server, ledger, load, seed):
        self.server = server
        self.ledger = ledger
        self.load = load
        self.chance = random.Random(seed)
        self.kills = collections.Counter()

    def begin(self):
        self.server.start()
        self.load.prepare()
        self.server.kill()
        self.load.begin()

    def round(self, whole):
        """One life and its end; then what it touched is verified, or the whole file."""
        before = None if whole else self.server.last_position()
        if self.chance.random() < PAUSE_SHARE:
            kill = self.chance.random() < 0.5
            self.server.pause(self.chance.uniform(*LIFE_SECONDS) / 2, self.chance.uniform(*PAUSE_SECONDS), kill)
            self.kills["while it stood still" if kill else "after it stood still"] += 1
        else:
            point = self.chance.choices(list(POINTS), WEIGHTS)[0]
            count = self.chance.randint(1, max(1, POINTS[point][1]))
            killed_by = self.server.live(point, count, self.chance.uniform(*LIFE_SECONDS))
            self.kills[POINTS[killed_by][0]] += 1
        self.server.verify(before)
        if self.load.failures:
            raise AssertionError(self.load.failures)

    def end(self, seconds):
        """Everything that was started ends; then all that callers were told holds."""
        self.load.starting.clear()
        self.server.env = {}
        self.server.start()
        def open_executions():
            return self.server.rows("SELECT count(*) AS n FROM executions WHERE status = 'RUNNING'")[0]["n"]
        support.wait_until(lambda: open_executions() == 0, f"all of {len(self.ledger.executions)} executions end", seconds)
        self.load.end()
        wrong = list(self.load.failures)
        for check in (oracle.check_executions, oracle.check_journal, oracle.check_tokens):
            wrong += list(check(self.server, self.ledger))[:5]
        wrong += list(oracle.check_file(self.server))
        self.server.verify()
        if wrong:
            raise AssertionError(wrong)

    def report(self):
        survived = oracle.kills_survived(self.server)
        return (f"{sum(self.kills.values())} kills: {dict(self.kills)}; {len(self.ledger.executions)} executions, "
                f"{len(self.ledger.request_ids)} acknowledged changes, {self.ledger.broken_calls} broken calls, "
                f"{len(survived)} executions lived through a start, the most through {survived[0] if survived else 0}")
