#!/usr/bin/python3
"""Compares the language with its reference implementation on random expressions.

    compare.py [--count N] [--seed S] [--binary stepwell_jsonata_cases]

Needs node; installs the reference into tests/jsonata/js. Prints what differs; an expression on which the reference
fails with an error of JavaScript is left out. The last line is `N passed, N failed`.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

from expressions import Expressions
from run import ROOT, same

SCRIPT = pathlib.Path(__file__).parent / "js/reference.mjs"
DOCUMENT = ROOT / "tests/unit/data/jsonata_input.json"
DEPTH = 3
# Of more than one part.
CONSTRUCTOR = re.compile(r"[\[{].*,")


def answers_of(command, requests, cwd=None):
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=cwd)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(requests):
        sys.exit(f"{command[0]} stopped at {requests[len(answers)]['expr']}: {done.stderr[-2000:]}")
    return answers


def agree(expression, wanted, given):
    if "error" in wanted:
        code = given.get("error", {}).get("code")
        # The reference evaluates the parts of a constructor side by side, so of two errors another may come first.
        return code == wanted["error"]["code"] or (code not in (None, "U1001") and CONSTRUCTOR.search(expression))
    if "result" in wanted:
        return "result" in given and same(wanted["result"], given["result"])
    return given == {}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary", default=ROOT / "build/release/stepwell_jsonata_cases")
    parser.add_argument("--node", default="node")
    options = parser.parse_args()
    if not (SCRIPT.parent / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=SCRIPT.parent, check=True)
    document = json.loads(DOCUMENT.read_text())
    expressions = Expressions(random.Random(options.seed))
    requests = [{"expr": expressions.expression(DEPTH), "input": document} for _ in range(options.count)]
    wanted = answers_of([options.node, str(SCRIPT)], requests)
    given = answers_of([str(options.binary)], requests)
    passed = failed = 0
    for request, reference, answer in zip(requests, wanted, given):
        if "skip" in reference:
            continue
        if agree(request["expr"], reference, answer):
            passed += 1
            continue
        failed += 1
        print(f"{request['expr']}\n  reference {json.dumps(reference)[:300]}\n  here      {json.dumps(answer)[:300]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
