"""Loads a server over a folder of its own for some minutes, watches it from outside, and looks at the file afterwards.

First a short part under strace: whoever opens the database's files is found by the stack. Then the load proper, with a
sqlite3 shell that reads the live file over and over, as a person looking for something does. The size of the
write-ahead log is asked of the file system alone; nothing here opens the live file but the shell.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time

import opens
import processes
from traced_server import TracedServer

from tests.api import support

MIB = 1 << 20
WAL_BYTES_MAX = 64 * MIB
RESIDENT_BYTES_MAX = 1024 * MIB
# The disk is other people's too: the load ends when the file has grown to this.
FILE_BYTES_MAX = 40 << 30
TRACED_SECONDS = 10
# By then every thread has the connections it is going to have.
SETTLED_SECONDS = 5
SAMPLE_SECONDS = 0.02
REPORT_SECONDS = 10
CHECK_SECONDS_MAX = 3600

SHELL_QUERIES = """
SELECT name, status FROM v_executions ORDER BY execution_id DESC LIMIT 10;
SELECT event_id, type, state, payload FROM v_history WHERE execution_id = (SELECT max(execution_id) FROM executions);
SELECT * FROM v_waiting LIMIT 20;
SELECT * FROM v_api_calls ORDER BY call_id DESC LIMIT 20;
SELECT * FROM v_recoveries;
"""


class Verdicts:
    """What was found, line by line; counted at the end."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, holds, what):
        self.passed += bool(holds)
        self.failed += not holds
        print(("ok      " if holds else "FAILED  ") + what, flush=True)


class Shell:
    """A sqlite3 shell a time, reading until it is told to stop."""

    def __init__(self, database):
        self.database = database
        self.reads = 0
        self.longest = 0.0
        self.errors = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        command = ["sqlite3", "-readonly", "-cmd", ".timeout 5000", self.database, SHELL_QUERIES]
        while not self._ended.wait(0.05):
            begun = time.monotonic()
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120)
            self.longest = max(self.longest, time.monotonic() - begun)
            self.reads += 1
            if done.returncode or done.stderr:
                self.errors.append(done.stderr)

    def stop(self):
        self._ended.set()
        self._thread.join()


class Watch:
    """Samples of one process and its files: the peaks, and a line now and then."""

    def __init__(self, server):
        self.pid = server.process.pid
        self.database = server.database
        self.peaks = {"wal": 0, "resident": 0, "file": 0}
        self.begun = self.reported = time.monotonic()
        self.begun_cpu = self.reported_cpu = processes.cpu_seconds(self.pid)

    def sample(self):
        now = {"wal": size_of(self.database + "-wal"), "file": size_of(self.database),
               "resident": processes.resident_bytes(self.pid)}
        self.peaks = {name: max(self.peaks[name], value) for name, value in now.items()}
        if time.monotonic() - self.reported >= REPORT_SECONDS:
            self._report(now)

    def _report(self, now):
        cpu, at = processes.cpu_seconds(self.pid), time.monotonic()
        share = (cpu - self.reported_cpu) / (at - self.reported)
        self.reported, self.reported_cpu = at, cpu
        print(f"{at - self.begun:6.0f} s   WAL {now['wal'] / MIB:5.1f} MiB (peak {self.peaks['wal'] / MIB:5.1f})   "
              f"file {now['file'] / MIB:8.1f} MiB   memory {now['resident'] / MIB:6.1f} MiB   {share:5.0%} of a core",
              flush=True)

    def cpu_share(self):
        return (processes.cpu_seconds(self.pid) - self.begun_cpu) / (time.monotonic() - self.begun)


def size_of(path):
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return 0


def bench(server, arguments, seconds):
    command = [str(pathlib.Path(server.binary).parent / "stepwell_bench"), "--port", str(server.port), "--workload",
               arguments.workload, "--connections", str(arguments.connections), "--seconds", str(int(seconds)), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def traced_part(arguments, verdicts):
    print(f"{TRACED_SECONDS} s of {arguments.workload} under strace", flush=True)
    with TracedServer() as server:
        ready = time.time()
        shell = Shell(server.database)
        load = bench(server, arguments, TRACED_SECONDS)
        load.communicate()
        shell.stop()
        verdicts.add(server.stop() == 0, "a clean stop ends with 0")
        seen = server.opens()
    names = sorted({os.path.basename(each.path) for each in seen})
    verdicts.add(len(names) >= 3, f"strace saw the opens of {', '.join(names)}: {len(seen)} in all")
    foreign = opens.not_by_sqlite(seen)
    verdicts.add(not foreign, f"SQLite alone opened them {foreign or ''}")
    late = [each for each in seen if ready + SETTLED_SECONDS < each.at < ready + TRACED_SECONDS]
    verdicts.add(not late, f"none was opened while the load went on {late or ''}")


def loaded_part(arguments, verdicts):
    seconds = arguments.minutes * 60
    print(f"{arguments.minutes:g} min of {arguments.workload} over {arguments.connections} connections", flush=True)
    server = support.Server()
    try:
        server.start()
        watch, shell, load = Watch(server), Shell(server.database), bench(server, arguments, seconds)
        try:
            while load.poll() is None and server.process.poll() is None and watch.peaks["file"] < FILE_BYTES_MAX:
                watch.sample()
                time.sleep(SAMPLE_SECONDS)
            verdicts.add(server.process.poll() is None, "the server ran to the end")
            verdicts.add(watch.peaks["file"] < FILE_BYTES_MAX, f"the file is {watch.peaks['file'] / MIB:.0f} MiB")
        finally:
            shell.stop()
            if load.poll() is None:
                load.terminate()
        judge_load(load, verdicts)
        judge_watch(watch, shell, verdicts)
        verdicts.add(server.stop() == 0, "a clean stop ends with 0")
        judge_file(server, verdicts)
    except BaseException:
        print(server.log_text())
        raise
    finally:
        server.kill()
        shutil.rmtree(server.directory, ignore_errors=True)


def judge_load(load, verdicts):
    output, _ = load.communicate()
    results = json.loads(output) if output else {"errors": {"no results": 1}, "operations": {}, "seconds": 1}
    for operation, numbers in results["operations"].items():
        print(f"        {operation:<20} {numbers['calls'] / results['seconds']:8.0f} calls/s   p50 "
              f"{numbers['p50_ms']:7.2f} ms   p99 {numbers['p99_ms']:7.2f} ms   longest {numbers['max_ms']:7.1f} ms")
    verdicts.add(not results["errors"], f"no call failed {results['errors'] or ''}")


def judge_watch(watch, shell, verdicts):
    wal, resident = watch.peaks["wal"], watch.peaks["resident"]
    verdicts.add(wal < WAL_BYTES_MAX, f"the WAL was {wal / MIB:.1f} MiB at most, below {WAL_BYTES_MAX / MIB:.0f}")
    verdicts.add(resident < RESIDENT_BYTES_MAX, f"memory was {resident / MIB:.1f} MiB at most")
    print(f"        {watch.cpu_share():.0%} of a core on average")
    verdicts.add(shell.reads and not shell.errors,
                 f"a sqlite3 shell read {shell.reads} times, {shell.longest:.2f} s at most {shell.errors[:3] or ''}")


def judge_file(server, verdicts):
    begun = time.monotonic()
    done = subprocess.run(["sqlite3", "-readonly", server.database, "PRAGMA integrity_check"], capture_output=True,
                          text=True, timeout=CHECK_SECONDS_MAX)
    answer = (done.stdout + done.stderr).strip()
    verdicts.add(answer == "ok", f"integrity_check says {answer[:300]!r} after {time.monotonic() - begun:.0f} s")
    begun = time.monotonic()
    done = subprocess.run([server.binary, "verify", "--data", server.data], capture_output=True, text=True,
                          timeout=CHECK_SECONDS_MAX)
    answer = (done.stdout + done.stderr).strip()
    verdicts.add(done.returncode == 0, f"verify says {answer[-300:]!r} after {time.monotonic() - begun:.0f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--workload", default="mixed", choices=["start", "chain", "activity", "mixed"])
    parser.add_argument("--connections", type=int, default=64)
    arguments = parser.parse_args()
    verdicts = Verdicts()
    traced_part(arguments, verdicts)
    loaded_part(arguments, verdicts)
    print(f"{verdicts.passed} passed, {verdicts.failed} failed")
    return 1 if verdicts.failed else 0


if __name__ == "__main__":
    sys.exit(main())
