"""What the callers were told: the one truth that survives the server's death, because it lives in another process.

An answer that came is acknowledged for good. A call whose connection broke has an unknown outcome; its caller repeats
it. After all is over the ledger is held against what the server says and what its file holds.
"""

import collections
import threading


class Ledger:
    def __init__(self):
        self._lock = threading.Lock()
        self.request_ids = {}  # of acknowledged changes -> operation
        self.executions = {}  # execution ARN -> (machine kind, input)
        self.outcomes = {}  # task token -> outputs or errors whose answer was 200
        self.refused = collections.Counter()  # (operation, error) -> times
        self.tokens = {}  # task token -> the task's input
        self.broken_calls = 0

    def acknowledge(self, operation, request_id):
        with self._lock:
            self.request_ids[request_id] = operation

    def refuse(self, operation, code):
        with self._lock:
            self.refused[operation, code] += 1

    def start(self, arn, kind, input_text):
        with self._lock:
            self.executions[arn] = (kind, input_text)

    def hand_out(self, token, input_text):
        with self._lock:
            self.tokens[token] = input_text

    def answer(self, token, outcome):
        with self._lock:
            self.outcomes.setdefault(token, []).append(outcome)

    def break_call(self):
        with self._lock:
            self.broken_calls += 1
