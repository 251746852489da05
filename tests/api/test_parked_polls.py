"""Thousands of waiting polls cost descriptors and little else, and get in nobody's way."""

import json
import os
import resource
import select
import time
import unittest

import processes
import support
from support import create_activity, create_machine, open_poll, wait_until

POLLS_AN_ACTIVITY = 1000
RESIDENT_BYTES_MAX = 60 << 20
CPU_SHARE_MAX = 0.02
IDLE_SECONDS = 4
START_SECONDS_MAX = 1
# Sanitizers multiply memory and time.
SANITIZED = os.path.basename(os.environ.get("STEPWELL_BUILD", "")) in ("asan", "tsan")
LONG = os.environ.get("STEPWELL_LONG") == "1"


def allow_descriptors(count):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))


class ParkedPolls(support.ServerCase):
    # Longer than the test, so that no poll is answered while they are counted.
    settings = {"poll_seconds": 59}

    @classmethod
    def setUpClass(cls):
        allow_descriptors(2 * POLLS_AN_ACTIVITY + 200)
        super().setUpClass()
        cls.pid = cls.server.process.pid
        cls.machine = create_machine(cls.server)
        cls.threads_before = processes.threads(cls.pid)
        cls.activities = [create_activity(cls.server) for _ in range(2)]
        cls.polls = [open_poll(cls.server, activity) for activity in cls.activities for _ in range(POLLS_AN_ACTIVITY)]
        for poll in cls.polls:
            cls.addClassCleanup(poll.close)
        # Refused once they all wait; a refused probe waits for nothing itself.
        for activity in cls.activities:
            wait_until(lambda: cls.refused(activity), "all polls wait", seconds=40)

    @classmethod
    def refused(cls, activity):
        """Whether one poll more is refused at once; hangs up on a poll that is not."""
        probe = open_poll(cls.server, activity)
        try:
            probe.settimeout(2)
            return support.read_answer(probe).code == "ActivityWorkerLimitExceeded"
        except TimeoutError:
            return False
        finally:
            probe.close()

    def test_one_more_on_an_activity_is_refused_and_another_activity_is_free(self):
        for activity in self.activities:
            answer = self.server.call("GetActivityTask", {"activityArn": activity})
            self.assert_error(answer, "ActivityWorkerLimitExceeded")
        self.assertFalse(self.refused(create_activity(self.server)))

    def test_they_take_no_thread_each_and_little_memory(self):
        self.assertLessEqual(processes.threads(self.pid), self.threads_before + 1)
        if not SANITIZED:
            self.assertLess(processes.resident_bytes(self.pid), RESIDENT_BYTES_MAX)

    @unittest.skipIf(SANITIZED, "a sanitizer's time is not the server's")
    def test_they_take_no_time(self):
        self.assertLess(processes.cpu_share(self.pid, IDLE_SECONDS), CPU_SHARE_MAX)

    def test_executions_start_and_end_meanwhile(self):
        longest = 0
        for n in range(50):
            begun = time.monotonic()
            execution = support.start(self.server, self.machine, json.dumps(n))
            longest = max(longest, time.monotonic() - begun)
        self.assertLess(longest, START_SECONDS_MAX * (10 if SANITIZED else 1))
        self.assertEqual(support.wait_closed(self.server, execution)["status"], "SUCCEEDED")

    def test_a_task_wakes_exactly_one_of_them(self):
        activity = create_activity(self.server)
        polls = [open_poll(self.server, activity) for _ in range(20)]
        for poll in polls:
            self.addCleanup(poll.close)
        machine = create_machine(self.server, support.activity_machine(activity))
        support.start(self.server, machine, '"work"')
        answered = wait_until(lambda: [poll for poll in polls if readable(poll)], "a poll is answered")
        self.assertEqual(len(answered), 1)
        self.assertEqual(support.read_answer(answered[0]).json["input"], '"work"')
        # Another answer would have gone out with the first one, so before that of a later call.
        self.server.ok("ListActivities")
        self.assertEqual([poll for poll in polls if poll is not answered[0] and readable(poll)], [])


@unittest.skipUnless(LONG, "a minute of waiting: STEPWELL_LONG=1")
class DefaultPollTime(support.ServerCase):
    """Without a setting."""

    def test_an_empty_poll_is_answered_55_seconds_after_its_arrival(self):
        activity = create_activity(self.server)
        begun, first = time.monotonic(), open_poll(self.server, activity)
        time.sleep(3)
        second_begun, second = time.monotonic(), open_poll(self.server, activity)
        for poll, asked_at in ((first, begun), (second, second_begun)):
            answer = support.read_answer(poll)
            waited = time.monotonic() - asked_at
            self.assertEqual((answer.status, answer.json), (200, {}))
            self.assertGreaterEqual(waited, 55)
            self.assertLess(waited, 57)
            poll.close()


def readable(connection):
    # Not select(), which ends at descriptor 1024.
    waiting = select.poll()
    waiting.register(connection, select.POLLIN)
    return bool(waiting.poll(0))
