"""The few JSONPath forms that recorded cases use to name places in an answer: $..a, .b, [3], [*], ['c'], and '*' alone.

A location is the tuple of keys and indexes from the root to a value.
"""

import re

_STEP = re.compile(r"(\.\.|\.)?(?:\[(\d+)\]|\[\*\]|\[['\"]([^'\"]*)['\"]\]|([^.\[\]*]+)|(\*))")


def parse(path):
    """The path as a list of (deep, key): key None stands for any, deep for any number of levels before it."""
    if path == "*":
        return [(True, None)]
    rest, segments, position = path.removeprefix("$"), [], 0
    while position < len(rest):
        step = _STEP.match(rest, position)
        if not step:
            raise ValueError(f"JSONPath not understood: {path}")
        index, quoted, name = step.group(2, 3, 4)
        key = int(index) if index is not None else quoted if quoted is not None else name
        segments.append((step.group(1) == "..", key))
        position = step.end()
    return segments


def matches(segments, location):
    """Whether the path selects exactly this location."""
    if not segments:
        return not location
    (deep, key), later = segments[0], segments[1:]
    reach = len(location) if deep else min(1, len(location))
    return any((key is None or key == location[skipped]) and matches(later, location[skipped + 1:])
               for skipped in range(reach))


def covers(segments, location):
    """Whether the path selects the location or something it is part of."""
    return any(matches(segments, location[:length]) for length in range(len(location) + 1))


def replace(document, segments, value, location=()):
    """The document with `value` in each place that the path selects."""
    if location and matches(segments, location):
        return value
    if isinstance(document, dict):
        return {key: replace(member, segments, value, location + (key,)) for key, member in document.items()}
    if isinstance(document, list):
        return [replace(member, segments, value, location + (i,)) for i, member in enumerate(document)]
    return document
