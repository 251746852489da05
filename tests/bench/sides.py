"""The two servers that are measured in turns, the load on them, and what it costs them.

A side has a port, a process and a database: support.Server is one, Yardstick the other.
"""

import contextlib
import dataclasses
import http.client
import json
import os
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import tempfile

import processes

from tests.api import support

DRAIN_SECONDS_MAX = 60


def program(name):
    """A program of the same build as the server."""
    return str(pathlib.Path(support.find_binary()).parent / name)


class Yardstick:
    """stepwell_yardstick over a folder of its own."""

    def __enter__(self):
        self.directory = tempfile.mkdtemp(prefix="stepwell-yardstick-")
        self.database = os.path.join(self.directory, "stepwell.db")
        self.process = subprocess.Popen(
            [program("stepwell_yardstick"), "--data", self.directory, "--schema", str(support.ROOT / "migrations")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        return self

    def __exit__(self, *unused):
        self.process.stdin.close()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.directory, ignore_errors=True)


def commits(database):
    """Of the file since the log began, from the counter in the WAL's index; all 32 bits of it."""
    with open(database + "-shm", "rb") as index:
        return struct.unpack_from("=I", index.read(12), 8)[0]


def row_count(database):
    query = " + ".join(f"(SELECT count(*) FROM {table})" for table in ("history_events", "api_calls", "executions"))
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(f"SELECT {query}").fetchone()[0]


class Usage:
    """What a side has used so far."""

    def __init__(self, side, rows):
        self.rows = row_count(side.database) if rows else 0
        self.commits = commits(side.database)
        self.cpu = processes.cpu_seconds(side.process.pid)
        self.written = processes.written_bytes(side.process.pid)
        self.fetched = processes.fetched_bytes(side.process.pid)
        self.threads = processes.thread_nanoseconds(side.process.pid)

    def busiest_since(self, before):
        """Seconds of the thread that used most."""
        return max(used - before.threads.get(thread, 0) for thread, used in self.threads.items()) / 1e9


@dataclasses.dataclass
class Loaded:
    """What a load was answered, and what an operation of it cost the side."""

    seconds: float
    operations: dict
    started: int
    polls_parked: int
    used: dict  # an operation: cpu_us, rows, written_bytes, fetched_bytes, commits; and the busiest thread's share of a core

    def per_second(self, operation="StartExecution"):
        return self.operations[operation]["calls"] / self.seconds

    def p50_ms(self, operation="StartExecution"):
        return self.operations[operation]["p50_ms"]

    def p99_ms(self, operation="StartExecution"):
        return self.operations[operation]["p99_ms"]


def command(side, workload, seconds, connections, options):
    words = [program("stepwell_bench"), "--port", str(side.port), "--workload", workload, "--seconds", str(seconds),
             "--connections", str(connections), "--json", "--announce"]
    for name, value in options.items():
        words += ["--" + name, str(value)]
    return words


@contextlib.contextmanager
def loading(side, workload, seconds, connections=64, **options):
    """A load that has begun; `answer` is called for what it printed at its end."""
    process = subprocess.Popen(command(side, workload, seconds, connections, options), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    try:
        said = process.stderr.readline()
        if said != "loading\n":
            raise RuntimeError(f"{workload}: {said}{process.stderr.read()}")

        def answer():
            out, errors = process.communicate(timeout=seconds + DRAIN_SECONDS_MAX)
            if process.returncode:
                raise RuntimeError(f"{workload} ended with {process.returncode}: {out}{errors}")
            return json.loads(out)
        yield answer
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
        process.stderr.close()


def load(side, workload, seconds, connections=64, *, operation="StartExecution", rows=True, **options):
    """Loads the side for that time. What it used is for each call of `operation`."""
    with loading(side, workload, seconds, connections, **options) as answer:
        before = Usage(side, rows)
        found = answer()
        after = Usage(side, rows)
    calls = found["operations"].get(operation, {}).get("calls", 0)
    if not calls:
        raise RuntimeError(f"{workload}: no {operation} was answered: {found}")
    used = {"cpu_us": (after.cpu - before.cpu) * 1e6 / calls, "rows": (after.rows - before.rows) / calls,
            "written_bytes": (after.written - before.written) / calls, "fetched_bytes": (after.fetched - before.fetched) / calls,
            "commits": (after.commits - before.commits) / calls,
            "busiest_thread": after.busiest_since(before) / found["seconds"]}
    return Loaded(found["seconds"], found["operations"], found["executions_started"], found["polls_parked"], used)


class Caller:
    """Calls over one connection that stays open."""

    def __init__(self, server):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=65)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.connection.close()

    def call(self, operation, request):
        """The body of the answer, as it came."""
        self.connection.request("POST", "/", json.dumps(request), support.api_headers(operation))
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{operation}: {answer.status} {body!r}")
        return body

    def ok(self, operation, request):
        return json.loads(self.call(operation, request))
