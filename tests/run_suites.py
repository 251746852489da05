"""Runs the suites of tests/suites.toml against one build and adds up their results.

Prints a table, the full output of the suites that failed and nothing of the others, and as its last line
`N passed, N failed`. A suite that ends badly without naming a failed test, that finds no tests, that takes too long or
that leaves a sanitizer's report behind counts as one failure.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = "/usr/bin/python3"


@dataclass
class Result:
    passed: int
    failed: int
    seconds: float
    output: str


def read_doctest(output):
    match = re.search(r"test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed", output)
    return (int(match[1]), int(match[2])) if match else None


def read_unittest(output):
    ran = re.search(r"^Ran (\d+) tests?", output, re.M)
    if not ran:
        return None
    verdict = re.search(r"^(OK|FAILED)(?: \((.*)\))?\s*$", output, re.M)
    numbers = dict(re.findall(r"([a-z ]+)=(\d+)", verdict[2] or "")) if verdict else {}
    numbers = {name.strip(): int(number) for name, number in numbers.items()}
    bad = sum(numbers.get(name, 0) for name in ("failures", "errors", "unexpected successes"))
    # A failing subTest counts once each, a failing module setUp is in no test: never fewer than nothing passed.
    return max(0, int(ran[1]) - bad - numbers.get("skipped", 0)), bad


def read_node(output):
    passed = re.search(r"^\S+ pass (\d+)$", output, re.M)
    failed = re.search(r"^\S+ fail (\d+)$", output, re.M)
    return (int(passed[1]), int(failed[1])) if passed and failed else None


def read_count(output):
    matches = re.findall(r"^(\d+) passed, (\d+) failed$", output, re.M)
    return (int(matches[-1][0]), int(matches[-1][1])) if matches else None


READERS = {"doctest": read_doctest, "unittest": read_unittest, "node": read_node, "count": read_count}


def command_of(suite, build):
    words = [word.replace("{build}", str(build)) for word in suite["command"]]
    if suite["kind"] == "doctest":
        return words + ["--no-version=true", "--no-intro=true"]
    if suite["kind"] == "unittest":
        return [PYTHON, "-m", "unittest", "discover", "--start-directory", words[0], "--pattern", "*test*.py"]
    if suite["kind"] == "node":
        return ["npm", "test", "--silent", "--prefix", words[0]]
    return words


def install_node_modules(folder):
    """npm ci, unless what it installed last is newer than the lock file: then no network is needed."""
    lock = ROOT / folder / "package-lock.json"
    installed = ROOT / folder / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=lock.parent, check=True)
    installed.touch()


def environment(build, reports):
    env = dict(os.environ)
    env["STEPWELL_BINARY"] = str(build / "stepwell")
    env["STEPWELL_BUILD"] = str(build)
    env["PYTHONPATH"] = f"{ROOT}:{ROOT / 'tests' / 'support'}"
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    # Reports go to files, so that one of a server whose stderr nobody reads is seen too.
    common = f"log_path={reports}/report:halt_on_error=1"
    env["ASAN_OPTIONS"] = f"{common}:detect_stack_use_after_return=1"
    env["UBSAN_OPTIONS"] = f"{common}:print_stacktrace=1"
    env["TSAN_OPTIONS"] = f"{common}:second_deadlock_stack=1"
    suppressions = ROOT / "tests" / "support" / "tsan.supp"
    if suppressions.exists():
        env["TSAN_OPTIONS"] += f":suppressions={suppressions}"
    return env


def run_process(command, env, timeout_s):
    """The exit code, None after a timeout, and everything the process group wrote."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        try:
            code = process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            code = None
        out.seek(0)
        return code, out.read().decode(errors="replace")


def run_suite(suite, build, reports):
    for old in reports.glob("report*"):
        old.unlink()
    start = time.monotonic()
    timeout_s = suite.get("timeout_s", 600)
    if suite["kind"] == "node":
        install_node_modules(suite["command"][0])
    code, output = run_process(command_of(suite, build), environment(build, reports), timeout_s)
    numbers = READERS[suite["kind"]](output)
    passed, failed = numbers or (0, 0)
    if code is None:
        output += f"\nstopped after {timeout_s} s\n"
    elif code < 0:
        output += f"\nended by signal {-code} ({signal.Signals(-code).name})\n"
    elif numbers is None:
        output += "\nno summary of the results found\n"
    elif passed + failed == 0:
        output += "\nno tests found\n"
    if failed == 0 and (code != 0 or passed == 0):
        failed = 1
    for report in sorted(reports.glob("report*")):
        output += "\n" + report.read_text(errors="replace")
        failed = max(failed, 1)
    return Result(passed, failed, time.monotonic() - start, output)


def chosen_suites(preset, names):
    suites = tomllib.loads((ROOT / "tests" / "suites.toml").read_text())["suite"]
    unknown = set(names) - {suite["name"] for suite in suites}
    if unknown:
        sys.exit(f"no such suite: {', '.join(sorted(unknown))}; tests/suites.toml has them all")
    for suite in suites:
        if preset in suite["presets"] and any(ROOT.glob(suite["sources"])) and (not names or suite["name"] in names):
            yield suite


def targets(suites):
    """What has to be built for these suites; nothing: all there is."""
    if any("targets" not in suite for suite in suites):
        return []
    return sorted({target for suite in suites for target in suite["targets"]})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="release")
    parser.add_argument("--targets", action="store_true", help="print what has to be built, and run nothing")
    parser.add_argument("names", nargs="*", metavar="SUITE")
    arguments = parser.parse_args()
    suites = list(chosen_suites(arguments.preset, arguments.names))
    if arguments.targets:
        print(*targets(suites))
        return 0
    build = ROOT / "build" / arguments.preset
    reports = build / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)

    results = []
    print(f"{'suite':<20}{'passed':>8}{'failed':>8}{'seconds':>9}   ({arguments.preset})", flush=True)
    for suite in suites:
        result = run_suite(suite, build, reports)
        results.append(result)
        print(f"{suite['name']:<20}{result.passed:>8}{result.failed:>8}{result.seconds:>9.1f}", flush=True)
        if result.failed:
            print(f"--- {suite['name']}: output ---\n{result.output}\n--- {suite['name']}: end ---", flush=True)
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
