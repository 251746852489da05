"""Brings an answer into the form of the recordings, which were rewritten when they were made.

Everything here changes the actual value only, guided by the expected one where the recording's form says what was done
to it. What is left of the rewriting (words that stand for any value) is the business of compare.py.
"""

import json
import re

import jsonpath

PARALLEL_STARTED = "ParallelStateStarted"
PARALLEL_ENDED = {"ParallelStateSucceeded", "ParallelStateFailed", "ParallelStateAborted", "ParallelStateExited"}
SORT_PARALLEL = "sort-events-between-ParallelStateStarted-and-end"
SORT_REFERENCES = "_SfnSortVariableReferences"


def normalise(actual, expected, rules, placeholders):
    """(actual, expected) ready to be compared. Expected values are only put in order where the order is free."""
    actual = parse_texts(actual, expected)
    for rule in rules:
        if rule.get("builtin") == SORT_PARALLEL:
            actual, expected = _each_event_list(actual, _collapse_parallel), _each_event_list(expected, _order_runs)
        elif rule.get("builtin") == SORT_REFERENCES:
            actual, expected = _sort_references(actual), _sort_references(expected)
        elif "regex" in rule:
            pattern = re.compile(placeholders.fill_text(rule["regex"], re.escape))
            actual = _each_text(actual, lambda text: pattern.sub(lambda found: rule["becomes"], text))
        elif "jsonpath" in rule and not rule.get("everywhere"):
            actual = jsonpath.replace(actual, jsonpath.parse(rule["jsonpath"]), rule["becomes"])
    fixed = {placeholders.account: "111111111111", placeholders.region: "<region>", "arn:aws:": "arn:<partition>:"}
    for old, new in fixed.items():
        actual = _each_text(actual, lambda text: text.replace(old, new))
    return _each_event_list(actual, _order_runs) if _sorts(rules) else actual, expected


def parse_texts(actual, expected):
    """JSON objects inside strings become values, arrays and numbers where the recording has one (a payload is text
    on AWS, so the recording was parsed); nothing inside of such a value."""
    if isinstance(actual, str):
        is_number = isinstance(expected, (int, float)) and not isinstance(expected, bool)
        if actual.startswith("{") or (actual.startswith("[") and isinstance(expected, list)) or is_number:
            try:
                return json.loads(actual)
            except ValueError:
                return actual
    if isinstance(actual, dict):
        wanted = expected if isinstance(expected, dict) else {}
        return {key: parse_texts(member, wanted.get(key)) for key, member in actual.items()}
    if isinstance(actual, list):
        wanted = expected if isinstance(expected, list) and len(expected) == len(actual) else [None] * len(actual)
        return [parse_texts(member, wanted[i]) for i, member in enumerate(actual)]
    return actual


def _each_text(value, change):
    if isinstance(value, dict):
        return {change(key): _each_text(member, change) for key, member in value.items()}
    if isinstance(value, list):
        return [_each_text(member, change) for member in value]
    return change(value) if isinstance(value, str) else value


def _each_event_list(value, change):
    if isinstance(value, dict):
        return {key: change(member) if key == "events" and isinstance(member, list) else
                _each_event_list(member, change) for key, member in value.items()}
    return [_each_event_list(member, change) for member in value] if isinstance(value, list) else value


def _sorts(rules):
    return any(rule.get("builtin") == SORT_PARALLEL for rule in rules)


def _collapse_parallel(events):
    """What the recorder did to Parallel states, including its two oddities.

    At every closing event it wrote the branch events it had collected since the last ParallelStateStarted over
    everything since then: the order becomes free, and of several closing events in a row only the last is left (so a
    recording has ParallelStateExited without ParallelStateSucceeded). Branch events carry [0] for an id.
    """
    kept, collected, start, collecting = [], [], None, False
    for event in events:
        kind = event.get("type")
        if kind == PARALLEL_STARTED:
            kept.append(event)
            start, collected, collecting = len(kept), [], True
        elif kind in PARALLEL_ENDED and start is not None:
            kept[start:] = [*collected, event]
            collecting = False
        elif collecting:
            collected.append(event | {"id": [0], "previousEventId": 0})
            kept.append(collected[-1])
        else:
            kept.append(event)
    return kept


def _order_runs(events):
    """Neighbouring events without an id (their order was free) in the order of their text."""
    ordered, run = [], []
    for event in [*events, None]:
        if event is not None and isinstance(event, dict) and event.get("id") == [0]:
            run.append(event)
            continue
        ordered += sorted(run, key=lambda e: json.dumps(e, sort_keys=True))
        run = []
        if event is not None:
            ordered.append(event)
    return ordered


def _sort_references(value, inside=False):
    if isinstance(value, dict):
        return {key: _sort_references(member, inside or key == "variableReferences") for key, member in value.items()}
    if isinstance(value, list):
        members = [_sort_references(member, inside) for member in value]
        return sorted(members, key=lambda m: json.dumps(m, sort_keys=True)) if inside else members
    return value
