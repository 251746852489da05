"""A server killed with 100,000 and with 1,000,000 open executions, and started again.

Half of them wait, a quarter has a task in a queue, a quarter one at a worker. Printed for each size: from the start of
the process until the first StartExecution is answered, until all timers are armed, memory and disk an open execution;
and what `stepwell verify` takes for the file, on the running server. Ends with 1 when a goal is missed.
"""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

import processes

from tests.api import support

SIZES = (100_000, 1_000_000)
FIRST_ANSWER_SECONDS_MAX = 1.0
ARMED_SECONDS_MAX = 5.0
RESIDENT_BYTES_MAX = 250

MACHINE = f"arn:aws:states:{support.REGION}:{support.ACCOUNT}:stateMachine:waits"
START = json.dumps({"stateMachineArn": MACHINE, "input": '{"seconds": 100000}'})
RECOVERED = re.compile(r"recovered \d+ executions.*|resumed +\d+ executions.*")


def start_process(server):
    """The process, started, not waited for; the time of that."""
    server.port = support.free_port()
    open(server.log, "w").close()
    begun = time.monotonic()
    with open(server.log, "ab") as log:
        server.process = subprocess.Popen(server.command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    return begun


def first_answer(server):
    """When a StartExecution has been answered."""
    headers = {"Content-Type": support.JSON_TYPE, "X-Amz-Target": "AWSStepFunctions.StartExecution"}
    while server.process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            connection.request("POST", "/", START, headers)
            reply = connection.getresponse()
            body = reply.read()
            if reply.status != 200:
                raise RuntimeError(f"StartExecution: {reply.status} {body!r}")
            return time.monotonic()
        time.sleep(0.002)
    raise RuntimeError(f"the server ended:\n{server.log_text()}")


def all_armed(server):
    """When the server has said so, and what it said."""
    while server.process.poll() is None:
        if found := RECOVERED.search(pathlib.Path(server.log).read_text()):
            return time.monotonic(), " ".join(found[0].split())
        time.sleep(0.005)
    raise RuntimeError(f"the server ended:\n{server.log_text()}")


def kill(server):
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()


def empty_server_bytes():
    with support.Server() as server:
        time.sleep(1)
        return processes.resident_bytes(server.process.pid)


def verify(server):
    """Seconds, peak memory in MiB, and the last line of it."""
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([server.binary, "verify", "--data", server.data], stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        lines = out.read().splitlines()
    if process.returncode != 0:
        raise RuntimeError("\n".join(lines))
    return time.monotonic() - begun, usage.ru_maxrss / 1024, lines[-1]


def file_bytes(server):
    return sum(path.stat().st_size for path in pathlib.Path(server.data).glob("stepwell.db*"))


def measure_size(count, empty_bytes, arguments):
    server = support.Server(settings={"open_executions": 3 * count})
    try:
        make = pathlib.Path(server.binary).parent / "stepwell_make_parked"
        begun = time.monotonic()
        subprocess.run([make, "--data", server.data, "--executions", str(count)], check=True, capture_output=True)
        print(f"{count} open executions, made in {time.monotonic() - begun:.0f} s", flush=True)
        missed = False
        for number in range(1, arguments.rounds + 1):
            # Each round begins with a server that is killed.
            start_process(server)
            all_armed(server)
            kill(server)
            begun = start_process(server)
            answered = first_answer(server) - begun
            armed, what = all_armed(server)
            armed -= begun
            time.sleep(1)
            resident = (processes.resident_bytes(server.process.pid) - empty_bytes) / count
            print(f"  round {number}: first StartExecution answered after {answered:.3f} s, all timers armed after "
                  f"{armed:.2f} s, {resident:.0f} bytes of memory and {file_bytes(server) / count:.0f} of disk an "
                  f"execution\n    {what}", flush=True)
            missed |= (answered > FIRST_ANSWER_SECONDS_MAX or armed > ARMED_SECONDS_MAX
                       or resident > RESIDENT_BYTES_MAX)
            if number == arguments.rounds:
                seconds, peak, line = verify(server)
                print(f"  verify beside the server: {seconds:.0f} s, {peak:.0f} MiB at most: {line}", flush=True)
            kill(server)
        return missed
    finally:
        server.__exit__(None, None, None)


def measure(arguments):
    empty = empty_server_bytes()
    print(f"an empty server takes {empty / 2**20:.1f} MiB", flush=True)
    return 1 if any([measure_size(count, empty, arguments) for count in arguments.sizes or SIZES]) else 0
