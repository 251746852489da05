"""Rows of the table that need large files: a million executions parked, and a database of some gigabytes."""

import contextlib
import os
import shutil
import sqlite3
import statistics
import subprocess
import time

import file_cache
import processes
import recovery
import rows_idle
import sides
from figures import Row, quantile, summary

from tests.api import support

PACED, PER_SECOND = 10_000, 500
AT_ONCE = 50_000
AT_ONCE_SECONDS_MAX = 180
PROBE_EXECUTIONS = 20_000
# From the end of the making until the first timer is due, beside the time in which the idle server is watched.
LEAD_SECONDS = 15
BETWEEN_SECONDS = 5

SMALL_EXECUTIONS = 1_000
INPUT_BYTES = 4_000
# Of the full size: where the file is measured while it grows.
STEPS = (1 / 16, 1 / 4, 1)

LATENESS = """SELECT x.recorded_at - json_extract(e.private, '$.waitUntil') AS late, x.execution_id AS id
              FROM history_events x JOIN history_events e ON e.execution_id = x.execution_id AND e.seq < x.seq
              WHERE x.position > ? AND x.type = 'WaitStateExited' AND e.type = 'WaitStateEntered'"""
CLOSED = "SELECT count(*) AS count, max(closed_at) AS last FROM executions WHERE closed_at >= ?"
LAST_POSITION = "SELECT max(position) AS position FROM history_events"


def make(folder, kind, executions, **options):
    """Seconds that it took."""
    words = [sides.program("stepwell_make_parked"), "--data", folder, "--kind", kind, "--executions", str(executions)]
    for name, value in options.items():
        words += ["--" + name.replace("_", "-"), str(value)]
    begun = time.monotonic()
    subprocess.run(words, check=True, capture_output=True)
    return time.monotonic() - begun


@contextlib.contextmanager
def unstarted(**options):
    """A server over a folder that is filled before it starts."""
    server = support.Server(**options)
    try:
        yield server
    finally:
        server.kill()
        shutil.rmtree(server.directory, ignore_errors=True)


def now_ms():
    return time.time_ns() // 1_000_000


def seconds_until(moment_ms):
    return (moment_ms - now_ms()) / 1e3


def making_rate():
    with unstarted() as server:
        return PROBE_EXECUTIONS / make(server.data, "waits", PROBE_EXECUTIONS)


def used_bytes(server):
    """Of the file; what waits in the log is counted with it."""
    pages, free, size = (server.rows(f"PRAGMA {name}")[0][0] for name in ("page_count", "freelist_count", "page_size"))
    return (pages - free) * size


def parked(bench):
    """One file: its memory and disk, the idle server, timers at a pace, timers all at once."""
    count = bench.parked
    paced, at_once = min(PACED, count // 4), min(AT_ONCE, count // 2)
    watched = bench.idle_seconds * bench.rounds
    empty_bytes = recovery.empty_server_bytes()
    # Whole seconds, as the waits are.
    first_ms = 1_000 * (now_ms() // 1_000 + int(1.3 * count / making_rate() + watched + 2 * LEAD_SECONDS))
    once_ms = first_ms + 1_000 * (paced // PER_SECOND + BETWEEN_SECONDS)
    row = Row("parked", figures={"executions": count, "paced": paced, "at_once": at_once})
    with unstarted(settings={"open_executions": 3 * count}) as server:
        row.figures["made_in_seconds"] = make(
            server.data, "waits", count, paced=paced, paced_from=first_ms, paced_per_second=PER_SECOND, at_once=at_once,
            at_once_at=once_ms)
        begun = recovery.start_process(server)
        row.figures["armed_ms"] = (recovery.all_armed(server)[0] - begun) * 1e3
        time.sleep(rows_idle.SETTLE_SECONDS)
        # Nothing is in the cache of executions yet, so its size is not taken off.
        row.check("parked-memory", [(processes.resident_bytes(server.process.pid) - empty_bytes) / count])
        row.check("parked-disk", [used_bytes(server) / count])
        position = server.rows(LAST_POSITION)[0]["position"]
        row.check("parked-cpu", rows_idle.idle_shares(server.process.pid, bench.idle_seconds, bench.rounds))
        if seconds_until(first_ms) < 0:
            raise RuntimeError("the file took longer to make than expected, its timers are overdue")
        time.sleep(seconds_until(once_ms) + 1)
        timers(row, server, position, paced, at_once, once_ms)
        row.figures["memory_after_mb"] = processes.resident_bytes(server.process.pid) / rows_idle.MB
    chains = [chains_per_second(bench) for _ in range(bench.rounds)]
    row.figures["chains_per_second"] = summary(chains)
    row.check("at-once", [row.figures["at_once_per_second"] / each for each in chains])
    return row


def timers(row, server, position, paced, at_once, once_ms):
    """Waits until all are over that are due at once; how late the others were."""
    deadline = time.monotonic() + AT_ONCE_SECONDS_MAX
    while (closed := server.rows(CLOSED, once_ms)[0])["count"] < at_once:
        if time.monotonic() > deadline:
            raise RuntimeError(f"{closed['count']} of {at_once} were over after {AT_ONCE_SECONDS_MAX} s")
        time.sleep(2)
    found = server.rows(LATENESS, position)
    late = [each["late"] for each in found if each["id"] <= paced]
    if len(late) != paced or min(each["late"] for each in found) < 0:
        raise RuntimeError(f"{len(late)} of {paced} timers fired, the earliest {min(late)} ms late")
    row.check("late", [quantile(late, 0.99)])
    row.figures |= {"late_p50_ms": quantile(late, 0.5), "late_max_ms": max(late),
                    "at_once_per_second": at_once * 1e3 / (closed["last"] - once_ms)}


def chains_per_second(bench):
    with support.Server() as server:
        return sides.load(server, "chain", bench.seconds, rows=False).per_second()


class Growing:
    """A folder whose file grows to a size by closed chains."""

    def __init__(self, folder):
        self.folder = folder
        self.executions = 0
        self.seconds = 0.0
        self.bytes_each = None  # of an execution, in the last step

    def bytes(self):
        """What waits in the log is counted with it."""
        file = os.path.join(self.folder, "stepwell.db")
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]

    def add(self, count):
        before = self.bytes() if self.executions else 0
        self.seconds += make(self.folder, "closed", count, **{"from": self.executions + 1}, input_bytes=INPUT_BYTES)
        self.executions += count
        self.bytes_each = (self.bytes() - before) / count

    def grow_to(self, size):
        if not self.executions:
            self.add(SMALL_EXECUTIONS)
        if (missing := size - self.bytes()) > 0:
            self.add(1 + int(missing / self.bytes_each))


# On `describe-disk` nothing of the files is in the system's memory when a round begins.
READS = {"describe": "DescribeExecution", "describe-disk": "DescribeExecution", "list": "ListExecutions"}
LOADS = {"start": "StartExecution", "chain": "StartExecution", "roundtrips": "SendTaskSuccess"}


def load_once(server, workload, bench, executions):
    reads = workload in READS
    if workload == "describe-disk":
        file_cache.dropped(server.database)
    return sides.load(server, workload.removesuffix("-disk"), bench.seconds, 1 if reads else 64, rows=False,
                      operation=(READS | LOADS)[workload], **({"executions": executions} if reads else {}))


def beside(bench, small, large, executions, workloads, rounds):
    """Each workload in turns on both: {workload: [(load on small, load on large)]}."""
    found = {workload: [] for workload in workloads}
    for _ in range(rounds):
        for workload, pairs in found.items():
            pairs.append((load_once(small, workload, bench, SMALL_EXECUTIONS),
                          load_once(large, workload, bench, executions)))
    return found


def reads_beside(bench, small, large, executions):
    """Of files that are in memory as a whole, and of files that are not."""
    with file_cache.held(small.database), file_cache.held(large.database):
        found = beside(bench, small, large, executions, ["describe", "list"], bench.rounds)
    return found | beside(bench, small, large, executions, ["describe-disk"], bench.rounds)


def database(bench):
    row = Row("database", figures={"series": {"server start": [], "server chain": []}})
    settings = {"STEPWELL_RETENTION_DAYS": "0"}
    with unstarted(env=settings) as small, unstarted(env=settings) as large:
        make(small.data, "closed", SMALL_EXECUTIONS, input_bytes=INPUT_BYTES)
        small.start()
        os.makedirs(large.data, exist_ok=True)
        growing = Growing(large.data)
        for step in STEPS:
            growing.grow_to(int(bench.gigabytes * 1e9 * step))
            os.sync()
            large.start()
            last = step == STEPS[-1]
            # The points before the last are for the plot alone.
            found = beside(bench, small, large, growing.executions, LOADS if last else ["start", "chain"],
                           bench.rounds if last else 1)
            if last:
                found |= reads_beside(bench, small, large, growing.executions)
            for workload in ("start", "chain"):
                row.figures["series"][f"server {workload}"].append(
                    [growing.bytes() / 1e9, statistics.median(big.per_second() for _, big in found[workload])])
            large.stop()
        for workload in ("start", "chain"):
            row.figures["series"][f"server {workload}"].insert(
                0, [0, statistics.median(little.per_second() for little, _ in found[workload])])
        row.figures |= {"gigabytes": growing.bytes() / 1e9, "executions": growing.executions,
                        "made_in_seconds": growing.seconds}
        small.stop()
    checks_of_database(row, found)
    return row


def checks_of_database(row, found):
    for workload, operation in LOADS.items():
        key = "large-round-trips" if workload == "roundtrips" else f"large-{workload}"
        row.check(key, [big.per_second(operation) / little.per_second(operation) for little, big in found[workload]])
    for workload in ("describe", "describe-disk"):
        row.check(f"large-{workload}", [big.p99_ms(READS[workload]) / little.p99_ms(READS[workload])
                                        for little, big in found[workload]])
    row.check("large-list", [big.p50_ms("ListExecutions") / little.p50_ms("ListExecutions")
                             for little, big in found["list"]])
    for name, at in (("small", 0), ("large", 1)):
        for workload in ("describe", "describe-disk"):
            figures = [pair[at] for pair in found[workload]]
            key = workload.replace("-", "_")
            row.figures[f"{key}_p50_ms_{name}"] = summary([each.p50_ms(READS[workload]) for each in figures])
            row.figures[f"{key}_p99_ms_{name}"] = summary([each.p99_ms(READS[workload]) for each in figures])
            row.figures[f"{key}_fetched_bytes_{name}"] = summary([each.used["fetched_bytes"] for each in figures])
        row.figures[f"list_p50_ms_{name}"] = summary([pair[at].p50_ms("ListExecutions") for pair in found["list"]])


ROWS = {"parked": parked, "database": database}
