"""A Map over N items, each with a Choice, a Pass with an intrinsic function and a Map over 3: time and log an item.

They must not grow with N: the ratio to the smallest N is printed, and a factor above GROWTH_MAX ends with 1.
"""

import json
import time

import processes

from tests.api import support

COUNTS = (100, 1_000, 10_000)
# Between runs of one size on a busy machine times differ by less; quadratic cost would make it 100.
GROWTH_MAX = 3.0

INNER = {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": True}}}
ITEM = {"StartAt": "C", "States": {
    "C": {"Type": "Choice", "Default": "P", "Choices": [{"Variable": "$", "NumericLessThan": 0, "Next": "P"}]},
    "P": {"Type": "Pass", "Parameters": {"n.$": "States.Array($, 1, 2)"}, "OutputPath": "$.n", "Next": "M"},
    "M": {"Type": "Map", "ItemProcessor": INNER, "End": True}}}
MACHINE = {"StartAt": "All", "States": {"All": {"Type": "Map", "ItemProcessor": ITEM, "End": True}}}

LOG = """SELECT count(*) AS row_count,
                sum(length(CAST(coalesce(payload, '') AS BLOB)) + length(coalesce(details, ''))
                    + length(coalesce(private, '')) + length(coalesce(state, '')) + length(type)) AS bytes
         FROM history_events"""


def run(count):
    """Seconds, seconds of CPU, log rows and bytes of one execution, on a server of its own."""
    with support.Server(env={"STEPWELL_LIMIT_HISTORY_EVENTS": "10000000"}) as server:
        machine = support.create_machine(server, MACHINE)
        cpu, begun = processes.cpu_seconds(server.process.pid), time.monotonic()
        execution = support.start(server, machine, json.dumps(list(range(count))))
        ended = support.wait_closed(server, execution, seconds=600)
        if ended["status"] != "SUCCEEDED":
            raise RuntimeError(f"{count} items: {ended['status']} {ended.get('error')} {ended.get('cause')}")
        seconds = time.monotonic() - begun
        cpu = processes.cpu_seconds(server.process.pid) - cpu
        log = server.rows(LOG)[0]
        return seconds, cpu, log["row_count"], log["bytes"], processes.resident_bytes(server.process.pid)


def measure(arguments):
    worst = 0.0
    print(f"{'items':>7}{'s':>9}{'us/item':>10}{'ratio':>7}{'CPU us/item':>13}{'rows/item':>11}{'bytes/item':>12}"
          f"{'ratio':>7}{'MiB':>6}")
    first = None
    for count in COUNTS:
        # The least of the rounds: what else the machine does only adds to it.
        seconds, cpu, rows, size, memory = min(run(count) for _ in range(arguments.rounds))
        first = first or (seconds / count, size / count)
        ratios = seconds / count / first[0], size / count / first[1]
        worst = max(worst, *ratios)
        print(f"{count:>7}{seconds:>9.2f}{seconds * 1e6 / count:>10.0f}{ratios[0]:>7.2f}{cpu * 1e6 / count:>13.0f}"
              f"{rows / count:>11.1f}{size / count:>12.0f}{ratios[1]:>7.2f}{memory >> 20:>6}", flush=True)
    if worst > GROWTH_MAX:
        print(f"cost an item grows with the number of items: a factor of {worst:.1f}")
    return 1 if worst > GROWTH_MAX else 0
