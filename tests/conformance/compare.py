"""Compares an answer with a recording: literally, but for the words that stand for any value.

`<word:N>` stands for one value within a case: the same one wherever it occurs, another one for another N. `timestamp`,
`datetime` and `date` stand for a point in time. All else has to be equal, numbers with their kind: 1 is not 1.0.
"""

import dataclasses
import re

import jsonpath

_WORD = re.compile(r"<([A-Za-z][\w.-]*):(\d+)>")
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_METADATA = {"SdkHttpMetadata", "SdkResponseMetadata"}
MISSING = "(missing)"


@dataclasses.dataclass
class Difference:
    location: tuple
    expected: object
    actual: object
    also_known_as: tuple = ()  # other locations under which a recording's exclusions may name the place

    def is_excluded(self, excludes):
        """Whether the recording says of this place that it is not to be relied upon."""
        places = (self.location, *self.also_known_as)
        return any(jsonpath.covers(jsonpath.parse(path), place) for path in excludes for place in places)

    def __str__(self):
        place = ".".join(str(key) for key in self.location)
        return f"{place}: expected {_short(self.expected)}, is {_short(self.actual)}"


class Comparison:
    """One case: what each word stands for is kept from one answer to the next."""

    def __init__(self):
        self.bound = {}  # (word, N) -> value
        self.differences = []

    def check(self, expected, actual, location=(), also_known_as=()):
        if isinstance(expected, dict) and isinstance(actual, dict):
            for key in [*expected, *(key for key in actual if key not in expected)]:
                if key != "ResponseMetadata":
                    self.check(expected.get(key, MISSING), actual.get(key, MISSING), location + (key,),
                               tuple(other + (key,) for other in also_known_as))
        elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
            for i, (left, right) in enumerate(zip(expected, actual)):
                self.check(left, right, location + (i,), tuple(other + (i,) for other in also_known_as))
        elif not self._same(expected, actual, location):
            self.differences.append(Difference(location, expected, actual, also_known_as))

    def _same(self, expected, actual, location):
        if not isinstance(expected, str):
            return type(expected) is type(actual) and expected == actual
        if _stands_for_time(expected, actual, location):
            return True
        if _METADATA & set(location) and expected in ("date", location[-1]):
            return isinstance(actual, str)
        return isinstance(actual, str) and (self._matches(expected, actual) or
                                            self._matches(expected, _ISO.sub("date", actual)))

    def _matches(self, expected, actual):
        """Whether the text fits; if it does, what its words stand for is bound."""
        if expected == actual:
            return True
        pattern, names = "", {}
        parts = _WORD.split(expected)
        for text, word, number in zip(parts[::3], parts[1::3] + [None], parts[2::3] + [None]):
            pattern += re.escape(text)
            if word is None:
                continue
            name = (word, number)
            if name in self.bound:
                pattern += re.escape(self.bound[name])
            elif name in names:
                pattern += f"(?P={names[name]})"
            else:
                names[name] = f"w{len(names)}"
                pattern += f"(?P<{names[name]}>{_UUID if word == 'uuid' else '.*?'})"
        found = re.fullmatch(pattern, actual, re.DOTALL) if names or len(parts) > 1 else None
        if not found:
            return False
        new = {name: found.group(group) for name, group in names.items()}
        taken = {(word, value) for (word, _), value in self.bound.items()}
        if any((word, value) in taken for (word, _), value in new.items()):
            return False
        self.bound |= new
        return True


def _stands_for_time(expected, actual, location):
    is_time = (isinstance(actual, (int, float)) and not isinstance(actual, bool)) or (
        isinstance(actual, str) and _ISO.fullmatch(actual) is not None)
    if expected == "timestamp":
        name = next((key for key in reversed(location) if isinstance(key, str)), "")
        return "timestamp" in name.lower() and (is_time or isinstance(actual, str))
    return expected == "datetime" and is_time


def _short(value):
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:200]}...{text[-90:]} ({len(text)} characters)"
