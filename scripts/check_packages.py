"""The six libraries Stepwell is built on are linked into what is built, and used: their headers are included.

usage: check_packages.py BUILD_FOLDER          prints a table and `N passed, N failed`, one check a library
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# name, header, folders that use it, the program that links it, how that shows: a shared library that the loader needs,
# or a symbol of a static or header-only library.
PACKAGES = [
    ("SQLite3", "sqlite3.h|SQLiteCpp/", ["storage"], "stepwell", "needs", r"libsqlite3\.so"),
    ("SQLiteCpp", "SQLiteCpp/", ["storage"], "stepwell", "symbol", r"\bSQLite::(Database|Statement)::"),
    ("cpp-httplib", "httplib.h", ["server/http"], "stepwell", "needs", r"libcpp-httplib\.so"),
    ("simdjson", "simdjson", ["engine/value"], "stepwell", "needs", r"libsimdjson\.so"),
    ("nlohmann/json", "nlohmann/json", ["engine/value"], "stepwell", "symbol", r"\bnlohmann::"),
    ("doctest", "doctest/doctest.h", ["tests"], "stepwell_unit_tests", "symbol", r"\bdoctest::"),
]


def including_files(header, folders):
    pattern = re.compile(rf'#\s*include\s*[<"]({header})')
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".h", ".cpp")]
    return sum(bool(pattern.search(path.read_text())) for path in files)


def is_linked(program, how, pattern):
    """Links by need only count when a symbol is really taken from the library: the linker drops others here."""
    command = ["readelf", "-d", program] if how == "needs" else ["nm", "-C", program]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.search(pattern, output) is not None


def main():
    build = Path(sys.argv[1])
    failed = 0
    for name, header, folders, program, how, pattern in PACKAGES:
        linked = is_linked(build / program, how, pattern)
        files = including_files(header, folders)
        failed += not (linked and files)
        print(f"{name:<14} {'linked' if linked else 'NOT LINKED':<11} included by {files} files of {', '.join(folders)}")
    print(f"{len(PACKAGES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
