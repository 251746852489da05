"""kill -9 in the middle of a large Map: it goes on where it was, and no iteration runs twice or not at all."""

import json
import os
import pathlib
import subprocess
import unittest

from tests.api import support

SLOW_BUILD = pathlib.Path(os.environ.get("STEPWELL_BUILD", "")).name in ("asan", "tsan", "debug")
ITEMS = 1_000 if SLOW_BUILD else 10_000
KILLS = 4

INNER = {
    "StartAt": "Even",
    "States": {
        "Even": {
            "Type": "Choice",
            "Choices": [{"Variable": "$.even", "BooleanEquals": True, "Next": "Format"}],
            "Default": "Three",
        },
        "Format": {"Type": "Pass", "Parameters": {"text.$": "States.Format('item {}', $.n)"}, "Next": "Three"},
        "Three": {
            "Type": "Map",
            "ItemsPath": "$$.Execution.Input.three",
            "ItemProcessor": {"StartAt": "Leaf", "States": {"Leaf": {"Type": "Pass", "End": True}}},
            "End": True,
        },
    },
}
MACHINE = {
    "StartAt": "Each",
    "States": {
        "Each": {
            "Type": "Map",
            "ItemsPath": "$.items",
            "ItemSelector": {"n.$": "$$.Map.Item.Index", "even.$": "$$.Map.Item.Value"},
            "ItemProcessor": INNER,
            "End": True,
        }
    },
}


class MapKillTest(unittest.TestCase):
    def setUp(self):
        self.server = support.Server(settings={"history_events": 10_000_000})
        self.addCleanup(self.server.close)

    def progress(self):
        return self.server.rows("SELECT max(seq) AS n FROM history_events WHERE execution_id = 1")[0]["n"] or 0

    def events(self, event_type):
        return self.server.rows("SELECT count(*) AS n FROM history_events WHERE type = ?", event_type)[0]["n"]

    def test_a_map_over_many_items_is_finished_however_often_the_server_is_killed_in_it(self):
        self.server.start()
        machine = support.create_machine(self.server, json.dumps(MACHINE))
        given = json.dumps({"items": [i % 2 == 0 for i in range(ITEMS)], "three": [1, 2, 3]})
        execution = support.start(self.server, machine, given)
        in_the_middle = 0
        for kill in range(1, KILLS + 1):
            reached = kill * ITEMS * 3
            support.wait_until(lambda: self.progress() >= reached, f"{reached} events are written", 120)
            self.server.kill()
            in_the_middle += self.events("ExecutionSucceeded") == 0
            self.server.start()
        self.assertEqual(in_the_middle, KILLS)
        described = support.wait_closed(self.server, execution, 300)
        self.assertEqual(described["status"], "SUCCEEDED")
        self.assertEqual(json.loads(described["output"]), [[1, 2, 3]] * ITEMS)
        self.assertEqual(self.events("MapIterationStarted"), 4 * ITEMS)
        self.assertEqual(self.events("MapIterationSucceeded"), 4 * ITEMS)
        self.assertEqual(self.server.stop(), 0)
        subprocess.run([self.server.binary, "verify", "--data", self.server.data], check=True, capture_output=True)


if __name__ == "__main__":
    unittest.main()
