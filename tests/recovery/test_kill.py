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
        rounds = 0
        # Which point a life reaches depends on the load: a few more rounds if one was met too seldom.
        while rounds < KILLS or (KILLS >= 200 and not self.met_enough(trial) and rounds < 2 * KILLS):
            rounds += 1
            trial.round(whole=rounds % 10 == 0)
        trial.end(seconds=120)
        print("\n" + trial.report())
        if KILLS >= 200:
            self.assertTrue(self.met_enough(trial), trial.kills)
            self.assertGreaterEqual(oracle.kills_survived(server)[4], 3, "several kills hit the same execution")

    @staticmethod
    def met_enough(trial):
        return all(trial.kills[what] >= 20 for what, _ in killing.POINTS.values())


if __name__ == "__main__":
    unittest.main()
