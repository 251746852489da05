"""The disk fills up, turns read-only or fails under load, twenty times in a row, and heals: changes are refused and
nothing acknowledged is lost, reads go on, and the server is back within a second, without a restart."""

import collections
import itertools
import os
import pathlib
import time
import unittest

import observers
from faulty_server import FaultyServer

from tests.api import support
from tests.recovery import ledger as ledgers
from tests.recovery import oracle

SLOW_BUILD = pathlib.Path(os.environ.get("STEPWELL_BUILD", "")).name in ("asan", "tsan")
CYCLES = int(os.environ.get("STEPWELL_FAULT_CYCLES", "8" if SLOW_BUILD else "20"))
FAULT_SECONDS, HEALTHY_SECONDS = 0.7, 0.5
# A second is the promise; it says nothing of a machine on which others want more than half again its processors.
BUSY = os.getloadavg()[0] > 1.5 * os.cpu_count()
BACK_SECONDS_MAX = 3.0 if SLOW_BUILD or BUSY else 1.0
EXIT_UNKNOWN_OUTCOME = 21
# By what is wrong: the name, and what a refusal names as the cause.
FAULTS = {
    "f": ("full", "full"),
    "r": ("read-only", "disk I/O error"),
    "e": ("EIO on writes and syncs", "disk I/O error"),
    "limit": ("RLIMIT_FSIZE", "disk I/O error"),
    "s": ("EIO on syncs", "disk I/O error"),
}


class LiveFaultsTest(unittest.TestCase):
    def setUp(self):
        self.server = FaultyServer(settings={"poll_seconds": 1})
        self.addCleanup(self.server.close)
        self.ledger = ledgers.Ledger()
        self.back = collections.defaultdict(list)
        self.refused = collections.Counter()

    def test_the_disk_fails_twenty_times_under_load(self):
        self.server.start()
        load = observers.PatientLoad(self.server, self.ledger, "faults")
        load.prepare()
        machine = support.create_machine(self.server)
        read = support.start(self.server, machine)
        load.begin()
        self.addCleanup(load.end)
        starts = observers.Observer(self.server, "StartExecution", lambda: {"stateMachineArn": machine})
        reads = observers.Observer(self.server, "DescribeExecution", lambda: {"executionArn": read})
        with starts, reads:
            for fault in itertools.islice(itertools.cycle(FAULTS), CYCLES):
                self.cycle(fault, starts, reads)
                self.assertEqual(load.failures, [])
                self.assertIsNone(self.server.process.poll(), self.server.log_text())
        load.starting.clear()
        self.wait_for_the_end()
        load.end()
        self.assertEqual(load.failures, [])
        self.hold_against()
        self.report()

    def test_when_reads_fail_as_well_the_process_ends_or_goes_on_and_everything_is_there(self):
        self.server.start()
        load = observers.PatientLoad(self.server, self.ledger, "reads")
        load.prepare()
        load.begin()
        self.addCleanup(load.end)
        ends = collections.Counter()
        for fault in "RERE":
            time.sleep(HEALTHY_SECONDS)
            self.server.break_disk(fault)
            time.sleep(FAULT_SECONDS)
            self.server.heal()
            ends[fault, self.server.process.poll()] += 1
            if self.server.process.poll() is not None:
                self.assertEqual(self.server.process.returncode, EXIT_UNKNOWN_OUTCOME, self.server.log_text())
                self.server.start()
        self.assertEqual(ends["R", None], 2, ends)
        load.starting.clear()
        self.wait_for_the_end()
        load.end()
        self.assertEqual(load.failures, [])
        self.hold_against()
        print(f"\nreads failed as well: {dict(ends)}, {len(self.ledger.request_ids)} acknowledged changes, none lost")

    def cycle(self, fault, starts, reads):
        name, cause = FAULTS[fault]
        begun = self.server.break_disk(fault)
        time.sleep(FAULT_SECONDS)
        before_end = time.monotonic()
        ended = self.server.heal()
        took = starts.first_success(ended, 20)
        self.back[name].append(took)
        self.assertLess(took, BACK_SECONDS_MAX, name)
        during = starts.asked_between(begun, before_end)
        refusals = [answer for answer in during if getattr(answer, "status", 0) >= 500]
        self.assertNotIn(200, [getattr(answer, "status", 0) for answer in during], name)
        self.assertEqual(len(refusals), len(during), [str(answer) for answer in during])
        self.refused[name] += len(refusals)
        self.assertGreater(len(refusals), 5, name)
        for answer in refusals:
            self.assertIn(answer.code, ("InternalFailure", "ServiceUnavailable"))
        self.assertIn(cause, " ".join({answer.message for answer in refusals}), name)
        self.assertEqual({getattr(answer, "status", answer) for answer in reads.asked_between(begun, ended)}, {200}, name)
        time.sleep(HEALTHY_SECONDS)

    def wait_for_the_end(self):
        def open_executions():
            return self.server.rows("SELECT count(*) AS n FROM executions WHERE status = 'RUNNING'")[0]["n"]
        support.wait_until(lambda: open_executions() == 0, f"all of {len(self.ledger.executions)} executions end", 60)

    def hold_against(self):
        for check in (oracle.check_executions, oracle.check_journal, oracle.check_tokens):
            self.assertEqual(list(check(self.server, self.ledger))[:5], [], check.__name__)
        self.assertEqual(list(oracle.check_file(self.server)), [])
        refused = self.server.rows("SELECT count(*) AS n FROM history_events h JOIN api_calls c USING (call_id) "
                                   "WHERE c.status >= 500")
        self.assertEqual(refused[0]["n"], 0, "events of calls that were refused")
        self.assertEqual(self.server.verify(), "")
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.server.verify(), "")

    def report(self):
        every = [took for times in self.back.values() for took in times]
        slowest = {name: f"{max(times) * 1000:.0f} ms" for name, times in self.back.items()}
        print(f"\n{len(every)} faults under load, back within {max(every) * 1000:.0f} ms each ({slowest})"
              f"{' on a busy machine' if BUSY else ''}; "
              f"{len(self.ledger.request_ids)} acknowledged changes, none lost; {sum(self.refused.values())} starts "
              f"refused, {sum(self.ledger.refused.values())} calls repeated, {len(self.ledger.executions)} executions, "
              f"all ended")


if __name__ == "__main__":
    unittest.main()
