"""A server whose disk fails and heals while it runs: disk_fault.c within it, or a limit on the size of its files."""

import os
import pathlib
import resource
import subprocess
import time

from tests.api import support

HERE = pathlib.Path(__file__).resolve().parent
# A write beyond this many bytes of a file fails with EFBIG.
FILE_LIMIT = 4096


def build_disk_fault(folder):
    library = os.path.join(folder, "disk_fault.so")
    subprocess.run(["cc", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library,
                    str(HERE / "disk_fault.c"), "-ldl"], check=True)
    return library


class FaultyServer(support.Server):
    """Faults by the letters of disk_fault.c, and `limit`."""

    def __init__(self, **options):
        super().__init__(**options)
        self.switch = os.path.join(self.directory, "switch")
        pathlib.Path(self.switch).write_text("0")
        self.env |= {"LD_PRELOAD": build_disk_fault(self.directory), "DISK_FAULT_FOLDER": self.data,
                     "DISK_FAULT_SWITCH": self.switch, "ASAN_OPTIONS": "verify_asan_link_order=0"}

    def break_disk(self, fault):
        """Returns when it is in force."""
        if fault == "limit":
            self._limit_files(FILE_LIMIT)
        else:
            self._turn(fault)
        return time.monotonic()

    def heal(self):
        self._turn("0")
        self._limit_files(resource.RLIM_INFINITY)
        return time.monotonic()

    def _turn(self, fault):
        with open(self.switch, "r+b", buffering=0) as switch:
            switch.write(fault.encode())

    def _limit_files(self, size):
        if self.process.poll() is None:
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def log_lines(self, text):
        return [line for line in pathlib.Path(self.log).read_text(errors="replace").splitlines() if text in line]

    def verify(self):
        """What `stepwell verify` says, or nothing when it is content."""
        ran = subprocess.run([self.binary, "verify", "--data", self.data], capture_output=True, text=True, check=False)
        return "" if ran.returncode == 0 else f"exit {ran.returncode}\n{ran.stdout}{ran.stderr}"
