#!/usr/bin/python3
"""Runs a folder of JSONata cases: expressions with the results or errors that the language demands.

    run.py FOLDER [--binary stepwell_jsonata_cases] [--floor NUMBER] [--group NAME] [-v]

FOLDER holds groups/NAME.json, arrays of cases, and datasets/NAME.json, inputs that cases share. Prints each case that
fails, and the number that passed. Cases whose result docs/compatibility.md explains are judged by what it says. Fails
if a case does, or, with --floor, if fewer pass than that.
"""

import argparse
import json
import math
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Units of work a millisecond, generous to builds with sanitizers.
WORK_PER_MILLISECOND = 20_000
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_cases(folder):
    for path in sorted((folder / "groups").glob("*.json")):
        yield from json.loads(path.read_text())


def request_of(case, folder):
    # Half a surrogate pair can't be written as JSON; as an escape of the expression it means the same.
    request = {"expr": LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", case["expr"])}
    if "data" in case:
        request["input"] = case["data"]
    elif case.get("dataset") is not None:
        request["input"] = json.loads((folder / "datasets" / f"{case['dataset']}.json").read_text())
    if case.get("bindings"):
        request["bindings"] = case["bindings"]
    if "timelimit" in case:
        request["work"] = case["timelimit"] * WORK_PER_MILLISECOND
    if "depth" in case:
        request["depth"] = case["depth"]
    return request


def same(expected, actual, unordered=False):
    if isinstance(expected, bool) or isinstance(actual, bool) or expected is None or actual is None:
        return expected is actual
    if isinstance(expected, (int, float)) and isinstance(actual, (int, float)):
        # JavaScript's powers and logarithms may differ in the last bit.
        return math.isclose(expected, actual, rel_tol=1e-15)
    if isinstance(expected, list) and isinstance(actual, list):
        if unordered:
            return sorted(map(json.dumps, expected)) == sorted(map(json.dumps, actual))
        return len(expected) == len(actual) and all(map(same, expected, actual))
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(same(expected[name], actual[name]) for name in expected)
    return type(expected) is type(actual) and expected == actual


def expected_error(case):
    """The members of the error that the case demands; None if it demands a result."""
    if "error" in case:
        return case["error"]
    return {name: case[name] for name in ("code", "token") if name in case} if "code" in case else None


def without_eval(case):
    """$eval is no function here, so whatever it would give is an error."""
    return re.search(r"\$eval\b", case["expr"]) is not None


def passes(case, answer):
    error = expected_error(case)
    if without_eval(case):
        return answer.get("error", {}).get("code") == "T1006"
    if error is not None:
        given = answer.get("error")
        wanted = {name: error[name] for name in ("code", "message", "token") if name in error}
        return given is not None and all(given.get(name) == value for name, value in wanted.items())
    if case.get("undefinedResult"):
        return answer == {}
    return "result" in answer and same(case["result"], answer["result"], case.get("unordered", False))


def show(case, answer):
    wanted = expected_error(case) or ("undefined" if case.get("undefinedResult") else case.get("result"))
    print(f"{case['id']}: {' '.join(case['expr'].split())[:160]}")
    print(f"  wanted {json.dumps(wanted)[:300]}")
    print(f"  got    {json.dumps(answer)[:300]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--binary", default=ROOT / "build/release/stepwell_jsonata_cases")
    parser.add_argument("--floor", type=int)
    parser.add_argument("--group")
    options = parser.parse_args()
    cases = [case for case in read_cases(options.folder)
             if not options.group or case["id"].startswith(options.group + "/")]
    lines = "".join(json.dumps(request_of(case, options.folder)) + "\n" for case in cases)
    done = subprocess.run([options.binary], input=lines, capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode != 0 or len(answers) < len(cases):
        unanswered = cases[len(answers)]["id"] if len(answers) < len(cases) else ""
        print(f"the binary ended with {done.returncode} at {unanswered}\n{done.stderr[-3000:]}")
        return 1
    passed = 0
    for case, answer in zip(cases, answers):
        if passes(case, answer):
            passed += 1
        else:
            show(case, answer)
    failed = len(cases) - passed
    print(f"{passed} passed, {failed} failed")
    return 1 if (passed < options.floor if options.floor is not None else failed > 0) else 0


if __name__ == "__main__":
    sys.exit(main())
