"""Rows of the table that are about speed: starts, chains, latencies, round trips, pollers."""

import statistics

import sides
from figures import Row, summary

from tests.api import support

WORKERS = 64
OPEN = 1_000
POLLS = 1_000
POLL_PAIRS, POLL_SECONDS = 16, 1
# The loads one after the other in a plot; more connections than this would measure the generator.
CONNECTIONS = (1, 4, 16, 64, 256)
PLOT_SECONDS_MAX, PLOT_ROUNDS_MAX = 3, 2


def used_figures(prefix, loads):
    return {f"{prefix}_used": {name: statistics.median(load.used[name] for load in loads) for name in loads[0].used}}


def require_succeeded(server, load):
    """Each start that was answered has ended, and well."""
    found = {row["status"]: row["count"] for row in
             server.rows("SELECT status, count(*) AS count FROM executions GROUP BY status")}
    if found != {"SUCCEEDED": load.started}:
        raise RuntimeError(f"{load.started} executions were answered for, the file has {found}")


def in_turns(bench, workload, connections=64, *, seconds=None, rounds=None):
    """Loads of the yardstick and of the server, as many as there are rounds."""
    pairs = []
    for _ in range(rounds or bench.rounds):
        with sides.Yardstick() as yardstick:
            theirs = sides.load(yardstick, workload, seconds or bench.seconds, connections)
        with support.Server() as server:
            ours = sides.load(server, workload, seconds or bench.seconds, connections)
            require_succeeded(server, ours)
        pairs.append((theirs, ours))
    return pairs


def throughput(bench, name):
    pairs = in_turns(bench, name)
    row = Row(name)
    row.check(name, [ours.per_second() / theirs.per_second() for theirs, ours in pairs])
    for prefix, loads in zip(("yardstick", "server"), zip(*pairs)):
        row.figures[f"{prefix}_per_second"] = summary([load.per_second() for load in loads])
        row.figures[f"{prefix}_p99_ms"] = summary([load.p99_ms() for load in loads])
        row.figures |= used_figures(prefix, loads)
    return row


def start_at_one_connection(bench):
    pairs = in_turns(bench, "start", connections=1)
    row = Row("start-1")
    row.check("start-1", [ours.p50_ms() / theirs.p50_ms() for theirs, ours in pairs])
    for prefix, loads in zip(("yardstick", "server"), zip(*pairs)):
        row.figures[f"{prefix}_p50_ms"] = summary([load.p50_ms() for load in loads])
        row.figures |= used_figures(prefix, loads)
    return row


def finish(bench):
    found = {1: [], 10: []}
    with support.Server() as server:
        for _ in range(bench.rounds):
            for states, values in found.items():
                load = sides.load(server, "finish", bench.seconds, 1, states=states)
                values.append(load.p50_ms("until finished"))
    row = Row("finish")
    row.check("finish", [ten / one for one, ten in zip(found[1], found[10])])
    row.figures = {f"p50_ms_of_{states}": summary(values) for states, values in found.items()}
    return row


def round_trips(bench):
    pairs = []
    for _ in range(bench.rounds):
        with sides.Yardstick() as yardstick:
            theirs = sides.load(yardstick, "start", bench.seconds)
        with support.Server() as server:
            ours = sides.load(server, "roundtrips", bench.seconds, WORKERS, operation="SendTaskSuccess", open=OPEN)
        pairs.append((theirs, ours))
    row = Row("round-trips")
    row.check("round-trips", [ours.per_second("SendTaskSuccess") / theirs.per_second() for theirs, ours in pairs])
    row.figures = {"yardstick_starts_per_second": summary([theirs.per_second() for theirs, _ in pairs]),
                   "server_per_second": summary([ours.per_second("SendTaskSuccess") for _, ours in pairs])}
    row.figures |= used_figures("server", [ours for _, ours in pairs])
    return row


def poll_round(server):
    """{polls: starts per second}. Of many short loads, the first of a pair in turns: the difference looked for is
    smaller than what one load differs from the next by."""
    found = {0: [], POLLS: []}
    for number in range(POLL_PAIRS):
        for polls in sorted(found, reverse=number % 2):
            load = sides.load(server, "polls", POLL_SECONDS, polls=polls)
            if load.polls_parked != polls:
                raise RuntimeError(f"{load.polls_parked} of {polls} polls were waiting at the end")
            found[polls].append(load.per_second())
    return {polls: statistics.mean(per_second) for polls, per_second in found.items()}


def pollers(bench):
    found = {0: [], POLLS: []}
    with support.Server() as server:
        sides.load(server, "polls", POLL_SECONDS, polls=POLLS)  # an empty file is faster than it will be again
        for _ in range(bench.rounds):
            for polls, per_second in poll_round(server).items():
                found[polls].append(per_second)
    row = Row("pollers")
    row.check("pollers", [100 * (1 - beside / without) for without, beside in zip(found[0], found[POLLS])])
    row.figures = {"starts_per_second_without": summary(found[0]), "starts_per_second_beside": summary(found[POLLS])}
    return row


def by_connections(bench):
    """Points of the plot; no target."""
    row = Row("connections", figures={"series": {}})
    for workload in ("start", "chain"):
        for connections in CONNECTIONS:
            pairs = in_turns(bench, workload, connections, seconds=min(bench.seconds, PLOT_SECONDS_MAX),
                             rounds=min(bench.rounds, PLOT_ROUNDS_MAX))
            for prefix, loads in zip(("yardstick", "server"), zip(*pairs)):
                points = row.figures["series"].setdefault(f"{prefix} {workload}", [])
                points.append([connections, statistics.median(load.per_second() for load in loads)])
    return row


ROWS = {
    "chain": lambda bench: throughput(bench, "chain"),
    "start": lambda bench: throughput(bench, "start"),
    "start-1": start_at_one_connection,
    "finish": finish,
    "round-trips": round_trips,
    "pollers": pollers,
    "connections": by_connections,
}
