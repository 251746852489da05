"""A server under strace from its first instruction on, so that the opens of its files can be looked at (opens.py)."""

import contextlib
import os
import signal

import opens

from tests.api import support


class TracedServer(support.Server):
    """`process` is strace, whose only child is the server."""

    def __init__(self, **options):
        super().__init__(**options)
        self.trace = os.path.join(self.directory, "trace")
        os.mkdir(self.trace)

    def command(self):
        return opens.traced(super().command(), self.trace)

    def opens(self):
        return opens.opens_of(self.trace, self.database)

    def stop(self):
        self._signal(signal.SIGTERM)
        return self.process.wait(support.STOP_SECONDS_MAX)

    def kill(self):
        # Without strace the server would run on: it goes first.
        self._signal(signal.SIGKILL)
        super().kill()

    def _signal(self, number):
        with contextlib.suppress(OSError, IndexError):
            with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as children:
                os.kill(int(children.read().split()[0]), number)
