"""Payloads are text: what a client sends comes back byte for byte, however it spelt its request."""

import json

import support
from support import activity_machine, create_activity, create_machine, wait_closed

AWKWARD = '{ "b" : 1.0,\n"a": [1e3, 12345678901234567890123, -0],"é":"\\u00e9 \\/ \U0001f600 \\ud83d\\ude00", "a":2 }'


class Payloads(support.ServerCase):
    def started_input(self, body):
        """The input as DescribeExecution gives it, of a StartExecution with these bytes."""
        execution = self.server.ok("StartExecution", body=body)["executionArn"]
        return self.server.ok("DescribeExecution", {"executionArn": execution})["input"]

    def test_escaped_and_raw_text_are_the_same_text(self):
        machine = create_machine(self.server)
        request = {"stateMachineArn": machine, "input": '"café \U0001f600"'}
        escaped = json.dumps(request).encode()
        raw = json.dumps(request, ensure_ascii=False).encode()
        self.assertIn(b"\\u00e9", escaped)
        self.assertIn("é".encode(), raw)
        self.assertEqual(self.started_input(escaped), request["input"])
        self.assertEqual(self.started_input(raw), request["input"])
        stored = self.server.rows("SELECT DISTINCT payload FROM history_events WHERE type = 'ExecutionStarted'")
        self.assertEqual([row["payload"] for row in stored if "caf" in row["payload"]], [request["input"]])

    def test_an_input_comes_back_as_it_was_spelt(self):
        machine = create_machine(self.server)
        execution = support.start(self.server, machine, AWKWARD)
        described = wait_closed(self.server, execution)
        self.assertEqual(described["input"], AWKWARD)
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        self.assertEqual(events[0]["executionStartedEventDetails"]["input"], AWKWARD)

    def test_a_definition_comes_back_as_it_was_spelt(self):
        definition = '{\n\t"StartAt" : "é",\n "States":{"\\u00e9":{"Type":"Pass","Result":1.50,"End":true}} }\n'
        machine = create_machine(self.server, definition)
        self.assertEqual(self.server.ok("DescribeStateMachine", {"stateMachineArn": machine})["definition"], definition)

    def test_a_worker_gets_and_gives_text(self):
        activity = create_activity(self.server)
        execution = support.start(self.server, create_machine(self.server, activity_machine(activity)), AWKWARD)
        task = self.server.ok("GetActivityTask", {"activityArn": activity})
        self.assertEqual(task["input"], AWKWARD)
        output = '{"x" : 1.0, "ü":"\\u00fc"}'
        self.server.ok("SendTaskSuccess", {"taskToken": task["taskToken"], "output": output})
        wait_closed(self.server, execution)
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        succeeded = next(event for event in events if event["type"] == "ActivitySucceeded")
        self.assertEqual(succeeded["activitySucceededEventDetails"]["output"], output)

    def test_the_largest_input_is_taken_and_one_byte_more_is_not(self):
        machine = create_machine(self.server)
        largest = '"' + "x" * (262_144 - 2) + '"'
        answer = self.server.call("StartExecution", {"stateMachineArn": machine, "input": largest})
        self.assertEqual(answer.status, 200, answer.body[:300])
        answer = self.server.call("StartExecution", {"stateMachineArn": machine, "input": largest + " "})
        self.assert_error(answer, "ValidationException")
