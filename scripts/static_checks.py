"""The rules of the source that a machine can see, in a few seconds.

Prints only what is wrong, one line a finding: the place, the rule, and how to fix it. Includes decide the architecture
(engine/ knows nothing of threads, devices and libraries outside it), so most rules are tables of who may include what.

usage: static_checks.py [--count] [--root FOLDER]      --count adds `N passed, N failed`, one check a rule
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 600
CODE_FOLDERS = ("engine", "storage", "server", "tests", "examples")
PRODUCT_FOLDERS = ("engine/", "storage/", "server/")
SKIPPED_FOLDERS = {".git", "build", "data", "node_modules", "__pycache__"}

# What a folder may include of this repository, most special folder first. tests/ may include everything, but for the
# interpreter that the engine is compared with: it shares the JSON values with the engine and no idea of the language.
LAYERS = {
    "engine/value/": ("engine/value/",),
    "engine/asl/jsonata/": ("engine/value/", "engine/asl/jsonata/", "engine/asl/work_meter.h", "engine/asl/limits.h"),
    "engine/asl/": ("engine/value/", "engine/asl/"),
    "engine/execution/": ("engine/value/", "engine/asl/", "engine/execution/"),
    "engine/registry/": ("engine/value/", "engine/asl/", "engine/execution/", "engine/registry/"),
    "engine/scheduler/": ("engine/",),
    "storage/": ("engine/", "storage/"),
    "server/http/": ("engine/value/", "server/http/"),
    "server/": ("engine/", "storage/", "server/"),
    "tests/property/interpreter/": ("tests/property/interpreter/", "engine/value/json", "engine/value/value"),
}

# Libraries whose headers cost seconds to compile or belong to one layer: header prefix -> where it may be included.
LIBRARIES = {
    "httplib.h": ("server/http/", "tests/server/", "tests/bench/"),
    "SQLiteCpp/": ("storage/", "tests/storage/", "tests/durability/"),
    "sqlite3.h": ("storage/", "tests/storage/", "tests/durability/", "tests/bench/yardstick/"),
    "simdjson": ("engine/value/", "tests/bench/yardstick/"),
    "nlohmann/": ("engine/value/json_events.cpp",),
    "re2/": ("engine/value/regex",),
    "openssl/": ("engine/value/digest", "server/", "tests/"),
    "curl/": ("server/", "tests/"),
    "spdlog/": ("server/", "tests/"),
    "CLI/": ("server/", "tests/"),
    "toml++/": ("server/",),
}

# engine/ is the standard library without what reaches outside, and these. fmt and tl::expected stand for std::format
# and std::expected, which g++ 12 does not have.
ENGINE_LIBRARIES = ("nlohmann/", "tl/expected.hpp", "fmt/", "simdjson", "re2/", "openssl/")
ENGINE_FORBIDDEN_HEADERS = {
    "thread", "mutex", "shared_mutex", "condition_variable", "future", "semaphore", "stop_token", "latch", "barrier",
    "random", "fstream", "iostream", "filesystem", "csignal", "ctime",
}  # fmt: skip
ENGINE_FORBIDDEN_WORDS = re.compile(
    r"\b(system_clock|steady_clock|high_resolution_clock|clock_gettime|gettimeofday|random_device|thread_local"
    r"|getenv|std::rand|std::time)\b"
)

DEBUG_OUTPUT = re.compile(r"std::(cout|cerr|clog)\b|\b(printf|puts|perror|fputs)\s*\(|\bfprintf\s*\(\s*stderr")
# What talks to a person: the command line and, before anything else works, the failed check and the log.
MAY_PRINT = ("server/main.cpp", "server/cli/", "server/log.", "engine/value/check.cpp")

# Closing any descriptor of an open database drops SQLite's locks on it, so only storage/ opens files, and these, which
# never touch the database.
OPENS_FILES = re.compile(
    r"\b(std::)?(ifstream|ofstream|fstream|fopen|freopen|openat|creat|copy_file)\b|(?<!\w)::open\s*\(|sqlite3_open"
    r"|SQLite::Database"
)
MAY_OPEN_FILES = ("storage/", "server/config", "server/cli/", "server/integrations/secrets", "server/api/mock_config")

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|^\s*#\s*if\s+0\b", re.M)
MACHINE_PATH = re.compile(r"(?<![\w.$}>~-])/(home|root|work|Users)/\w")
TEXT_SUFFIXES = {".h", ".cpp", ".py", ".sh", ".md", ".toml", ".json", ".sql", ".cmake", ".txt", ".js", ".mjs", ""}


class Tree:
    """The files of the repository, read once."""

    def __init__(self, root):
        self.root = Path(root)
        self.texts = {}
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
            for name in sorted(files):
                path = Path(folder, name)
                if path.suffix in TEXT_SUFFIXES and not path.is_symlink() and name != ".git":
                    self.texts[path.relative_to(self.root).as_posix()] = path.read_text(errors="replace")
        self.code = {
            name: strip(text)
            for name, text in self.texts.items()
            if name.endswith((".h", ".cpp")) and name.startswith(CODE_FOLDERS)
        }

    def includes(self, prefixes=CODE_FOLDERS):
        """(file, line number, header, whether in quotes) of every include."""
        for name in self.code:
            if not name.startswith(tuple(prefixes)):
                continue
            for number, line in enumerate(self.texts[name].splitlines(), 1):
                match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
                if match:
                    yield name, number, match[2], match[1] == '"'

    def matches(self, pattern, prefixes):
        """(file, line number, match) in code, without comments and strings."""
        for name, code in self.code.items():
            if name.startswith(tuple(prefixes)):
                for match in pattern.finditer(code):
                    yield name, code.count("\n", 0, match.start()) + 1, match


def strip(text):
    """The code without comments and the contents of strings; every line stays where it is."""
    pattern = re.compile(
        r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"'
        r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'",
        re.S,
    )

    def blank(match):
        found = match[0]
        if found.startswith(("//", "/*")):
            return re.sub(r"[^\n]", " ", found)
        return '"' + re.sub(r"[^\n]", " ", found[1:-1]) + '"' if found[0] != "'" else "' '"

    return pattern.sub(blank, text)


def check_format(tree):
    """clang-format"""
    files = [str(tree.root / name) for name in tree.code]
    if not files:
        return
    command = ["clang-format-14", "--dry-run", "--Werror", "--ferror-limit=1", *files]
    output = subprocess.run(command, capture_output=True, text=True, cwd=tree.root).stderr
    for match in re.finditer(r"^(\S+?):(\d+):\d+: error: ", output, re.M):
        name = Path(match[1]).relative_to(tree.root).as_posix()
        yield f"{name}:{match[2]}: not formatted; run scripts/format"


def check_layers(tree):
    """the direction of the architecture"""
    for name, number, header, quoted in tree.includes():
        layer = next((folder for folder in LAYERS if name.startswith(folder)), None)
        if quoted and layer and not header.startswith(LAYERS[layer]):
            yield f"{name}:{number}: {layer} may not include {header}; it may include {', '.join(LAYERS[layer])}"


def check_engine(tree):
    """engine/ without threads, clocks, devices and files"""
    for name, number, header, quoted in tree.includes(["engine/"]):
        foreign = not quoted and not re.fullmatch(r"[a-z0-9_]+", header) and not header.startswith(ENGINE_LIBRARIES)
        if foreign or header in ENGINE_FORBIDDEN_HEADERS:
            yield f"{name}:{number}: engine/ may not include <{header}>; pass what it needs in from outside"
    for name, number, match in tree.matches(ENGINE_FORBIDDEN_WORDS, ["engine/"]):
        yield f"{name}:{number}: engine/ may not use {match[0]}; time and chance come in by Clock and Entropy"


def check_libraries(tree):
    """heavy headers where they belong"""
    for name, number, header, quoted in tree.includes():
        for prefix, places in LIBRARIES.items():
            if not quoted and header.startswith(prefix) and not name.startswith(places):
                yield f"{name}:{number}: <{header}> is only for {', '.join(places)}; go through what they offer"


def check_headers(tree):
    """headers that say what they are"""
    for name in tree.code:
        if not name.endswith(".h"):
            continue
        if "#pragma once" not in tree.texts[name]:
            yield f"{name}:1: no #pragma once"
        if name.startswith(PRODUCT_FOLDERS) and not tree.texts[name].startswith("//"):
            yield f"{name}:1: open with two to six sentences: what it is, its invariant, which threads, what is not here"


def functions(code):
    """(line, lines) of every function body at namespace or class scope: from its opening brace to its closing one."""
    code = re.sub(r"^[ \t]*#(?:.*\\\n)*.*$", lambda match: re.sub(r"[^\n]", " ", match[0]), code, flags=re.M)
    scopes, chunk, after_body, begin = [], 0, None, 0
    for match in re.finditer(r"[{};]", code):
        kind, at = match[0], match.start()
        if any(scope != "open" for scope in scopes):
            if kind == "{":
                scopes.append("nested")
            elif kind == "}" and scopes.pop() == "body":
                after_body = at
                yield code.count("\n", 0, begin) + 1, code.count("\n", begin, at) + 1
            chunk = at + 1
            continue
        if kind == "{":
            scope = scope_of(code[chunk:at])
            # `X() : a_{1}, b_{2} {`: what follows a member's initializer is still the same function.
            if scope == "open" and after_body is not None and re.fullmatch(r"\s*|\s*,\s*[\w:<>]+\s*", code[chunk:at]):
                scope = "body"
            begin = at
            scopes.append(scope)
        elif kind == "}" and scopes:
            scopes.pop()
        after_body = None
        chunk = at + 1


def scope_of(before):
    """What a brace after this text opens: a function's body, something to skip, or a scope to look into."""
    before = re.sub(r"^\s*((public|private|protected)\s*:|template\s*<[^{;]*?>(?=\s*\w))", "", before.strip())
    if re.match(r"\s*(inline\s+)?(namespace|class|struct|union|enum)\b", before):
        return "open"
    flat, previous = before, None
    while flat != previous:
        previous, flat = flat, re.sub(r"\([^()]*\)", " CALL ", flat)
    if re.search(r"=", re.sub(r"operator\s*[^\s\w]+", "", flat)):
        return "skip"
    return "body" if "CALL" in flat else "open"


def check_function_length(tree):
    """functions that fit a screen"""
    for name, code in tree.code.items():
        for line, lines in functions(code):
            if lines > FUNCTION_LINES_MAX:
                yield f"{name}:{line}: a function of {lines} lines, at most {FUNCTION_LINES_MAX}; move a step out of it"


def check_file_length(tree):
    """files with one noun"""
    for name in tree.code:
        lines = tree.texts[name].count("\n")
        if lines > FILE_LINES_MAX:
            yield f"{name}:1: {lines} lines, at most {FILE_LINES_MAX}; find the noun that hides in it"


def check_debug_output(tree):
    """no leftover debug output"""
    for name, number, match in tree.matches(DEBUG_OUTPUT, PRODUCT_FOLDERS):
        if not name.startswith(MAY_PRINT):
            yield f"{name}:{number}: {match[0].strip()} prints; take it out, or use the log"


def check_unfinished(tree):
    """nothing unfinished"""
    for name, text in tree.texts.items():
        if name.startswith(("scripts/static_checks", "tests/tools/")):
            continue
        for match in UNFINISHED.finditer(text):
            yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0].strip()}; finish it or take it out"


def check_database_files(tree):
    """the database opened by storage/ alone"""
    for name, number, match in tree.matches(OPENS_FILES, PRODUCT_FOLDERS):
        if not name.startswith(MAY_OPEN_FILES):
            yield f"{name}:{number}: {match[0].strip()} opens a file; only {', '.join(MAY_OPEN_FILES)} may (docs/adr)"


def check_machine_paths(tree):
    """no paths of one machine"""
    for name, text in tree.texts.items():
        if name.startswith(("scripts/static_checks", "tests/tools/")) or "package-lock" in name:
            continue
        for match in MACHINE_PATH.finditer(text):
            yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}... exists on one machine only"


def check_scripts(tree):
    """scripts that start"""
    for path in sorted([*tree.root.glob("scripts/*"), *tree.root.glob("examples/*/*.sh"), tree.root / ".ci/run"]):
        name = path.relative_to(tree.root).as_posix()
        if not path.is_file() or not path.read_text(errors="replace").startswith("#!"):
            continue
        if not os.access(path, os.X_OK):
            yield f"{name}:1: not executable; chmod +x"
        if "bash" in path.read_text().splitlines()[0]:
            parsed = subprocess.run(["bash", "-n", str(path)], capture_output=True, text=True)
            if parsed.returncode:
                yield f"{name}:1: {parsed.stderr.strip()}"


RULES = [
    check_format, check_layers, check_engine, check_libraries, check_headers, check_function_length, check_file_length,
    check_debug_output, check_unfinished, check_database_files, check_machine_paths, check_scripts,
]  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--root", default=Path(__file__).resolve().parent.parent, type=Path)
    arguments = parser.parse_args()
    tree = Tree(arguments.root.resolve())
    failed = 0
    for rule in RULES:
        findings = list(rule(tree))
        failed += bool(findings)
        if findings:
            print(f"{rule.__doc__}:\n  " + "\n  ".join(findings))
    if arguments.count:
        print(f"{len(RULES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
