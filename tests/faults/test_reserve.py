"""A full disk with a reserve: what runs ends, nothing new is started, and a start on a full disk works."""

import os
import time
import unittest

from faulty_server import FaultyServer

from tests.api import support

MIB = 1 << 20


class ReserveTest(unittest.TestCase):
    def setUp(self):
        self.server = FaultyServer(settings={"poll_seconds": 1, "reserve_mib": 4})
        self.addCleanup(self.server.close)
        self.server.start()
        self.reserve = os.path.join(self.server.data, "stepwell.reserve")
        support.wait_until(lambda: os.path.exists(self.reserve) and os.stat(self.reserve).st_size == 4 * MIB,
                           "the reserve is made")

    def fill(self):
        """From now on the room of the reserve is all there is."""
        self.server.break_disk("q")

    def start_code(self, machine):
        return self.server.call("StartExecution", {"stateMachineArn": machine}).code

    def answered(self, token):
        """False while the store is still found full."""
        return self.server.call("SendTaskSuccess", {"taskToken": token, "output": "1"}).status == 200

    def test_on_a_full_disk_what_runs_ends_and_nothing_new_is_started(self):
        execution, activity, token = support.assigned_task(self.server)
        machine = support.create_machine(self.server)
        self.fill()
        support.wait_until(lambda: self.start_code(machine) == "ServiceUnavailable", "starts are refused")
        self.assertFalse(os.path.exists(self.reserve))
        refused = self.server.call("StartExecution", {"stateMachineArn": machine})
        self.assertEqual(refused.status, 503)
        self.assertIn("nearly full", refused.message)
        created = self.server.call("CreateActivity", {"name": "new"})
        self.assertEqual(created.code, "ServiceUnavailable")
        support.wait_until(lambda: self.answered(token), "the task's result is taken")
        self.assertEqual(support.wait_closed(self.server, execution)["status"], "SUCCEEDED")
        self.server.ok("DeleteActivity", {"activityArn": activity})
        self.assertIn("nearly full", self.server.get("/readyz").body.decode())
        healed = self.server.heal()
        support.wait_until(lambda: self.start_code(machine) is None, "starts are taken")
        self.assertLess(time.monotonic() - healed, 1)
        self.assertEqual(os.stat(self.reserve).st_size, 4 * MIB)
        self.assertEqual(len(self.server.log_lines("reserve of 4 MiB is given up")), 1)
        self.assertEqual(len(self.server.log_lines("disk has room again")), 1)
        self.assertEqual(self.server.verify(), "")

    def test_a_server_that_is_started_on_a_full_disk_has_the_room_of_the_reserve(self):
        execution, _, token = support.assigned_task(self.server)
        machine = support.create_machine(self.server)
        self.server.kill()
        self.fill()
        self.server.start()
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "1"})
        self.assertEqual(support.wait_closed(self.server, execution)["status"], "SUCCEEDED")
        self.assertEqual(self.start_code(machine), "ServiceUnavailable")

    def test_a_disk_that_is_full_for_everybody_gives_the_reserve_up_and_takes_it_back(self):
        machine = support.create_machine(self.server)
        self.server.break_disk("f")
        support.wait_until(lambda: self.start_code(machine), "starts are refused")
        support.wait_until(lambda: not os.path.exists(self.reserve), "the reserve is given up")
        healed = self.server.heal()
        support.wait_until(lambda: self.start_code(machine) is None, "starts are taken")
        self.assertLess(time.monotonic() - healed, 1)
        self.assertEqual(os.stat(self.reserve).st_size, 4 * MIB)


if __name__ == "__main__":
    unittest.main()
