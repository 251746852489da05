"""Long polls for activity tasks: empty answers, refusals, clients that hang up, a server that stops."""

import json
import threading
import time

import support
from support import activity_machine, create_activity, create_machine, open_poll, start, wait_until

HANGUPS = 100
POLLERS = 3


class Polls(support.ServerCase):
    settings = {"poll_seconds": 1, "pollers": POLLERS}

    def poll(self, activity):
        return self.server.ok("GetActivityTask", {"activityArn": activity, "workerName": "w"})

    def test_an_empty_poll_is_answered_after_the_time_of_the_setting(self):
        begun = time.monotonic()
        task = self.poll(create_activity(self.server))
        self.assertIsNone(task.get("taskToken"))
        self.assertGreaterEqual(time.monotonic() - begun, 0.99)
        self.assertLess(time.monotonic() - begun, 5)

    def test_a_task_that_arrives_during_a_poll_answers_it(self):
        activity = create_activity(self.server)
        machine = create_machine(self.server, activity_machine(activity))
        poll = open_poll(self.server, activity)
        start(self.server, machine, '{"n": 1}')
        task = support.read_answer(poll).json
        poll.close()
        self.assertEqual(task["input"], '{"n": 1}')

    def test_tasks_are_handed_out_in_their_order_and_once(self):
        activity = create_activity(self.server)
        machine = create_machine(self.server, activity_machine(activity))
        for n in range(3):
            start(self.server, machine, json.dumps(n))
        tasks = [self.poll(activity) for _ in range(4)]
        self.assertEqual([task.get("input") for task in tasks], ["0", "1", "2", None])
        self.assertEqual(len({task["taskToken"] for task in tasks[:3]}), 3)

    def test_a_poller_too_many_is_refused_and_one_that_leaves_makes_room(self):
        activity = create_activity(self.server)
        self.assert_error(support.refused_poll(self.server, activity, POLLERS), "ActivityWorkerLimitExceeded")
        request = {"activityArn": activity}
        wait_until(lambda: self.server.call("GetActivityTask", request).status == 200, "there is room")


class HangUps(support.ServerCase):
    """A client that has gone never takes a task with it: the next poller gets it, and AWS's history shows one start."""

    settings = {"poll_seconds": 20}

    def assert_next_poller_gets(self, activity, execution, text):
        task = self.server.ok("GetActivityTask", {"activityArn": activity})
        self.assertEqual(task.get("input"), text)
        self.server.ok("SendTaskSuccess", {"taskToken": task["taskToken"], "output": "{}"})
        self.assertEqual(support.wait_closed(self.server, execution)["status"], "SUCCEEDED")
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution, "includeExecutionData": False})
        self.assertEqual([event["type"] for event in events["events"]].count("ActivityStarted"), 1)

    def test_clients_that_hang_up_before_there_is_a_task(self):
        activity = create_activity(self.server)
        machine = create_machine(self.server, activity_machine(activity))
        for n in range(HANGUPS):
            with self.subTest(n=n):
                poll = open_poll(self.server, activity)
                # Half of them leave with a reset, half in order.
                support.reset(poll) if n % 2 else poll.close()
                execution = start(self.server, machine, json.dumps(n))
                self.assert_next_poller_gets(activity, execution, json.dumps(n))

    def test_clients_that_hang_up_after_the_hand_out_was_committed(self):
        activity = create_activity(self.server)
        machine = create_machine(self.server, activity_machine(activity))
        for n in range(HANGUPS):
            with self.subTest(n=n):
                # An answer that does not fit into the buffers of a client that does not read is never sent in full.
                text = json.dumps([n, '"' * 40_000])
                poll = open_poll(self.server, activity, segment_bytes=536, receive_bytes=2048)
                execution = start(self.server, machine, text)
                wait_until(lambda: self.has_started(execution), "the hand-out is committed")
                poll.close()
                self.assert_next_poller_gets(activity, execution, text)
        returned = self.server.rows("SELECT count(*) FROM history_events WHERE type = 'ActivityHandOutReturned'")
        self.assertEqual(returned[0][0], HANGUPS)

    def has_started(self, execution):
        request = {"executionArn": execution, "includeExecutionData": False, "reverseOrder": True, "maxResults": 1}
        return self.server.ok("GetExecutionHistory", request)["events"][0]["type"] == "ActivityStarted"


class Stopping(support.ServerCase):
    settings = {"poll_seconds": 50}

    def test_a_stop_releases_polls_with_an_empty_body(self):
        activity = create_activity(self.server)
        polls = [open_poll(self.server, activity) for _ in range(10)]
        # Answered on the same connection loop after the polls were read.
        self.server.ok("ListActivities")
        exits = []
        stopping = threading.Thread(target=lambda: exits.append(self.server.stop()))
        stopping.start()
        answers = [support.read_answer(poll) for poll in polls]
        stopping.join()
        for poll in polls:
            poll.close()
        self.assertEqual({answer.status for answer in answers}, {200})
        self.assertTrue(all(answer.json.get("taskToken") is None for answer in answers))
        self.assertEqual(exits, [0])
