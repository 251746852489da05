"""Recorded cases: finding them, keeping definitions as they are spelt, filling in placeholders."""

import datetime
import json
import pathlib
import re
import uuid

ROLE = "arn:aws:iam::{account}:role/service-role/conformance-{n}"
_PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
_SPACE = re.compile(r"\s*")


def load(folder):
    """The cases under a folder, in the order of their paths; each knows its `path` and its `floor_area`."""
    root = pathlib.Path(folder)
    for path in sorted(root.rglob("*.json")):
        text = path.read_text(encoding="utf-8")
        case = json.loads(text)
        if not isinstance(case, dict) or "kind" not in case:
            continue
        case["path"] = str(path.relative_to(root))
        case["floor_area"] = f"{'api' if case['kind'] == 'api' else 'executions'}/{case['area'].removeprefix('api/')}"
        if "definition" in case:
            case["definition_text"] = member_text(text, "definition")
        yield case


def member_text(document, name):
    """The text of a member of a JSON object as it stands there: numbers keep their spelling, members their order."""
    decoder, position = json.JSONDecoder(), _SPACE.match(document).end() + 1
    while True:
        key, position = decoder.raw_decode(document, _SPACE.match(document, position).end())
        start = _SPACE.match(document, document.index(":", position) + 1).end()
        position = decoder.raw_decode(document, start)[1]
        if key == name:
            return document[start:position]
        position = _SPACE.match(document, position).end()
        if document[position] != ",":
            raise KeyError(name)
        position += 1


class Placeholders:
    """The values for one run of one case. `answers` holds each step's answer by its number."""

    def __init__(self, account, region, numbered_uids=False):
        self.account = account
        self.region = region
        self.numbered_uids = numbered_uids
        self.uids = {}
        self.values = {}
        self.answers = {}

    def fill(self, value):
        """The value with every placeholder in its strings replaced; an unknown one is a KeyError."""
        if isinstance(value, dict):
            return {self.fill(key): self.fill(member) for key, member in value.items()}
        if isinstance(value, list):
            return [self.fill(member) for member in value]
        return self.fill_text(value) if isinstance(value, str) else value

    def fill_text(self, text, quote=lambda value: value):
        return _PLACEHOLDER.sub(lambda found: quote(self.value_of(found.group(1))), text)

    def value_of(self, name):
        if name.startswith("uid"):
            # A mock file names the machine it is for, so its cases use uids that are known beforehand.
            fresh = f"uid{int(name[3:] or 0):05d}" if self.numbered_uids else uuid.uuid4().hex[:8]
            return self.uids.setdefault(name, fresh)
        if name.startswith("roleArn"):
            return ROLE.format(account=self.account, n=name[7:] or "1")
        if name in ("account", "region"):
            return getattr(self, name)
        if name.startswith("now+"):
            then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=int(name[4:-1]))
            return then.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return self._of_answer(name) if name.startswith("step") else self.values[name]

    def _of_answer(self, name):
        reference, _, filter_name = name.partition("|")
        step, _, path = reference.partition(".")
        value = self.answers[int(step[4:])]
        for key in path.split("."):
            value = value[int(key)] if isinstance(value, list) else value[key]
        return value.rpartition(":")[2] if filter_name == "last" else str(value)
