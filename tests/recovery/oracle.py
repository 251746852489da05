"""Holds what callers were told against what the server says and what its file holds."""

import collections
import json

SCHEDULED = "ActivityScheduled"
OUTCOMES = {"ActivitySucceeded", "ActivityFailed", "ActivityTimedOut"}
TERMINAL = {"ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut"}


def history(server, arn):
    events, token = [], None
    while True:
        request = {"executionArn": arn, "maxResults": 1000} | ({"nextToken": token} if token else {})
        answer = server.ok("GetExecutionHistory", request)
        events += answer["events"]
        token = answer.get("nextToken")
        if not token:
            return events


def check_history(arn, events):
    """Yields what is wrong with one finished history. The machines of the load have no loop."""
    for number, event in enumerate(events, 1):
        if event["id"] != number or not event["previousEventId"] < number:
            yield f"{arn}: event {event['id']} at place {number}, previous {event['previousEventId']}"
    types = collections.Counter(event["type"] for event in events)
    if sum(types[name] for name in TERMINAL) != 1 or events[-1]["type"] not in TERMINAL:
        yield f"{arn}: {types} has not one terminal event at its end"
    outcomes = sum(types[name] for name in OUTCOMES)
    if not types[SCHEDULED] == types["ActivityStarted"] == outcomes:
        yield f"{arn}: {types[SCHEDULED]} tasks scheduled, {types['ActivityStarted']} started, {outcomes} ended"
    entered = collections.Counter(event["stateEnteredEventDetails"]["name"] for event in events
                                  if "stateEnteredEventDetails" in event)
    exited = collections.Counter(event["stateExitedEventDetails"]["name"] for event in events
                                 if "stateExitedEventDetails" in event)
    if entered != exited or max(entered.values()) > 1:
        yield f"{arn}: states entered {entered}, left {exited}"
    yield from check_waits(arn, events)


def check_waits(arn, events):
    began = {event["stateEnteredEventDetails"]["name"]: event["timestamp"] for event in events
             if event["type"] == "WaitStateEntered"}
    for event in events:
        if event["type"] == "WaitStateExited":
            lasted = event["timestamp"] - began[event["stateExitedEventDetails"]["name"]]
            if lasted < 0.999:
                yield f"{arn}: a wait of 1 s lasted {lasted} s"


def check_executions(server, ledger):
    for arn, (_, input_text) in ledger.executions.items():
        described = server.ok("DescribeExecution", {"executionArn": arn})
        if described["status"] != "SUCCEEDED" or json.loads(described["input"]) != json.loads(input_text):
            yield f"{arn}: {described}"
        yield from check_history(arn, history(server, arn))


def check_journal(server, ledger):
    """Every acknowledged change stands in the journal exactly once."""
    rows = server.rows("SELECT request_id, count(*) AS n FROM api_calls GROUP BY request_id")
    counted = {row["request_id"]: row["n"] for row in rows}
    for request_id, operation in ledger.request_ids.items():
        if counted.get(request_id, 0) != 1:
            yield f"{operation} {request_id} stands {counted.get(request_id, 0)} times in api_calls"


def check_tokens(server, ledger):
    """A token is accepted at most once, and every accepted one is an event."""
    for token, outcomes in ledger.outcomes.items():
        if len(outcomes) > 1:
            yield f"the token {token[:20]}... was accepted {len(outcomes)} times"
    ended = server.rows("SELECT count(*) AS n FROM history_events WHERE type IN ('ActivitySucceeded', 'ActivityFailed')")
    if ended[0]["n"] < len(ledger.outcomes):
        yield f"{len(ledger.outcomes)} answers were accepted, {ended[0]['n']} are in the log"


def check_file(server):
    for row in server.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"integrity_check: {row[0]}"
    for row in server.rows("SELECT * FROM v_stuck"):
        yield f"stuck: {dict(row)}"


def kills_survived(server):
    """How many starts of the server each execution lived through, most first."""
    rows = server.rows("SELECT count(*) AS n FROM executions e JOIN recoveries r "
                       "ON r.started_at > e.started_at AND r.started_at < e.closed_at GROUP BY e.execution_id")
    return sorted((row["n"] for row in rows), reverse=True)
