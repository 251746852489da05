"""What a row of the table holds: figures, their targets, and whether these were reached.

A value is the median of several rounds; its spread is the least and the most of them. A Row is what one measurement
found: `checks` are figures that have a target, `figures` what stands beside them, `notes` what a reader should know.
"""

import dataclasses
import statistics


@dataclasses.dataclass(frozen=True)
class Target:
    title: str
    unit: str
    must: float
    aim: float | None
    more: bool = False  # more is better


RATIO = "x"

# In the order of the table. Ratios to Y are against tests/bench/yardstick, measured in turns with the server.
TARGETS = {
    "chain": Target("chain of 10 Pass states until it has succeeded, 64 connections: executions/s", "x Y", 0.6, 0.8, True),
    "start": Target("StartExecution of one state, 64 connections: executions/s", "x Y", 0.7, 0.9, True),
    "start-1": Target("the same at 1 connection: p50", "x Y", 2.0, 1.3),
    "finish": Target("start until finished at 1 connection: 10 states against 1", RATIO, 1.3, 1.1),
    "round-trips": Target("activity round trips, 64 workers, 1,000 open", "x Y(start)", 0.35, 0.5, True),
    "pollers": Target("1,000 idle pollers slow StartExecution by", "%", 5, 1),
    "parked-memory": Target("parked in Wait: memory an execution", "B", 150, 64),
    "parked-disk": Target("parked in Wait: disk an execution, without the journal", "B", 1500, 800),
    "late": Target("those timers coming due at 500/s: p99 lateness", "ms", 100, 30),
    "at-once": Target("timers due all at once: completions/s against chains/s", RATIO, 0.5, 0.8, True),
    "large-start": Target("large file against empty: starts/s", RATIO, 0.85, 0.95, True),
    "large-chain": Target("large file against empty: chains/s", RATIO, 0.85, 0.95, True),
    "large-round-trips": Target("large file against empty: round trips/s", RATIO, 0.85, 0.95, True),
    "large-describe": Target("large file against empty: p99 of DescribeExecution", RATIO, 1.5, 1.1),
    "large-describe-disk": Target("the same, nothing of either file in memory at first", RATIO, 1.5, 1.1),
    "large-list": Target("large file against empty: p50 of a ListExecutions page", RATIO, 2.0, 1.3),
    "map": Target("Map: an item of 10,000 against one of 1,000 (linear: 1)", RATIO, 1.3, 1.1),
    "history": Target("history by pages: an event of 25,000 against one of 2,500 (linear: 1)", RATIO, 1.3, 1.1),
    "idle-cpu": Target("idle and empty: share of a core", "%", 0.3, 0.1),
    "idle-memory": Target("idle and empty: memory", "MB", 30, 15),
    "parked-cpu": Target("idle with those parked: share of a core", "%", 0.5, 0.2),
    "polls-cpu": Target("5,000 parked polls over 5 activities: share of a core", "%", 1, None),
    "polls-memory": Target("5,000 parked polls over 5 activities: memory", "MB", 100, 40),
    "binary": Target("stripped release binary", "MB", 12, 6),
    "ready": Target("ready after start on an empty file", "ms", 100, 30),
}  # fmt: skip

# Below these, in executions/s, the machine was too slow or too busy for ratios to mean anything.
YARDSTICK_MIN = {"start": 6000, "chain": 3400}


def verdict(target, value):
    def within(bound):
        return value >= bound if target.more else value <= bound
    if target.aim is not None and within(target.aim):
        return "reached aim"
    return "reached" if within(target.must) else "missed"


def summary(values):
    """Median, least and most."""
    return {"value": statistics.median(values), "least": min(values), "most": max(values)}


def quantile(values, share):
    """The value below which this share of them lies; the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclasses.dataclass
class Row:
    name: str
    checks: list = dataclasses.field(default_factory=list)
    figures: dict = dataclasses.field(default_factory=dict)
    notes: list = dataclasses.field(default_factory=list)

    def check(self, key, values):
        """A figure of TARGETS, from its rounds."""
        target, found = TARGETS[key], summary(values)
        self.checks.append({"key": key, "title": target.title, "unit": target.unit, "more": target.more,
                            "must": target.must, "aim": target.aim, "rounds": len(values)} | found
                           | {"verdict": verdict(target, found["value"])})

    def as_json(self):
        return dataclasses.asdict(self)


def too_slow(row):
    """Why the run is invalid, if this row says so."""
    least = YARDSTICK_MIN.get(row["name"])
    found = row["figures"].get("yardstick_per_second")
    if least is None or found is None or found["value"] >= least:
        return None
    return f"the yardstick reached {found['value']:,.0f} {row['name']}s/s, less than {least:,}"


def number(value, unit=""):
    """With as many digits as are worth reading."""
    if value is None:
        return "-"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{digits}f}"
    return f"{text} {unit}".rstrip()


def check_line(check):
    spread = f"({number(check['least'])} to {number(check['most'])})" if check["rounds"] > 1 else ""
    return (f"{check['title']:<78}{number(check['value'], check['unit']):>16} {spread:<20} must {number(check['must']):>6}  "
            f"aim {number(check['aim']):>6}  {check['verdict']}")
