"""What a supervisor sees: health, readiness, and a stop that leaves nobody without an answer."""

import concurrent.futures
import json
import signal
import threading
import time
import unittest

from tests.api import support
from tests.api.support import activity_machine, create_activity, create_machine, open_poll, read_answer


class Stop(unittest.TestCase):
    def test_health_and_readiness(self):
        with support.Server() as server:
            for path in ("/healthz", "/readyz"):
                with self.subTest(path=path):
                    self.assertEqual(server.get(path).status, 200)
            self.assertEqual(server.get("/nosuch").status, 404)

    def test_either_signal_ends_it_with_0_and_leaves_a_clean_file(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number.name), support.Server() as server:
                support.start(server, create_machine(server, support.wait_machine()))
                server.process.send_signal(number)
                self.assertEqual(server.process.wait(20), 0)
                self.assertEqual(server.rows("SELECT clean_shutdown FROM meta")[0][0], 1)
                server.start()
                starts = server.rows("SELECT previous_end, resumed FROM v_recoveries ORDER BY epoch")
                self.assertEqual([tuple(row) for row in starts], [("none", 0), ("clean", 1)])

    def test_every_call_that_was_sent_before_the_stop_is_answered_and_kept(self):
        """Callers go on until they are turned away: what was answered with success is in the file."""
        with support.Server() as server:
            machine = create_machine(server)
            names, stop_sent, answered = [], threading.Event(), []

            def call_until_turned_away(caller):
                done = []
                for n in range(100_000):
                    name = f"{caller}-{n}"
                    try:
                        answer = server.call("StartExecution", {"stateMachineArn": machine, "name": name})
                    except OSError:
                        # Not accepted any more; before the stop a dropped connection is a failure.
                        return done, stop_sent.is_set()
                    if answer.status == 200:
                        done.append(name)
                        answered.append(name)
                    elif answer.status != 503:
                        return done, False
                return done, False

            with concurrent.futures.ThreadPoolExecutor(8) as callers:
                results = [callers.submit(call_until_turned_away, caller) for caller in range(8)]
                support.wait_until(lambda: len(answered) > 200, "the callers are under way")
                stop_sent.set()
                self.assertEqual(server.stop(), 0)
                for result in results:
                    done, in_order = result.result()
                    self.assertTrue(in_order)
                    names += done
            kept = {row[0] for row in server.rows("SELECT name FROM executions")}
            self.assertGreater(len(names), 200)
            self.assertEqual(set(names) - kept, set())

    def test_polls_are_released_and_their_tasks_stay(self):
        with support.Server(settings={"poll_seconds": 50}) as server:
            activity = create_activity(server)
            machine = create_machine(server, activity_machine(activity))
            empty = create_activity(server)
            polls = [open_poll(server, empty) for _ in range(20)]
            support.start(server, machine, '"kept"')
            begun = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - begun, 5)
            for poll in polls:
                answer = read_answer(poll)
                self.assertEqual((answer.status, answer.json), (200, {}))
                poll.close()
            server.start()
            self.assertEqual(server.ok("GetActivityTask", {"activityArn": activity})["input"], '"kept"')

    def test_an_idle_connection_does_not_hold_up_a_stop(self):
        with support.Server() as server:
            idle = support.open_socket(server.port)
            half = support.open_socket(server.port)
            half.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{")
            server.ok("ListActivities")
            begun = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - begun, 5)
            idle.close()
            half.close()

    def test_the_banner_says_where_and_what(self):
        with support.Server() as server:
            support.start(server, create_machine(server, support.wait_machine()), json.dumps("x"))
            server.kill()
            server.start()
            banner = server.log_text()
        self.assertIn(f"http://127.0.0.1:{server.port}", banner)
        self.assertIn(server.database, banner)
        self.assertRegex(banner, r"SQLite 3\.\d+")
        self.assertRegex(banner, r"resumed +1 execution")
