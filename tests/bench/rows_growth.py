"""Rows of the table about work that must cost the same an item, however many items there are."""

import re
import time

import map_items
import sides
from figures import Row, summary

from tests.api import support

ITEMS = (1_000, 10_000)
# An iteration of one Pass state is 4 events; what else the history has makes the rest.
ITERATIONS = (624, 6_247)
READS = 3
PAGE_EVENTS = 1_000
MACHINE = {"StartAt": "All", "States": {"All": {
    "Type": "Map", "End": True, "ResultPath": None,
    "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": True}}}}}}


def map_of(bench):
    small, large = ITEMS
    found = {small: [], large: []}
    for _ in range(bench.rounds):
        for count, values in found.items():
            values.append(map_items.run(count)[0] * 1e6 / count)
    row = Row("map")
    row.check("map", [after / before for before, after in zip(found[small], found[large])])
    row.figures = {f"us_an_item_of_{count}": summary(values) for count, values in found.items()}
    return row


def read_history(caller, execution):
    """Seconds and events of reading it all, page by page. Only the token is looked for in a page."""
    events, token, begun = 0, None, time.monotonic()
    while True:
        request = {"executionArn": execution, "maxResults": PAGE_EVENTS}
        body = caller.call("GetExecutionHistory", request | ({"nextToken": token} if token else {}))
        events += body.count(b'"timestamp":')
        found = re.search(rb'"nextToken":"([^"]+)"', body)
        if not found:
            return time.monotonic() - begun, events
        token = found[1].decode()


def history(bench):
    found = {count: [] for count in ITERATIONS}
    events = {}
    with support.Server() as server, sides.Caller(server) as caller:
        machine = support.create_machine(server, MACHINE)
        executions = {count: support.start(server, machine, str([0] * count)) for count in ITERATIONS}
        for execution in executions.values():
            if support.wait_closed(server, execution, 120)["status"] != "SUCCEEDED":
                raise RuntimeError("the history became too long")
        for _ in range(bench.rounds * READS):
            for count, execution in executions.items():
                seconds, events[count] = read_history(caller, execution)
                found[count].append(seconds * 1e6 / events[count])
    small, large = ITERATIONS
    row = Row("history")
    row.check("history", [after / before for before, after in zip(found[small], found[large])])
    row.figures = {f"us_an_event_of_{events[count]}": summary(values) for count, values in found.items()}
    return row


ROWS = {"map": map_of, "history": history}
