"""The journal of calls: every call, of whatever kind, leaves exactly one row in api_calls."""

import support
from model_errors import PRODUCERS, world_of
from support import PASS, ROLE, create_activity, create_machine, open_poll, start, unique, wait_until


class Journal(support.ServerCase):
    settings = {"poll_seconds": 1}

    def rows_of(self, request_id, server=None):
        return (server or self.server).rows("SELECT * FROM api_calls WHERE request_id = ?", request_id)

    def assert_one_row(self, answer, operation, error=None, server=None):
        """A row with the request id that the client was told; `operation` None: whatever it is called there."""
        self.assertIsNotNone(answer.request_id)
        rows = wait_until(lambda: self.rows_of(answer.request_id, server), "the row is written")
        self.assertEqual(len(rows), 1)
        self.assertEqual((rows[0]["error"], rows[0]["count"]), (error, 1))
        self.assertIn(operation, (rows[0]["operation"], None))

    def count(self, operation):
        return self.server.rows("SELECT sum(count) FROM api_calls WHERE operation = ?", operation)[0][0] or 0

    def test_every_operation_that_succeeds(self):
        activity, machine = create_activity(self.server), create_machine(self.server)
        execution = start(self.server, machine)
        failing = support.assigned_task(self.server)[2]
        succeeding = support.assigned_task(self.server)[2]
        calls = {
            "CreateActivity": {"name": unique("a")}, "DescribeActivity": {"activityArn": activity},
            "ListActivities": {},
            "CreateStateMachine": {"name": unique("m"), "definition": support.json.dumps(PASS), "roleArn": ROLE},
            "DescribeStateMachine": {"stateMachineArn": machine}, "ListStateMachines": {},
            "UpdateStateMachine": {"stateMachineArn": machine, "roleArn": ROLE},
            "StartExecution": {"stateMachineArn": machine}, "DescribeExecution": {"executionArn": execution},
            "DescribeStateMachineForExecution": {"executionArn": execution},
            "GetExecutionHistory": {"executionArn": execution}, "ListExecutions": {"stateMachineArn": machine},
            "GetActivityTask": {"activityArn": activity}, "SendTaskHeartbeat": {"taskToken": failing},
            "SendTaskFailure": {"taskToken": failing}, "SendTaskSuccess": {"taskToken": succeeding, "output": "1"},
            "StopExecution": {"executionArn": start(self.server, create_machine(self.server, support.wait_machine()))},
            "DeleteActivity": {"activityArn": activity}, "DeleteStateMachine": {"stateMachineArn": machine},
        }
        self.assertEqual(len(calls), 19)
        for operation, request in calls.items():
            with self.subTest(operation=operation):
                answer = self.server.call(operation, request)
                self.assertEqual(answer.status, 200, answer.body)
                self.assert_one_row(answer, operation)

    def test_every_error_of_the_model(self):
        for (operation, error), produce in PRODUCERS.items():
            with self.subTest(operation=operation, error=error):
                with world_of(produce, self.server) as world:
                    answer, _ = produce(world)
                    self.assert_one_row(answer, operation, error, world.server)

    def test_calls_that_are_refused_before_they_mean_anything(self):
        malformed = self.server.call("CreateActivity", body=b'{"name": ')
        self.assert_one_row(malformed, "CreateActivity", "SerializationException")
        constraint = self.server.call("CreateActivity", {})
        self.assert_one_row(constraint, "CreateActivity", "ValidationException")
        self.assert_one_row(self.server.call("NoSuchOperation"), None, "UnknownOperationException")

    def test_an_empty_poll(self):
        answer = self.server.call("GetActivityTask", {"activityArn": create_activity(self.server)})
        self.assert_one_row(answer, "GetActivityTask")

    def test_a_poll_whose_client_hung_up(self):
        before = self.count("GetActivityTask")
        activity = create_activity(self.server)
        open_poll(self.server, activity).close()
        wait_until(lambda: self.count("GetActivityTask") > before, "the row is written")
        # The next poll is answered after the first would have been: no second row has come by then.
        self.server.ok("GetActivityTask", {"activityArn": activity})
        wait_until(lambda: self.count("GetActivityTask") > before + 1, "the second row is written")
        self.assertEqual(self.count("GetActivityTask"), before + 2)
