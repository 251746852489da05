"""Removing four fifths of a file while executions are started: p99 of StartExecution before and during, and the size."""

import json
import os
import statistics
import subprocess
import threading
import time

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


def settled_mebibytes(server):
    """Of the file, when the checkpoints have caught up with what was written."""
    time.sleep(3)
    return os.stat(server.database).st_size / (1 << 20)


def show(what, starts, seconds):
    print(f"{what:<7} the purge: {starts['calls'] / seconds:6.0f} starts/s, p50 {starts['p50_ms']:.2f} ms, "
          f"p99 {starts['p99_ms']:.2f} ms, max {starts['max_ms']:.1f} ms", flush=True)


def measure(arguments):
    with support.Server(env={"STEPWELL_RETENTION_DAYS": "0"}) as server:
        old = support.create_machine(server, name="old")
        kept = support.create_machine(server, name="kept")
        count = fill(server, (kept, old), arguments.mebibytes)
        full = settled_mebibytes(server)
        print(f"filled: {count} executions, {full:.0f} MiB", flush=True)
        before = [bombs.p99_of_starts(server, arguments) for _ in range(arguments.rounds)]
        for starts in before:
            show("before", starts, arguments.seconds)
        at_begin = settled_mebibytes(server)
        started = time.monotonic()
        purge = subprocess.Popen(
            [server.binary, "purge", "--data", server.data, "--endpoint-url", server.endpoint, "--older-than", "0",
             "--state-machine", "old"], stdout=subprocess.PIPE, text=True)
        during = []
        while purge.poll() is None:
            during.append(bombs.p99_of_starts(server, arguments))
            show("during", during[-1], arguments.seconds)
        print(f"{purge.stdout.read()}the purge took less than {time.monotonic() - started:.0f} s")
        if purge.returncode:
            return purge.returncode
        # The load has made the file grow meanwhile, by as much for each start as before.
        growth = (at_begin - full) / sum(s["calls"] for s in before) * sum(s["calls"] for s in during)
        at_end = settled_mebibytes(server)
        removed = full * (KEPT - 1) / KEPT
        back = at_begin + growth - at_end
        print(f"size: {at_begin:.0f} MiB before; {growth:.0f} MiB came and {removed:.0f} MiB were removed; {at_end:.0f} MiB "
              f"after: {100 * back / removed:.0f} % of what was removed is given back")
        calm, busy = (statistics.median(s["p99_ms"] for s in group) for group in (before, during))
        print(f"p99 of StartExecution, median of rounds of {arguments.seconds} s: {calm:.2f} ms before, {busy:.2f} ms "
              f"during, ratio {busy / calm:.2f}")
        verified = subprocess.run([server.binary, "verify", "--data", server.data], capture_output=True, text=True)
        print(verified.stdout, end="")
        return verified.returncode
