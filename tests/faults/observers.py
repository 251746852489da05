"""Who watches while the disk fails: a caller that changes something all the time, one that reads, and callers that
repeat what was refused."""

import http.client
import threading
import time

from tests.api import support
from tests.recovery import load


class PatientCaller(load.Caller):
    """Repeats a call that was refused because the store can't be written, as SDKs do."""

    def refused(self, operation, answer):
        self.load.ledger.refuse(operation, answer.code)
        time.sleep(0.02)


class PatientLoad(load.Load):
    caller = PatientCaller


class Observer:
    """Makes the same call again and again and remembers when it was asked and what came back."""

    def __init__(self, server, operation, request, pause=0.01):
        self.server, self.operation, self.request, self.pause = server, operation, request, pause
        self.seen = []  # (asked, answered, Answer or exception)
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *unused):
        self.ended.set()
        self.thread.join(10)

    def _run(self):
        while not self.ended.wait(self.pause):
            asked = time.monotonic()
            try:
                answer = self.server.call(self.operation, self.request())
            except (OSError, http.client.HTTPException) as failure:
                answer = failure
            self.seen.append((asked, time.monotonic(), answer))

    def asked_between(self, begin, end):
        return [answer for asked, _, answer in list(self.seen) if begin <= asked < end]

    def first_success(self, after, seconds):
        """How long after `after` the first call that was asked then succeeded."""
        def found():
            return [answered for asked, answered, answer in list(self.seen)
                    if asked >= after and getattr(answer, "status", None) == 200]
        return support.wait_until(found, f"{self.operation} succeeds", seconds)[0] - after
