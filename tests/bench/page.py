"""Writes what `scripts/bench table --json FILE` found into docs/performance.md, and its plots beside it.

Of each row the last line of the file counts. Only what stands between two marker lines is written,
`<!-- begin NAME -->` and `<!-- end NAME -->`; the text around them is a person's. What was not measured leaves its
section empty, never with an older figure.
"""

import argparse
import json
import pathlib
import re
import sys

import plot
from figures import TARGETS, number, too_slow

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKED = re.compile(r"(<!-- begin ([\w-]+) -->\n)(.*?)(<!-- end \2 -->)", re.S)


def rows_of(lines):
    """{name: its last row}."""
    return {row["name"]: row for row in map(json.loads, filter(str.strip, lines))}


def table_of(head, lines):
    if not lines:
        return ""
    ruler = ["---" if n == 0 else "---:" for n in range(len(head))]
    return "".join("| " + " | ".join(line) + " |\n" for line in [head, ruler, *lines])


def spread(value):
    return f"{number(value['least'])} to {number(value['most'])}"


def targets_table(rows):
    checks = {check["key"]: check for row in rows.values() for check in row["checks"]}
    lines = []
    for key, target in TARGETS.items():
        if check := checks.get(key):
            lines.append([target.title, f"**{number(check['value'], target.unit)}**",
                          spread(check) if check["rounds"] > 1 else "-", number(target.must), number(target.aim),
                          check["verdict"]])
    return table_of(["workload", "measured", "spread", "must", "aim", "verdict"], lines)


def machine_text(rows):
    found = {json.dumps(row["machine"], sort_keys=True) for row in rows.values()}
    lines = []
    for facts in sorted(map(json.loads, found), key=lambda each: each["at"]):
        lines.append(f"{facts['at']}, commit {facts['commit']}: {facts['cores']} cores of {facts['processor']}, "
                     f"{facts['memory_gib']} GiB, Linux {facts['kernel']}, SQLite {facts['sqlite']}; "
                     f"{facts['rounds']} rounds of {facts['round_seconds']} s.\n")
    notes = [f"- {row['name']}: {note}\n" for row in rows.values() for note in row["notes"]]
    invalid = [why for row in rows.values() if (why := too_slow(row))]
    verdict = ["**This run is invalid: " + "; ".join(invalid) + ".**\n"] if invalid else []
    return "\n".join("".join(part) for part in (lines, verdict, notes) if part)


def absolute_table(rows):
    lines = []
    for name in ("start", "chain"):
        for side in ("yardstick", "server"):
            if name in rows:
                figures = rows[name]["figures"]
                lines.append(used_line(f"{name}, {'Y' if side == 'yardstick' else side}",
                                       figures[f"{side}_per_second"], figures[f"{side}_used"]))
    if "round-trips" in rows:
        figures = rows["round-trips"]["figures"]
        lines.append(used_line("round trip, server", figures["server_per_second"], figures["server_used"]))
    return table_of(["64 connections", "a second", "spread", "CPU us", "rows", "bytes to the disk", "commits", "busiest thread"], lines)


def used_line(title, per_second, used):
    return [title, number(per_second["value"]), spread(per_second), number(used["cpu_us"]), number(used["rows"]),
            number(used["written_bytes"]), number(used["commits"]), f"{used['busiest_thread']:.0%}"]


SHARE = "share of a core"
COSTS = {"rows": "rows", "content_bytes": "bytes of text in them", "file_bytes": "bytes written to the log and from there to the file",
         "commits": "commits", "allocations": "allocations", "allocated_bytes": "bytes allocated",
         "cpu_us": "CPU, us"}


def costs_table(rows):
    if "cost" not in rows:
        return ""
    costs = rows["cost"]["figures"]
    lines = [[title] + [number(costs[work].get(key, 0)) for work in costs] for key, title in COSTS.items()]
    calls = sorted({name for work in costs.values() for name in work["system_calls"]})
    totals = [number(sum(work["system_calls"].values())) for work in costs.values()]
    lines.append(["system calls", *totals])
    lines += [[f"- {name}"] + [number(work["system_calls"].get(name, 0)) for work in costs.values()] for name in calls]
    return table_of(["one connection, one at a time", *(f"a {work}" for work in costs)], lines)


def writer_table(rows):
    loads = rows["writer"]["figures"] if "writer" in rows else {}
    names = sorted({name for parts in loads.values() for name in parts}, key=lambda name: (name != SHARE, name))
    lines = [[name, *(number(parts.get(name, 0), "%") for parts in loads.values())] for name in names]
    return table_of(["64 connections", *loads], lines)


def connections_plot(rows, images):
    if "connections" not in rows:
        return ""
    series = {name.replace("yardstick", "Y"): points for name, points in rows["connections"]["figures"]["series"].items()}
    images["performance-connections.svg"] = plot.draw(
        series, "Executions a second against connections", "connections", "a second", logarithmic=True)
    return "![Executions a second against connections](performance-connections.svg)\n"


def size_plot(rows, images):
    if "database" not in rows:
        return ""
    figures = rows["database"]["figures"]
    images["performance-size.svg"] = plot.draw(
        figures["series"], "Executions a second against the size of the file", "gigabytes", "a second")
    return (f"![Executions a second against the size of the file](performance-size.svg)\n\n"
            f"The largest file has {number(figures['gigabytes'])} GB and {figures['executions']:,} closed chains.\n")


SECTIONS = {"machine": lambda rows, images: machine_text(rows), "table": lambda rows, images: targets_table(rows),
            "absolute": lambda rows, images: absolute_table(rows), "costs": lambda rows, images: costs_table(rows),
            "writer": lambda rows, images: writer_table(rows),
            "connections": connections_plot, "size": size_plot}


def filled(text, rows):
    """The page with its sections written anew, and {file name: SVG text} of the pictures in it."""
    images = {}
    found = [name for _, name, _, _ in MARKED.findall(text)]
    if unknown := set(found) ^ set(SECTIONS):
        raise ValueError(f"sections without a pair: {', '.join(sorted(unknown))}")

    def replaced(match):
        content = SECTIONS[match[2]](rows, images)
        return f"{match[1]}{content}{match[4]}"
    return MARKED.sub(replaced, text), images


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench page", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="what `scripts/bench table --json FILE` wrote")
    parser.add_argument("--docs", default=ROOT / "docs", type=pathlib.Path, help="folder of performance.md")
    arguments = parser.parse_args()
    rows = rows_of(pathlib.Path(arguments.file).read_text().splitlines())
    page = arguments.docs / "performance.md"
    text, images = filled(page.read_text(), rows)
    for name in ("performance-connections.svg", "performance-size.svg"):
        (arguments.docs / name).unlink(missing_ok=True)
    for name, image in images.items():
        (arguments.docs / name).write_text(image)
    page.write_text(text)
    print(f"{page}: {len(rows)} rows, {len(images)} plots")
    return 0


if __name__ == "__main__":
    sys.exit(main())
