"""The machine that is measured on: what it is, and what else it did meanwhile."""

import os
import pathlib
import platform
import re
import resource
import sqlite3
import subprocess
import time

import processes

from tests.api import support

# From this share of one core on, other processes are worth a note.
BUSY_SHARE = 0.10


def facts():
    model = re.search(r"^model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    memory = int(re.search(r"^MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text(), re.M)[1])
    commit = subprocess.run(["git", "-C", str(support.ROOT), "rev-parse", "--short", "HEAD"], capture_output=True,
                            text=True)
    return {"at": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), "cores": os.cpu_count(),
            "processor": model[1] if model else platform.machine(), "memory_gib": round(memory / 2**20),
            "kernel": platform.release(), "sqlite": sqlite3.sqlite_version, "commit": commit.stdout.strip()}


def busy_seconds(stat_text):
    """Of all processors since the start of the machine, from the first line of /proc/stat; what was stolen, too."""
    user, nice, system, _, _, irq, softirq, steal = (int(field) for field in stat_text.split("\n")[0].split()[1:9])
    return (user + nice + system + irq + softirq + steal) / processes.TICKS_PER_SECOND


def own_seconds():
    """Of this process and of those it started that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


class Others:
    """The share of one core that others used while the context was open; what was started in it must have ended."""

    def __enter__(self):
        self._began = time.monotonic()
        self._before = busy_seconds(pathlib.Path("/proc/stat").read_text()) - own_seconds()
        return self

    def __exit__(self, *unused):
        used = busy_seconds(pathlib.Path("/proc/stat").read_text()) - own_seconds() - self._before
        self.seconds = time.monotonic() - self._began
        self.share = max(0.0, used / self.seconds)

    def note(self):
        if self.share < BUSY_SHARE:
            return None
        return f"the machine was busy: others took {self.share:.0%} of a core"
