"""Rows of the table about a server that has nothing to do: its share of a core, its memory, its size, its start."""

import http.client
import os
import shutil
import subprocess
import tempfile
import time

import processes
import recovery
import sides
from figures import Row, summary

from tests.api import support

MB = 1_000_000
SETTLE_SECONDS = 3
POLLS, ACTIVITIES = 5_000, 5
STARTS = 7
START_SECONDS_MAX = 30


def idle_shares(pid, seconds, rounds):
    """The share of a core in percent, a figure a round; of all threads, in nanoseconds."""
    shares = []
    for _ in range(rounds):
        before, begun = processes.cpu_nanoseconds(pid), time.monotonic()
        time.sleep(seconds)
        shares.append((processes.cpu_nanoseconds(pid) - before) / 1e7 / (time.monotonic() - begun))
    return shares


def empty(bench):
    with support.Server() as server:
        time.sleep(SETTLE_SECONDS)
        shares = idle_shares(server.process.pid, bench.idle_seconds, bench.rounds)
        memory = processes.resident_bytes(server.process.pid)
        threads = processes.threads(server.process.pid)
    row = Row("idle", figures={"threads": threads})
    row.check("idle-cpu", shares)
    row.check("idle-memory", [memory / MB])
    return row


def polls(bench):
    # A poll is answered after 55 s: all of it happens before.
    seconds = min(bench.idle_seconds, 40 // bench.rounds)
    with support.Server() as server:
        before = processes.resident_bytes(server.process.pid)
        with sides.loading(server, "polls", 2 * SETTLE_SECONDS + seconds * bench.rounds, 0, polls=POLLS,
                           activities=ACTIVITIES) as answer:
            time.sleep(SETTLE_SECONDS)
            shares = idle_shares(server.process.pid, seconds, bench.rounds)
            memory = processes.resident_bytes(server.process.pid)
            parked = answer()["polls_parked"]
    if parked != POLLS:
        raise RuntimeError(f"{parked} of {POLLS} polls were waiting at the end")
    row = Row("polls", figures={"bytes_a_poll": (memory - before) / POLLS})
    row.check("polls-cpu", shares)
    row.check("polls-memory", [memory / MB])
    return row


def binary(bench):
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(support.find_binary(), os.path.join(folder, "stepwell"))
        subprocess.run(["strip", copy], check=True)
        size = os.stat(copy).st_size
    row = Row("binary")
    row.check("binary", [size / MB])
    return row


def ready_after(server):
    """Milliseconds from the start of the process until /readyz says so."""
    begun = recovery.start_process(server)
    while time.monotonic() < begun + START_SECONDS_MAX:
        try:
            if server.get("/readyz").status == 200:
                return (time.monotonic() - begun) * 1e3
        except (OSError, http.client.HTTPException):
            time.sleep(0.0005)
    raise RuntimeError(f"the server was not ready:\n{server.log_text()}")


def ready(bench):
    fresh, again = [], []
    for _ in range(STARTS):
        server = support.Server()
        try:
            for values in (fresh, again):
                values.append(ready_after(server))
                server.stop()
        finally:
            server.close()
    row = Row("ready", figures={"ms_without_a_file": summary(fresh)})
    row.check("ready", again)
    return row


ROWS = {"idle": empty, "polls": polls, "binary": binary, "ready": ready}
