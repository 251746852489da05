"""Runs stepwell_bench against a fresh server, each workload several times, with what the server used beside it.

`bombs`, `map`, `outside`, `purge`, `recovery` and `jsonata` are measurements of their own, made only when they are named.
"""

import argparse
import pathlib
import re
import subprocess
import sys

import bombs
import jsonata_speed
import map_items
import outside
import processes
import purge
import recovery

from tests.api import support

WORKLOADS = ["start", "chain", "activity", "mixed", "polls"]
OTHERS = {"bombs": bombs.measure, "map": map_items.measure, "outside": outside.measure, "purge": purge.measure,
          "recovery": recovery.measure, "jsonata": jsonata_speed.measure}


def measure(workload, arguments):
    with support.Server() as server:
        pid = server.process.pid
        cpu, written = processes.cpu_seconds(pid), processes.written_bytes(pid)
        done = subprocess.run(
            [str(pathlib.Path(server.binary).parent / "stepwell_bench"), "--port", str(server.port), "--workload",
             workload, "--seconds", str(arguments.seconds), "--connections", str(arguments.connections)],
            capture_output=True, text=True)
        cpu, written = processes.cpu_seconds(pid) - cpu, processes.written_bytes(pid) - written
        executions = int(re.search(r"^(\d+) executions started", done.stdout, re.M)[1]) if done.stdout else 0
        print(done.stdout + done.stderr, end="")
        if executions:
            print(f"server: {cpu:.1f} s of CPU, {cpu * 1e6 / executions:.0f} us and {written / executions:.0f} bytes "
                  f"written an execution, {processes.resident_bytes(pid) >> 20} MiB of memory", flush=True)
        return done.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mebibytes", type=int, default=1024, help="size of the file (purge)")
    parser.add_argument("--sizes", type=int, nargs="*", help="of `recovery`: open executions")
    parser.add_argument("workloads", nargs="*", default=WORKLOADS)
    arguments = parser.parse_args()
    failed = 0
    for workload in arguments.workloads:
        if workload in OTHERS:
            print(f"== {workload}", flush=True)
            failed |= OTHERS[workload](arguments)
            continue
        for number in range(1, arguments.rounds + 1):
            print(f"== {workload}, {arguments.connections} connections, round {number} of {arguments.rounds}", flush=True)
            failed |= measure(workload, arguments)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
