"""kill -9 under load, at chosen and at random moments: nothing acknowledged is lost, doubled, early or stuck.

STEPWELL_KILLS sets how many; sanitizer builds take fewer, they are slow. scripts/soak --kills runs the same for longer."""

import os
import tempfile
import unittest

import killing
import ledger as ledgers
import load as loads
import oracle

KILLS = int(os.environ.get("STEPWELL_KILLS", "30" if killing.SLOW_BUILD else "200"))
SEED = os.environ.get("STEPWELL_SEED", "1")


class KillTest(unittest.TestCase):
    def test_every_execution_ends_and_every_answer_holds_however_often_the_server_is_killed(self):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        server = killing.KilledServer(killing.build_kill_point(folder), settings={"poll_seconds": 1})
        self.addCleanup(server.close)
        ledger = ledgers.Ledger()
        trial = killing.Trial(server, ledger, loads.Load(server, ledger, SEED), SEED)
        self.addCleanup(trial.load.end)
        trial.begin()
        for number in range(KILLS):
            trial.round(whole=number % 10 == 9)
        trial.end(seconds=120)
        print("\n" + trial.report())
        if KILLS >= 200:
            for what in {what for what, _ in killing.POINTS.values()}:
                self.assertGreaterEqual(trial.kills[what], 20, what)
            self.assertGreaterEqual(oracle.kills_survived(server)[4], 3, "several kills hit the same execution")


if __name__ == "__main__":
    unittest.main()
