#!/usr/bin/python3
"""Runs a folder of recorded cases against a server: what AWS answered, compared with what Stepwell answers.

    run.py FOLDER [--server BINARY | --endpoint URL] [--floors FILE [--raise-floors]]
           [--area AREA] [--case ID] [--json OUT] [--jobs N] [-v]

Without --endpoint it starts a server of its own and ends it. A floors file says how many cases of each area passed
already: fewer are an error, and --raise-floors writes the numbers that have grown. Without such a file any failure is
an error.
"""

import argparse
import collections
import concurrent.futures
import contextlib
import json
import os
import pathlib
import sys
import tempfile
import urllib.parse

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent), str(pathlib.Path(__file__).resolve().parents[1] / "api")]

import cases
import features
import support
from execute import Outcome, Target, execute

JOBS = 16


@contextlib.contextmanager
def target_of(options, env=None):
    if options.endpoint:
        url = urllib.parse.urlsplit(options.endpoint)
        yield Target(url.hostname, url.port or 80, options.account, options.region)
        return
    with support.Server(options.server, env=env) as server:
        yield Target("127.0.0.1", server.port, support.ACCOUNT, support.REGION)


def needs_own_server(case):
    """Mocks are read when a server starts, and a list of all there is has to have what the case made alone."""
    return "mockConfig" in case or any(
        step.get("operation") in ("ListActivities", "ListStateMachines") for step in case.get("steps", []))


def run_alone(case, options):
    if options.endpoint:
        return Outcome(error="needs a server to itself, which --endpoint does not give")
    with tempfile.TemporaryDirectory(prefix="stepwell-mock-") as directory:
        env = {}
        if "mockConfig" in case:
            env["SFN_MOCK_CONFIG"] = os.path.join(directory, "mocks.json")
            pathlib.Path(env["SFN_MOCK_CONFIG"]).write_text(json.dumps(case["mockConfig"]))
        with target_of(options, env) as target:
            return execute(case, target)


def run_all(selected, options):
    """(case, outcome or None, reason or None) of each case, in order."""
    reasons = [None if options.all else features.not_applicable(case) for case in selected]
    with target_of(options) as target, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        def run(case):
            return run_alone(case, options) if needs_own_server(case) else execute(case, target)
        futures = [None if reason else pool.submit(run, case) for case, reason in zip(selected, reasons)]
        return [(case, future.result() if future else None, reason)
                for case, future, reason in zip(selected, futures, reasons)]


def print_table(results):
    """By area: passed, failed, not applicable, and differences at places that the recordings exclude."""
    counts = collections.defaultdict(collections.Counter)
    for case, outcome, _ in results:
        column = "not applicable" if outcome is None else "passed" if outcome.passed else "failed"
        counts[case["floor_area"]][column] += 1
        counts[case["floor_area"]]["excluded"] += outcome.excluded if outcome else 0
    print(f"{'area':40} {'cases':>6} {'passed':>7} {'failed':>7} {'n/a':>5} {'in excludes':>12}")
    for area, count in sorted(counts.items()):
        total = count["passed"] + count["failed"] + count["not applicable"]
        print(f"{area:40} {total:6} {count['passed']:7} {count['failed']:7} {count['not applicable']:5} "
              f"{count['excluded']:12}")


def print_not_applicable(results):
    reasons = collections.Counter((case["floor_area"], reason) for case, _, reason in results if reason)
    if reasons:
        print("\nNot applicable, because this version does not have:")
        for (area, reason), count in sorted(reasons.items()):
            print(f"  {area}: {count} with {reason}")


def print_failures(results, verbose):
    failed = [(case, outcome) for case, outcome, _ in results if outcome and not outcome.passed]
    shown = None if verbose else 5
    for case, outcome in failed:
        print(f"\nFAILED {case['path']}\n  {case['id']}")
        for difference in outcome.differences[:shown]:
            print(f"  {difference}")
        if shown and len(outcome.differences) > shown:
            print(f"  ... and {len(outcome.differences) - shown} more differences (-v shows them)")
        if outcome.error:
            print(f"  {outcome.error}")
    return len(failed)


def below_floor(passed, floors):
    return {area: (passed[area], floor) for area, floor in floors.items() if passed[area] < floor}


def raise_floors(path, floors, passed):
    raised = floors | {area: count for area, count in passed.items() if count > floors.get(area, 0)}
    if raised != floors:
        path.write_text(json.dumps(dict(sorted(raised.items())), indent=2) + "\n")


def check_floors(options, passed):
    """Whether every area has kept what it had; areas that were not run are not looked at."""
    path = pathlib.Path(options.floors)
    floors = json.loads(path.read_text()) if path.exists() else {}
    if options.raise_floors:
        raise_floors(path, floors, passed)
    if options.area or options.case:
        floors = {area: floor for area, floor in floors.items() if area == options.area and not options.case}
    below = below_floor(passed, floors)
    for area, (count, floor) in sorted(below.items()):
        print(f"BELOW ITS FLOOR: {area}: {count} passed, {floor} did before")
    return not below


def write_json(path, results):
    def entry(case, outcome, reason):
        status = "not applicable" if outcome is None else "passed" if outcome.passed else "failed"
        base = {"id": case["id"], "path": case["path"], "area": case["floor_area"], "status": status}
        if outcome is None:
            return base | {"reason": reason}
        return base | {"differences": [str(d) for d in outcome.differences], "error": outcome.error,
                       "excluded": outcome.excluded, "seconds": round(outcome.seconds, 3)}
    pathlib.Path(path).write_text(json.dumps([entry(*result) for result in results], indent=1) + "\n")


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--server", help="the binary to start (default: STEPWELL_BINARY or the newest build)")
    parser.add_argument("--endpoint", help="a server that runs already")
    parser.add_argument("--account", default=support.ACCOUNT, help="the account of --endpoint")
    parser.add_argument("--region", default=support.REGION, help="the region of --endpoint")
    parser.add_argument("--floors", help="file with the number of passed cases by area")
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--area", help="only this area, for example executions/base")
    parser.add_argument("--case", help="only cases whose id or path contains this")
    parser.add_argument("--all", action="store_true", help="also cases with unbuilt features")
    parser.add_argument("--json", help="writes the results to a file")
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("-v", "--verbose", action="store_true", help="every difference")
    return parser.parse_args(arguments)


def main(arguments=None):
    options = parse_arguments(arguments)
    selected = [case for case in cases.load(options.folder)
                if (not options.area or case["floor_area"] == options.area)
                and (not options.case or options.case in case["id"] or options.case in case["path"])]
    if not selected:
        print(f"no such cases in {options.folder}", file=sys.stderr)
        return os.EX_USAGE
    results = run_all(selected, options)
    print_table(results)
    print_not_applicable(results)
    failed = print_failures(results, options.verbose)
    passed = collections.Counter(case["floor_area"] for case, outcome, _ in results if outcome and outcome.passed)
    if options.json:
        write_json(options.json, results)
    print()
    good = check_floors(options, passed) if options.floors else not failed
    print(f"{sum(passed.values())} passed, {failed} failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
