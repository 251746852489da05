"""1,000 Lambda tasks at once to functions that take 2 s each: what they cost the server, and what they cost others.

Printed beside their limits: connections at once at the endpoint, threads and memory of the server, and p99 of
StartExecution of another machine meanwhile against the same without, measured in turns on one server. Ends with 1 when a
limit is passed.
"""

import contextlib
import json
import pathlib
import statistics
import subprocess
import sys
import threading
import urllib.request

import bombs
import processes

from tests.api import support

TASKS = 1_000
FUNCTION_SECONDS = 2.0
AT_ONCE = 100  # the default of tasks.lambda_at_once
# A thread for each call would be 100; what libcurl and the loader start on demand may come.
THREADS_MORE_MAX = 4
MEMORY_MIB_MORE_MAX = 32
START_RATIO_MAX = 2.0

FUNCTION = f"arn:aws:lambda:{support.REGION}:{support.ACCOUNT}:function:slow"
CALLS = {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": FUNCTION, "End": True}}}
SAMPLE_SECONDS = 0.02


class SlowFunctions:
    """The endpoint's process, while the context is open."""

    def __enter__(self):
        program = pathlib.Path(__file__).with_name("slow_functions.py")
        self.process = subprocess.Popen([sys.executable, program, str(FUNCTION_SECONDS)], stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
        return self

    def __exit__(self, *unused):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def counts(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.url) as reply:
            return json.load(reply)


class Sampled:
    """The most threads and memory of a process while the context is open."""

    def __init__(self, pid):
        self.pid = pid
        self.over = threading.Event()

    def __enter__(self):
        self.threads, self.bytes = processes.threads(self.pid), processes.resident_bytes(self.pid)
        self.before = (self.threads, self.bytes)
        self.thread = threading.Thread(target=self._sample)
        self.thread.start()
        return self

    def __exit__(self, *unused):
        self.over.set()
        self.thread.join()

    def _sample(self):
        while not self.over.wait(SAMPLE_SECONDS):
            self.threads = max(self.threads, processes.threads(self.pid))
            self.bytes = max(self.bytes, processes.resident_bytes(self.pid))


class Tasks:
    """TASKS executions of a slow function, all started when the context opens and ended when it has closed."""

    def __init__(self, server):
        self.server = server
        self.machine = support.create_machine(server, CALLS)

    def __enter__(self):
        for _ in range(TASKS):
            support.start(self.server, self.machine)

    def __exit__(self, *unused):
        running = "SELECT count(*) AS n FROM executions WHERE status <> 'SUCCEEDED' AND status = 'RUNNING'"
        support.wait_until(lambda: self.server.rows(running)[0]["n"] == 0, "all calls are answered", 300)
        failed = self.server.rows("SELECT count(*) AS n FROM executions WHERE status <> 'SUCCEEDED'")[0]["n"]
        if failed:
            raise RuntimeError(f"{failed} tasks failed")


class Report:
    """Prints each figure beside its limit."""

    def __init__(self):
        self.missed = False

    def line(self, what, value, limit, unit=""):
        self.missed |= value > limit
        print(f"{what}: {value:g}{unit}, limit {limit:g}{unit}{'' if value <= limit else ' MISSED'}", flush=True)


def measure(arguments):
    report = Report()
    with SlowFunctions() as functions, support.Server(env={"LAMBDA_ENDPOINT": functions.url}) as server:
        bombs.p99_of_starts(server, arguments)  # so that what the server keeps of other work is there already
        with Sampled(server.process.pid) as sampled, Tasks(server):
            pass
        found = {"without": [], "with": []}
        for number in range(1, arguments.rounds + 1):
            for name, beside in (("without", contextlib.nullcontext()), ("with", Tasks(server))):
                with beside:
                    starts = bombs.p99_of_starts(server, arguments)
                found[name].append(starts["p99_ms"])
                print(f"round {number}, {name:<7} slow calls: {starts['calls'] / arguments.seconds:6.0f} starts/s, "
                      f"p50 {starts['p50_ms']:.2f} ms, p99 {starts['p99_ms']:.2f} ms, max {starts['max_ms']:.1f} ms",
                      flush=True)
        counts = functions.counts()
        tasks = TASKS * (arguments.rounds + 1)
        print(f"{tasks} tasks in turns of {TASKS}, {counts['calls']} calls of {FUNCTION_SECONDS:g} s, "
              f"at most {counts['most']['calls']} at once")
        report.line("calls beyond one a task", abs(counts["calls"] - tasks), 0)
        report.line("connections at once", counts["most"]["connections"], AT_ONCE)
        report.line("threads more", sampled.threads - sampled.before[0], THREADS_MORE_MAX)
        report.line("memory more", round((sampled.bytes - sampled.before[1]) / 2**20, 1), MEMORY_MIB_MORE_MAX, " MiB")
        without, beside = (statistics.median(found[name]) for name in ("without", "with"))
        print(f"p99 of StartExecution: {without:.2f} ms without, {beside:.2f} ms with the calls")
        report.line("ratio of the two", round(beside / without, 2), START_RATIO_MAX)
    return 1 if report.missed else 0
