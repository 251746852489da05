"""Who opens the database's files: reads what strace saw, and says by the stack which library asked.

Closing any descriptor of an open database drops the locks SQLite holds on it, so within the server only SQLite may open
`stepwell.db`, `-wal` and `-shm`. strace writes a file a thread, each open followed by its stack; the innermost frame
outside the C library is the one that opened.
"""

import collections
import os
import pathlib
import re

CALLS = "open,openat,openat2,creat,open_by_handle_at"
SUFFIXES = ("", "-wal", "-shm", "-journal")
SQLITE = "libsqlite3.so"
C_LIBRARY = re.compile(r"/(libc|ld-linux-x86-64|ld-linux-aarch64|libpthread)[.-][^/]*$")

Open = collections.namedtuple("Open", "at path opener")
OPEN_LINE = re.compile(r'^(?P<at>\d+\.\d+) (?:%s)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)(?:<(?P<path>[^>]*)>)?'
                       % CALLS.replace(",", "|"))
FRAME = re.compile(r"^ > (?P<module>[^(\[]+?)(?:\(|\s\[|$)")


def traced(command, folder):
    """The command line that runs `command` and writes its opens to `folder`, a file a thread."""
    return ["strace", "-ff", "--seccomp-bpf", "-qq", "-y", "-ttt", "-k", "-s", "4096", "-e", f"trace={CALLS}",
            "-e", "signal=none", "-o", os.path.join(folder, "thread"), *command]


def opens_of(folder, database):
    """Every open of one of the database's files that strace wrote to `folder`, in the order of time."""
    paths = {os.path.realpath(database) + suffix for suffix in SUFFIXES}
    found = []
    for trace in sorted(pathlib.Path(folder).glob("thread.*")):
        lines = trace.read_text(errors="replace").splitlines()
        for number, line in enumerate(lines):
            match = OPEN_LINE.match(line)
            path = match and opened_path(match)
            if path in paths:
                found.append(Open(float(match["at"]), path, opener(lines[number + 1 :])))
    return sorted(found)


def opened_path(match):
    """The resolved path; that of the argument when the open failed."""
    if match["path"]:
        return match["path"].removesuffix(" (deleted)")
    named = re.search(r'"((?:\\.|[^"\\])*)"', match["arguments"])
    return os.path.realpath(named[1]) if named else None


def opener(lines):
    """The module of the innermost frame that is not the C library's; `unknown` without a stack."""
    for line in lines:
        frame = FRAME.match(line)
        if not frame:
            break
        if not C_LIBRARY.search(frame["module"]):
            return frame["module"]
    return "unknown"


def not_by_sqlite(opens):
    return [each for each in opens if SQLITE not in os.path.basename(each.opener)]
