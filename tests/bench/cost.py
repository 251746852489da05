"""What one start, one transition and one round trip cost the server: rows, bytes, system calls, allocations, CPU time.

Calls are made one after the other over one connection, so that nothing is shared between them: a commit each. Each
cost is the difference between few calls and many, over the calls between, so that start and stop of the server drop
out. A transition is what a chain of CHAIN states costs beyond a chain of one, over the states between: as many as it
takes for the difference to be more than a start's CPU time differs from run to run. System calls are counted by strace,
allocations by valgrind, each with a server of its own.
"""

import os
import pathlib
import re
import subprocess

import processes
import sides
from figures import Row
from traced_server import TracedServer

from tests.api import support

FEW, MANY = 20, 120
PLAIN_MANY = 1_020
CHAIN = 100
INPUT = '{"order":4711,"items":["apple","pear"]}'
HEAP = re.compile(r"total heap usage: ([\d,]+) allocs, [\d,]+ frees, ([\d,]+) bytes")
CONTENT = """SELECT (SELECT sum({log}) FROM history_events) + (SELECT sum({call}) FROM api_calls) AS bytes""".format(
    log=" + ".join(f"coalesce(length({name}), 0)" for name in ("type", "state", "payload", "details", "private")),
    call=" + ".join(f"coalesce(length({name}), 0)" for name in ("operation", "request_id", "caller", "resource",
                                                              "request")))


def chain(states):
    named = {f"S{n}": {"Type": "Pass", "Next": f"S{n + 1}"} for n in range(1, states)}
    return {"StartAt": "S1", "States": named | {f"S{states}": {"Type": "Pass", "End": True}}}


class Starts:
    def __init__(self, server, caller, states):
        self.caller = caller
        self.machine = support.create_machine(server, chain(states))
        self.made = 0

    def make(self, count):
        for _ in range(count):
            self.made += 1
            self.caller.call("StartExecution", {"stateMachineArn": self.machine, "name": f"cost-{self.made}",
                                                "input": INPUT})


class RoundTrips:
    def __init__(self, server, caller):
        self.caller = caller
        self.activity = support.create_activity(server)
        # The way out is never taken; a machine must have one.
        machine = {"StartAt": "A", "States": {"Z": {"Type": "Succeed"}, "A": {
            "Type": "Task", "Resource": self.activity, "Next": "A",
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}]}}}
        support.start(server, support.create_machine(server, machine), INPUT)

    def make(self, count):
        for _ in range(count):
            task = self.caller.ok("GetActivityTask", {"activityArn": self.activity})
            self.caller.call("SendTaskSuccess", {"taskToken": task["taskToken"], "output": '{"done":true}'})


WORK = {"start": lambda server, caller: Starts(server, caller, 1),
        "chain": lambda server, caller: Starts(server, caller, CHAIN),
        "round trip": RoundTrips}


class Wrapped(TracedServer):
    """A server under another program, whose report is read after it has ended."""

    def __init__(self, words, child):
        super().__init__()
        self.report = os.path.join(self.directory, "report")
        self._words, self._child = words, child

    def command(self):
        return [word.format(report=self.report) for word in self._words] + support.Server.command(self)

    def _signal(self, number):
        # valgrind is the server's process itself; strace has it as a child.
        if self._child:
            super()._signal(number)
        elif self.process.poll() is None:
            os.kill(self.process.pid, number)


def strace():
    return Wrapped(["strace", "-f", "-c", "-U", "calls,name", "-o", "{report}"], True)


def valgrind():
    return Wrapped(["valgrind", "--leak-check=no", "--undef-value-errors=no", "--log-file={report}"], False)


def system_calls(report):
    """{name: calls} of a summary by strace; the total is left out."""
    found = re.findall(r"^\s*(\d+)\s+(\w+)\s*$", report, re.M)
    return {name: int(calls) for calls, name in found if name != "total"}


def allocations(report):
    """Calls and bytes, of all of valgrind's life."""
    found = HEAP.search(report)
    return {"allocations": int(found[1].replace(",", "")), "allocated_bytes": int(found[2].replace(",", ""))}


def under(wrapped, work, count, read):
    with wrapped as server:
        with sides.Caller(server) as caller:
            WORK[work](server, caller).make(count)
        if server.stop():
            raise RuntimeError(server.log_text())
        return read(pathlib.Path(server.report).read_text())


def difference(few, many, count):
    """A call of what lies between, as far as it is worth a word."""
    costs = {name: (many[name] - few.get(name, 0)) / count for name in many}
    return {name: cost for name, cost in costs.items() if cost >= 0.05}


def plain(work):
    with support.Server() as server, sides.Caller(server) as caller:
        made = WORK[work](server, caller)
        seen = []
        for count in (FEW, PLAIN_MANY - FEW):
            made.make(count)
            seen.append({"rows": sides.row_count(server.database), "commits": sides.commits(server.database),
                         "content_bytes": server.rows(CONTENT)[0]["bytes"],
                         "file_bytes": processes.handed_bytes(server.process.pid),
                         "cpu_us": processes.cpu_nanoseconds(server.process.pid) / 1e3})
    few, many = seen
    return {name: (many[name] - few[name]) / (PLAIN_MANY - FEW) for name in many}


def transition(start, chain_of_many):
    """What each of the other states adds; costs that are there once are left out."""
    added = {name: (chain_of_many[name] - start.get(name, 0)) / (CHAIN - 1) for name in chain_of_many}
    return {name: cost for name, cost in added.items() if abs(cost) >= 0.01}


def measure(work):
    costs = plain(work)
    costs["system_calls"] = difference(*(under(strace(), work, count, system_calls) for count in (FEW, MANY)),
                                       MANY - FEW)
    costs |= difference(*(under(valgrind(), work, count, allocations) for count in (FEW, MANY)), MANY - FEW)
    return costs


def cost(bench):
    subprocess.run(["valgrind", "--version"], check=True, capture_output=True)
    found = {work: measure(work) for work in WORK}
    chain_of_many = found.pop("chain")
    added = transition(found["start"], {name: value for name, value in chain_of_many.items() if name != "system_calls"})
    added["system_calls"] = transition(found["start"]["system_calls"], chain_of_many["system_calls"])
    return Row("cost", figures={"start": found["start"], "transition": added, "round trip": found["round trip"]})


ROWS = {"cost": cost}
