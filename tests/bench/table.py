"""The table of what the server must reach and what it aims for, measured on this machine.

Each row prints its figures beside their targets. Ratios are of rounds in turns with stepwell_yardstick, a server on the
same front that stores the same rows and does nothing else. Rows are all of them, or those that are named; `--large` adds
the rows with large files. With `--json FILE` each row is appended to it as one line; `scripts/bench page FILE` makes
docs/performance.md of them, from the last line of each row.

Ends with 1 when a row could not be measured, or when the run is invalid because the yardstick was too slow; a missed
target alone is no failure.
"""

import argparse
import json
import sys
import time

import cost
import machine
import rows_growth
import rows_idle
import rows_large
import rows_speed
import writer_time
from figures import check_line, number, too_slow

SMALL = rows_speed.ROWS | rows_growth.ROWS | rows_idle.ROWS | cost.ROWS | writer_time.ROWS
ROWS = SMALL | rows_large.ROWS


def figure_text(value):
    if isinstance(value, dict) and "value" in value:
        return f"{number(value['value'])} ({number(value['least'])} to {number(value['most'])})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {figure_text(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(figure_text(each) for each in value) + "]"
    return number(value) if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def show(row):
    for check in row["checks"]:
        print(check_line(check))
    for name, value in row["figures"].items():
        print(f"    {name.replace('_', ' ')}: {figure_text(value)}")
    for note in row["notes"]:
        print(f"    note: {note}")
    sys.stdout.flush()


def measure(bench, name):
    with machine.Others() as others:
        row = ROWS[name](bench)
    if note := others.note():
        row.notes.append(note)
    if why := too_slow(row.as_json()):
        row.notes.append(f"INVALID: {why}")
    return row.as_json() | {"others_share": others.share, "seconds": others.seconds}


def append(path, line):
    if path:
        with open(path, "a") as file:
            file.write(json.dumps(line) + "\n")


def run(bench, names):
    begun = time.monotonic()
    facts = machine.facts() | {"rounds": bench.rounds, "round_seconds": bench.seconds}
    print(", ".join(f"{name} {value}" for name, value in facts.items()), flush=True)
    failed = []
    for name in names:
        print(f"== {name}", flush=True)
        try:
            row = measure(bench, name)
        except Exception as error:  # One row less; the others are still worth having.
            print(f"    NOT MEASURED: {error}", flush=True)
            failed.append(name)
            continue
        show(row)
        if too_slow(row):
            failed.append(name)
        append(bench.json, row | {"machine": facts})
    print(f"{len(names)} rows in {(time.monotonic() - begun) / 60:.1f} min"
          + (f"; not measured or invalid: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench table", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--large", action="store_true", help="the rows with large files, too")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5, help="of a round")
    parser.add_argument("--idle-seconds", type=int, default=10, help="of a round in which an idle server is watched")
    parser.add_argument("--parked", type=int, default=1_000_000, help="executions in Wait (parked)")
    parser.add_argument("--gigabytes", type=float, default=10, help="size of the file (database)")
    parser.add_argument("--json", metavar="FILE", help="append each row as a line of JSON")
    bench = parser.parse_args()
    if unknown := set(bench.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    return run(bench, bench.rows or (ROWS if bench.large else SMALL))


if __name__ == "__main__":
    sys.exit(main())
