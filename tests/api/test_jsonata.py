"""JSONata under load: an expression that takes all it can get ends with an error, and others are served meanwhile."""

import json
import threading
import time

import support
from support import create_machine, wait_closed

ENDLESS = "($f := function() { $f() }; $f())"
BOMBS = {
    "recursion on the stack": "($f := function($n) { 1 + $f($n) }; $f(1))",
    "recursion without a stack": ENDLESS,
    "a range written out": "[1..10000000]",
    "a text that doubles": "($f := function($s) { $f($s & $s) }; $f('x'))",
    "an object that doubles": "$reduce([1..60], function($o, $i) { {'a': $o, 'b': $o} }, 1)",
    "nesting": "$reduce([1..5000], function($o, $i) { {'a': $o} }, 1)",
    "a pattern": "$map([1..100000], function($i) { $match($pad('', 1000, 'a'), /(a+)+$/) })",
}
REPEATS = 20
OTHER_SECONDS_MAX = 10


def jsonata(expression):
    return json.dumps({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Output": "{% " + expression + " %}", "End": True}}})


class Bombs(support.ServerCase):
    def time_of_another(self, machine):
        """Seconds from the start of an execution to its end, as its client sees them."""
        begun = time.monotonic()
        done = wait_closed(self.server, support.start(self.server, machine))
        self.assertEqual((done["status"], done["output"]), ("SUCCEEDED", "10000000"))
        return time.monotonic() - begun

    def test_each_ends_by_its_name_and_others_go_on_meanwhile(self):
        other = create_machine(self.server, jsonata("$count([1..10000000])"))
        machines = {name: create_machine(self.server, jsonata(bomb)) for name, bomb in BOMBS.items()}
        ends = []

        def throw(name, machine):
            for _ in range(REPEATS):
                done = wait_closed(self.server, support.start(self.server, machine))
                ends.append((name, done["status"], done.get("error"), done.get("cause", "")))

        threads = [threading.Thread(target=throw, args=item) for item in machines.items()]
        for thread in threads:
            thread.start()
        slowest = self.time_of_another(other)
        while any(thread.is_alive() for thread in threads):
            slowest = max(slowest, self.time_of_another(other))
        for thread in threads:
            thread.join()
        self.assertEqual(len(ends), REPEATS * len(BOMBS))
        for name, status, error, cause in ends:
            self.assertEqual((name, status, error), (name, "FAILED", "States.QueryEvaluationError"))
            self.assertIn("U1001", cause, name)
        self.assertLess(slowest, OTHER_SECONDS_MAX)
