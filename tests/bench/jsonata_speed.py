"""Evaluates the same expressions on the same inputs here and with the reference implementation in node.

Both have the expression compiled and the input read, and take turns; the ratio of each turn is printed with the least
and the most of all turns. Ends with 1 if the median of all ratios is below RATIO_MIN, or one expression is slower here.
"""

import json
import pathlib
import statistics
import subprocess

from tests.api import support

SCRIPT = pathlib.Path(__file__).parents[1] / "jsonata/js/reference.mjs"
SECONDS = 0.2
RATIO_MIN = 5.0
LINES = (11, 1_450)  # 620 bytes and 61 KB

EXPRESSIONS = {
    "path": "orders.lines.sku",
    "sum": "$sum(orders.lines.(price * quantity))",
    "object": "{'first': orders[0].id, 'count': $count(orders), 'who': customer.name & '!'}",
    "map": "$map(orders.lines, function($line){ $line.price * 2 })",
    "filter": "orders.lines[price > 20 and quantity < 5]",
    "date": "$fromMillis(created, '[Y0001]-[M01]-[D01] [H01]:[m01]:[s01]')",
    "regex": "orders.lines[$contains(sku, /^A-\\d*7/)]",
}


def document(count):
    lines = [{"sku": f"{'AB'[i % 2]}-{i}", "price": i % 50 + 0.5, "quantity": i % 7} for i in range(count)]
    return {"created": 1700000000000, "customer": {"name": "Ann", "city": "Bonn"},
            "orders": [{"id": f"o{n}", "lines": lines[n::4]} for n in range(4)]}


class Side:
    """A process that evaluates what it is told, a line at a time."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def nanoseconds(self, expression, source):
        print(json.dumps({"expr": expression, "input": source, "seconds": SECONDS}), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())["nanoseconds"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(arguments):
    if not (SCRIPT.parent / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=SCRIPT.parent, check=True)
    here = Side([str(pathlib.Path(support.find_binary()).parent / "stepwell_jsonata_cases")])
    reference = Side(["node", str(SCRIPT)])
    medians = []
    print(f"{'':<8}{'bytes':>7}{'here us':>10}{'node us':>10}{'ratio':>8}{'least':>8}{'most':>8}")
    for count in LINES:
        source = document(count)
        size = len(json.dumps(source, separators=(",", ":")))
        for name, expression in EXPRESSIONS.items():
            turns = [(here.nanoseconds(expression, source), reference.nanoseconds(expression, source))
                     for _ in range(arguments.rounds)]
            ratios = [theirs / ours for ours, theirs in turns]
            medians.append(statistics.median(ratios))
            print(f"{name:<8}{size:>7}{statistics.median(ours for ours, _ in turns) / 1e3:>10.1f}"
                  f"{statistics.median(theirs for _, theirs in turns) / 1e3:>10.1f}"
                  f"{medians[-1]:>8.1f}{min(ratios):>8.1f}{max(ratios):>8.1f}", flush=True)
    here.close()
    reference.close()
    print(f"median {statistics.median(medians):.1f}, least {min(medians):.1f}")
    return 1 if statistics.median(medians) < RATIO_MIN or min(medians) < 1 else 0
