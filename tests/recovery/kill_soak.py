"""Many kills of a loaded server over one file that grows all the while (scripts/soak --kills)."""

import argparse
import pathlib
import sys
import tempfile
import time

import killing
import ledger as ledgers
import load as loads

ROOT = pathlib.Path(__file__).resolve().parents[2]
WHOLE_EVERY = 50


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--executions", type=int, default=100_000, help="goes on until so many were started")
    parser.add_argument("--seed", default="1")
    arguments = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        server = killing.KilledServer(killing.build_kill_point(folder), binary=str(ROOT / "build/release/stepwell"),
                                      settings={"poll_seconds": 1})
        ledger = ledgers.Ledger()
        load = loads.Load(server, ledger, arguments.seed, starters=8, workers=12, pace_seconds=0.01)
        trial = killing.Trial(server, ledger, load, arguments.seed)
        try:
            trial.begin()
            rounds = 0
            while rounds < arguments.kills or len(ledger.executions) < arguments.executions:
                rounds += 1
                trial.round(whole=rounds % WHOLE_EVERY == 0)
                if rounds % WHOLE_EVERY == 0:
                    print(f"{time.monotonic() - begun:6.0f} s  {rounds} kills, {len(ledger.executions)} executions, "
                          f"0 violations", flush=True)
            trial.end(seconds=600)
            print(trial.report())
            print(f"{rounds} passed, 0 failed")
            return 0
        except AssertionError as violation:
            print(f"round {rounds}: {violation}\n{rounds} passed, 1 failed")
            return 1
        finally:
            load.end()
            server.close()


if __name__ == "__main__":
    sys.exit(main())
