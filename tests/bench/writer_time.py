"""Where the writer thread's time goes under load: a sample of it by perf, in four parts.

The parts are told apart by the function that runs, not by who called it, so memory, copying and locks is a part of its
own although advancing and SQL both do it. The share of a core is the thread's own time, waiting left out.
"""

import collections
import os
import shutil
import subprocess
import tempfile
import time

import processes
import sides
from figures import Row

from tests.api import support

WORKLOADS = ("start", "chain", "roundtrips")
SAMPLES_PER_SECOND = 997
SETTLE_SECONDS = 1

SQL, SYSTEM, MEMORY, HAND_OFF, ADVANCING = ("SQL", "system calls", "memory, copying and locks",
                                            "hand-off and replies", "advancing")
HAND_OFF_WORDS = ("sfn::http::", "sfn::server::")
OWN_LIBRARIES = ("stepwell", "libsimdjson", "libre2", "libcrypto", "libfmt")


def part_of(library, symbol):
    """Which part a sample belongs to."""
    if library.startswith("["):
        return SYSTEM
    if library.startswith("libsqlite3") or "sfn::storage::" in symbol or "SQLite::" in symbol:
        return SQL
    if not library.startswith(OWN_LIBRARIES):
        return MEMORY
    return HAND_OFF if any(word in symbol for word in HAND_OFF_WORDS) else ADVANCING


def parts(report):
    """{part: percent} of `perf report -t '|'` with overhead, library and symbol."""
    found = collections.Counter()
    for line in report.splitlines():
        fields = [field.strip() for field in line.split("|")]
        if len(fields) == 3 and fields[0].endswith("%"):
            found[part_of(fields[1], fields[2])] += float(fields[0].rstrip("%"))
    return dict(found)


def busiest_thread(pid):
    before = processes.thread_nanoseconds(pid)
    time.sleep(SETTLE_SECONDS)
    after = processes.thread_nanoseconds(pid)
    return max(after, key=lambda thread: after[thread] - before.get(thread, 0))


def thread_parts(pid, seconds):
    """The share of a core of the thread that does most, and the parts of it."""
    thread = busiest_thread(pid)
    before = processes.thread_nanoseconds(pid)[thread]
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        begun = time.monotonic()
        subprocess.run(["perf", "record", "-q", "-e", "cpu-clock", "-F", str(SAMPLES_PER_SECOND), "-t", thread, "-o", data,
                        "--", "sleep", str(seconds)], check=True, capture_output=True)
        share = (processes.thread_nanoseconds(pid)[thread] - before) / 1e9 / (time.monotonic() - begun)
        report = subprocess.run(["perf", "report", "-i", data, "--stdio", "-t", "|", "-F", "overhead,dso,symbol"], check=True,
                                capture_output=True, text=True)
    return share, parts(report.stdout)


def writer(bench):
    row = Row("writer")
    if not shutil.which("perf"):
        row.notes.append("perf is not installed")
        return row
    for workload in WORKLOADS:
        with support.Server() as server:
            with sides.loading(server, workload, bench.seconds + 3 * SETTLE_SECONDS) as answer:
                share, found = thread_parts(server.process.pid, bench.seconds)
                answer()
        row.figures[workload] = {"share of a core": 100 * share} | found
    return row


ROWS = {"writer": writer}
