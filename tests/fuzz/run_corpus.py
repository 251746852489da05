"""Runs every fuzz target of a build over its corpus in tests/fuzz/corpus, as a plain test: one input, one test.

usage: run_corpus.py BUILD_FOLDER
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main():
    build = Path(sys.argv[1])
    passed = failed = 0
    for source in sorted(FOLDER.glob("*_fuzzer.cpp")):
        inputs = [path for path in (FOLDER / "corpus" / source.stem.removesuffix("_fuzzer")).glob("*") if path.is_file()]
        if not inputs:
            print(f"{source.name} has no corpus: add inputs to tests/fuzz/corpus/{source.stem.removesuffix('_fuzzer')}")
            failed += 1
            continue
        whole = subprocess.run([build / source.stem, inputs[0].parent], capture_output=True, timeout=300)
        if whole.returncode == 0:
            passed += len(inputs)
            continue
        failed += 1
        print(f"{source.stem} ended with {whole.returncode}\n{whole.stdout.decode()}{whole.stderr.decode()}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
