"""StartExecution beside machines that take all the work they are given: p99 with and without them, and the ratio.

Both are measured in turns on one server. Each bomb is kept running: when its execution has ended, the next one starts.
"""

import contextlib
import json
import pathlib
import statistics
import subprocess
import threading

from tests.api import support


def zeros(count):
    return "[" + ",".join("0" * count) + "]"


def machine(start_at, **states):
    return {"StartAt": start_at, "States": states}


def evaluates(**parameters):
    return machine("A", A={"Type": "Pass", "Parameters": parameters, "ResultPath": None, "End": True})


def loops(state):
    """The state again and again, until an event limit or a size limit ends the execution."""
    return machine("A", A=state | {"Type": "Pass", "Next": "B"}, S={"Type": "Succeed"}, B={
        "Type": "Choice", "Default": "S", "Choices": [{"Variable": "$", "IsPresent": True, "Next": "A"}]})


# What each one is made of: a definition and an input. Inputs that come again and again are small: to write them down
# is work that any client can ask for.
BOMBS = {
    "endless Choice loop": (loops({}), "{}"),
    "largest list, scanned in a loop": (loops({"Parameters": {"all.$": "$..*"}, "ResultPath": None}), zeros(100_000)),
    "scan of scans": (evaluates(**{"all.$": "$..*..*..*"}), "[" * 400 + zeros(1_000) + "]" * 400),
    "filter of a filter": (evaluates(**{"all.$": "$[?(@ in $[?(@ in $[*])])]"}), zeros(1_000)),
    "growing by ResultPath": (loops({"ResultPath": "$.before"}), '{"text": "abcdefgh"}'),
    "doubling by Format": (loops({"Parameters": {"text.$": "States.Format('{}{}', $.text, $.text)"}}),
                           '{"text": "abcdefgh"}'),
    "Map over Map": (machine("M", M={
        "Type": "Map", "ResultPath": None, "End": True,
        "ItemProcessor": machine("N", N={
            "Type": "Map", "ItemsPath": "$$.Execution.Input", "End": True,
            "ItemProcessor": machine("P", P={"Type": "Pass", "End": True})})}), zeros(150)),
}


class Bombs:
    """Keeps an execution of every bomb running, each from a thread of its own, while the context is open."""

    def __init__(self, server):
        self.server = server
        self.ended = {name: 0 for name in BOMBS}
        self.machines = {name: support.create_machine(server, definition) for name, (definition, _) in BOMBS.items()}
        self.over = threading.Event()
        self.threads = []

    def __enter__(self):
        self.over.clear()
        self.threads = [threading.Thread(target=self._keep_running, args=(name,)) for name in BOMBS]
        for thread in self.threads:
            thread.start()

    def __exit__(self, *unused):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _keep_running(self, name):
        while not self.over.is_set():
            execution = support.start(self.server, self.machines[name], BOMBS[name][1])
            while self.server.ok("DescribeExecution", {"executionArn": execution})["status"] == "RUNNING":
                if self.over.wait(0.05):
                    self.server.ok("StopExecution", {"executionArn": execution})
                    return
            self.ended[name] += 1


def p99_of_starts(server, arguments):
    done = subprocess.run(
        [str(pathlib.Path(server.binary).parent / "stepwell_bench"), "--port", str(server.port), "--workload", "start",
         "--seconds", str(arguments.seconds), "--connections", str(arguments.connections), "--json"],
        capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the load ended with {done.returncode}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)["operations"]["StartExecution"]


def measure(arguments):
    with support.Server() as server:
        bombs = Bombs(server)
        found = {"without": [], "with": []}
        for number in range(1, arguments.rounds + 1):
            for name, beside in (("without", contextlib.nullcontext()), ("with", bombs)):
                with beside:
                    starts = p99_of_starts(server, arguments)
                found[name].append(starts["p99_ms"])
                print(f"round {number}, {name:<7} bombs: {starts['calls'] / arguments.seconds:6.0f} starts/s, "
                      f"p50 {starts['p50_ms']:.2f} ms, p99 {starts['p99_ms']:.2f} ms, max {starts['max_ms']:.1f} ms",
                      flush=True)
        print("executions of bombs that ended:", ", ".join(f"{count} x {name}" for name, count in bombs.ended.items()))
        without, beside = (statistics.median(found[name]) for name in ("without", "with"))
        print(f"p99 of StartExecution: {without:.2f} ms without, {beside:.2f} ms with bombs, ratio {beside / without:.2f}")
    return 0
