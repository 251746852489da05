"""Removing four fifths of a file while executions are started: p99 of StartExecution before and during, and the size."""

import json
import os
import subprocess
import threading

import bombs

from tests.api import support

PAYLOAD_BYTES = 24_000
FILLERS = 8
KEPT = 5  # every fifth one stays


def fill(server, machine, mebibytes):
    """Closed executions with a large input, until the file has that size."""
    text = json.dumps("x" * PAYLOAD_BYTES)
    count = (mebibytes << 20) // (PAYLOAD_BYTES + 1_000)

    def some(first):
        for number in range(first, count, FILLERS):
            server.ok("StartExecution", {"stateMachineArn": machine[number % KEPT != 0], "input": text})

    threads = [threading.Thread(target=some, args=(first,)) for first in range(FILLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return count


def mebibytes_of(server):
    return sum(os.stat(server.database + suffix).st_size for suffix in ("", "-wal")) / (1 << 20)


def show(what, starts, seconds):
    print(f"{what:<7} the purge: {starts['calls'] / seconds:6.0f} starts/s, p50 {starts['p50_ms']:.2f} ms, "
          f"p99 {starts['p99_ms']:.2f} ms, max {starts['max_ms']:.1f} ms", flush=True)


def measure(arguments):
    with support.Server(env={"STEPWELL_RETENTION_DAYS": "0"}) as server:
        old = support.create_machine(server, name="old")
        kept = support.create_machine(server, name="kept")
        count = fill(server, (kept, old), arguments.mebibytes)
        full = mebibytes_of(server)
        print(f"filled: {count} executions, {full:.0f} MiB", flush=True)
        before = [bombs.p99_of_starts(server, arguments) for _ in range(arguments.rounds)]
        for starts in before:
            show("before", starts, arguments.seconds)
        purge = subprocess.Popen(
            [server.binary, "purge", "--data", server.data, "--endpoint-url", server.endpoint, "--older-than", "0",
             "--state-machine", "old"], stdout=subprocess.PIPE, text=True)
        during = []
        while purge.poll() is None:
            during.append(bombs.p99_of_starts(server, arguments))
            show("during", during[-1], arguments.seconds)
        print(purge.stdout.read(), end="")
        if purge.returncode:
            return purge.returncode
        left = mebibytes_of(server)
        gone = full * (KEPT - 1) / KEPT
        print(f"size: {full:.0f} MiB before, {left:.0f} MiB after, {100 * (full - left) / gone:.0f} % of what was removed")
        calm, busy = (max(s["p99_ms"] for s in group) for group in (before, during))
        print(f"p99 of StartExecution, worst of {arguments.seconds} s: {calm:.2f} ms before, {busy:.2f} ms during, "
              f"ratio {busy / calm:.2f}")
        verified = subprocess.run([server.binary, "verify", "--data", server.data], capture_output=True, text=True)
        print(verified.stdout, end="")
        return verified.returncode
