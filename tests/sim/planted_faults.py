"""Shows that the simulator notices: builds it with one deliberate fault after the other and expects it to fail.

usage: planted_faults.py BUILD_FOLDER [FAULT...]

The faults are those of engine/scheduler/planted_fault.h. Only the files that include it are compiled anew, with the
commands of the build, and linked before its libraries; the build itself is not touched. Prints what each fault was
caught by; the last line is `N passed, N failed`.
"""

import json
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
    return [f for f in sorted((ROOT / "engine").rglob("*.cpp")) if include in f.read_text()]


def compile_commands(build):
    entries = json.loads((build / "compile_commands.json").read_text())
    return {pathlib.Path(e["file"]).resolve(): e for e in entries}


def compile_with(fault, entry, target):
    words = shlex.split(entry["command"])
    words[words.index("-o") + 1] = str(target)
    subprocess.run(words + [f"-DSTEPWELL_PLANTED_FAULT_{fault}=1"], cwd=entry["directory"], check=True)


def link_with(build, objects, target):
    listing = subprocess.run(
        ["ninja", "-t", "commands", "stepwell_sim"], cwd=build, check=True, capture_output=True, text=True
    )
    words = shlex.split(listing.stdout.splitlines()[-1].removeprefix(": && ").removesuffix(" && :"))
    words[words.index("-o") + 1] = str(target)
    # Before the libraries: what is defined here is not taken from there.
    first_library = next(i for i, word in enumerate(words) if word.endswith(".a"))
    subprocess.run(words[:first_library] + objects + words[first_library:], cwd=build, check=True)


def violations_with(fault, build, folder):
    entries = compile_commands(build)
    objects = []
    for source in affected():
        target = folder / f"{source.stem}.o"
        compile_with(fault, entries[source], target)
        objects.append(str(target))
    binary = folder / "stepwell_sim"
    link_with(build, objects, binary)
    run = subprocess.run([binary, "--seeds", str(SEEDS)], capture_output=True, text=True, timeout=600)
    return re.findall(r"^seed (\d+), step (\d+): (.*)$", run.stdout, re.M)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    failed = 0
    wanted = [name.upper() for name in sys.argv[2:]] or faults()
    for fault in wanted:
        with tempfile.TemporaryDirectory() as folder:
            violations = violations_with(fault, build, pathlib.Path(folder))
        if violations:
            seed, step, what = violations[0]
            print(f"{fault}: caught, first by seed {seed} in step {step}: {what}", flush=True)
        else:
            failed += 1
            print(f"{fault}: NOT caught by {SEEDS} seeds", flush=True)
    print(f"{len(wanted) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
