"""Shows that the suites notice: builds one with one deliberate fault after the other and expects it to fail.

usage: planted_faults.py BUILD_FOLDER [FAULT...]

The faults are those of engine/scheduler/planted_fault.h; CAUGHT_BY names the suite for those that are not the
simulator's. Only the files that include the header are compiled anew, with the commands of the build, and linked before
its libraries; the build itself is not touched. Prints what each fault was caught by; the last line is
`N passed, N failed`.
"""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = ROOT / "engine/scheduler/planted_fault.h"
SEEDS = 400


def faults():
    return re.findall(r"#ifndef STEPWELL_PLANTED_FAULT_(\w+)", HEADER.read_text())


def affected():
    include = '#include "engine/scheduler/planted_fault.h"'
    sources = [*(ROOT / "engine").rglob("*.cpp"), *(ROOT / "storage").rglob("*.cpp")]
    return [source for source in sorted(sources) if include in source.read_text()]


def compile_commands(build):
    entries = json.loads((build / "compile_commands.json").read_text())
    return {pathlib.Path(e["file"]).resolve(): e for e in entries}


def compile_with(fault, entry, target):
    words = shlex.split(entry["command"])
    words[words.index("-o") + 1] = str(target)
    subprocess.run(words + [f"-DSTEPWELL_PLANTED_FAULT_{fault}=1"], cwd=entry["directory"], check=True)


def link_with(build, program, objects, target):
    listing = subprocess.run(
        ["ninja", "-t", "commands", program], cwd=build, check=True, capture_output=True, text=True
    )
    words = shlex.split(listing.stdout.splitlines()[-1].removeprefix(": && ").removesuffix(" && :"))
    words[words.index("-o") + 1] = str(target)
    # Before the libraries: what is defined here is not taken from there.
    first_library = next(i for i, word in enumerate(words) if word.endswith(".a"))
    subprocess.run(words[:first_library] + objects + words[first_library:], cwd=build, check=True)


def build_with(fault, program, build, folder):
    """The program with the fault compiled in."""
    entries = compile_commands(build)
    objects = []
    for source in affected():
        target = folder / f"{source.stem}.o"
        compile_with(fault, entries[source], target)
        objects.append(str(target))
    link_with(build, program, objects, folder / program)
    return folder / program


def simulator(fault, build, folder):
    """The first violation that the simulator prints; None without one."""
    binary = build_with(fault, "stepwell_sim", build, folder)
    run = subprocess.run([binary, "--seeds", str(SEEDS)], capture_output=True, text=True, timeout=600)
    found = re.search(r"^seed (\d+), step (\d+): (.*)$", run.stdout, re.M)
    return found and f"the simulator, first by seed {found[1]} in step {found[2]}: {found[3]}"


def crashes(fault, build, folder):
    """The first image of the sample of crashes that is not as it has to be."""
    binary = build_with(fault, "stepwell_durability", build, folder)
    run = subprocess.run([binary, "--only", "crashes"], capture_output=True, text=True, timeout=600)
    found = re.search(r"^(crash.*): after (\d+) operations: (.*)$", run.stdout, re.M)
    return found and f"the crash images, first after {found[2]} operations ({found[1]}): {found[3]}"


def opens(fault, build, folder):
    """What strace saw of who opens the database's files."""
    environment = dict(os.environ, STEPWELL_BINARY=str(build_with(fault, "stepwell", build, folder)))
    environment["PYTHONPATH"] = f"{ROOT}:{ROOT / 'tests' / 'support'}"
    test = "test_opens.Opens.test_the_server_leaves_its_files_to_sqlite"
    run = subprocess.run(
        ["/usr/bin/python3", "-m", "unittest", test],
        cwd=ROOT / "tests" / "db", env=environment, capture_output=True, text=True, timeout=600,
    )
    found = re.search(r"^AssertionError: .*?(Open\(.*?\))", run.stderr, re.M)
    return found and f"the trace of the server: {found[1]}"


CAUGHT_BY = {
    "TIMER_OUTSIDE_COMMIT": crashes,
    "CHECKPOINT_TOO_HIGH": crashes,
    "SYNCHRONOUS_NORMAL": crashes,
    "OPENED_BESIDE_SQLITE": opens,
}


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    failed = 0
    wanted = [name.upper() for name in sys.argv[2:]] or faults()
    for fault in wanted:
        with tempfile.TemporaryDirectory() as folder:
            catch = CAUGHT_BY.get(fault, simulator)
            found = catch(fault, build, pathlib.Path(folder))
        failed += not found
        print(f"{fault}: caught by {found}" if found else f"{fault}: NOT caught by {catch.__name__}", flush=True)
    print(f"{len(wanted) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
