"""What a running process uses, read from /proc."""

import os
import pathlib
import re
import time

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def status_number(pid, name):
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1])


def lives(pid):
    """Whether it runs: one that has ended and that nobody has waited for does not."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def threads(pid):
    return status_number(pid, "Threads")


def resident_bytes(pid):
    return status_number(pid, "VmRSS") * 1024


def cpu_seconds(pid):
    # The second field is the program's name in parentheses; it may hold spaces.
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def cpu_share(pid, seconds):
    """The share of one core that the process uses over the next seconds."""
    cpu, begun = cpu_seconds(pid), time.monotonic()
    time.sleep(seconds)
    return (cpu_seconds(pid) - cpu) / (time.monotonic() - begun)


def written_bytes(pid):
    """What went to the disk, the database and its log."""
    return int(re.search(r"^write_bytes: (\d+)", pathlib.Path(f"/proc/{pid}/io").read_text(), re.M)[1])


def fetched_bytes(pid):
    """What came from the disk, because it was not in the system's memory."""
    return int(re.search(r"^read_bytes: (\d+)", pathlib.Path(f"/proc/{pid}/io").read_text(), re.M)[1])


def handed_bytes(pid):
    """What it gave to the system to be written to files, whether or not it went to the disk yet."""
    return int(re.search(r"^wchar: (\d+)", pathlib.Path(f"/proc/{pid}/io").read_text(), re.M)[1])


def thread_nanoseconds(pid):
    """{thread: what it has used}, of the threads there are now."""
    return {path.parent.name: int(path.read_text().split()[0])
            for path in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")}


def cpu_nanoseconds(pid):
    """Of the threads it has now: finer than cpu_seconds, for a process that does next to nothing."""
    return sum(thread_nanoseconds(pid).values())
