"""Makes tests/golden/databases/vN.sql and vN.json: the file of a server of schema version N that was killed in the
middle of everything, as SQL, and what its API said.

usage: PYTHONPATH=. STEPWELL_BINARY=... python3 tests/db/make_golden.py

Once for every schema version, by the last program that wrote it; a file that is there is never made again, because
what it holds is what people have on their disks. test_upgrade.py opens each of them.
"""

import contextlib
import datetime
import json
import pathlib
import sqlite3
import subprocess
import sys

from tests.api import support

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "golden" / "databases"
# Timers are this far away when the server is killed, and long overdue whenever the file is opened.
SOON_SECONDS = 40


def task(activity, **members):
    return {"Type": "Task", "Resource": activity, "TimeoutSeconds": 80_000_000, "HeartbeatSeconds": 600} | members


def machines(activity):
    """Definitions by name; every state type, Retry, Catch, variables and paths are in one of them."""
    fallback = {"Type": "Pass", "Result": "given up", "End": True}
    later = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=SOON_SECONDS)).strftime("%FT%TZ")
    return {
        "tour": {"StartAt": "Both", "States": {
            "Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [
                {"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": True}}},
                {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": True}}}]},
            "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {
                "StartAt": "Double", "States": {"Double": {
                    "Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": True}}}},
            "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [
                {"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]},
            "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"},
            "Ship": task(activity, Next="Done", Retry=[{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}],
                         Catch=[{"ErrorEquals": ["Broken"], "Next": "Fallback"}]),
            "Fallback": fallback,
            "Done": {"Type": "Succeed"}}},
        "short": {"StartAt": "Long", "TimeoutSeconds": 1, "States": {
            "Long": {"Type": "Wait", "Seconds": 60, "End": True}}},
        "sleep": {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": SOON_SECONDS, "End": True}}},
        "until": {"StartAt": "Day", "States": {
            "Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"},
            "Later": {"Type": "Wait", "Timestamp": later, "End": True}}},
        "one": {"StartAt": "Work", "States": {"Work": task(activity, End=True, Retry=[
            {"ErrorEquals": ["Busy"], "IntervalSeconds": SOON_SECONDS, "MaxAttempts": 2}])}},
        "many": {"StartAt": "Each", "States": {"Each": {
            "Type": "Map", "MaxConcurrency": 2, "End": True, "ItemProcessor": {
                "StartAt": "Work", "States": {"Work": task(activity, End=True)}}}}},
        "pair": {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": True, "Branches": [
            {"StartAt": "Work", "States": {"Work": task(activity, End=True)}},
            {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": SOON_SECONDS, "End": True}}}]}}},
    }


class World:
    """Executions in every stage; `tokens` are those of tasks that workers hold."""

    def __init__(self, server):
        self.server = server
        self.tokens = {}
        self.started = {}
        self.activity = support.create_activity(server, "ship")
        self.arns = {name: support.create_machine(server, definition, name)
                     for name, definition in machines(self.activity).items()}

    def start(self, machine, name, text="{}"):
        self.started[name] = support.start(self.server, self.arns[machine], text, name=name)
        return self.started[name]

    def poll(self):
        return self.server.ok("GetActivityTask", {"activityArn": self.activity, "workerName": "w"})["taskToken"]

    def succeed(self, token):
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": '{"shipped":true}'})

    def fail(self, token, error):
        self.server.ok("SendTaskFailure", {"taskToken": token, "error": error, "cause": "as told"})

    def build(self):
        server = self.server
        tour = '{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}'
        for name in ("done", "caught"):
            self.start("tour", name, tour)
            token = self.poll()
            if name == "caught":
                self.fail(token, "Broken")
                continue
            self.fail(token, "Busy")
            self.succeed(self.poll())
        self.start("tour", "failed", tour.replace("7", "2"))
        self.start("short", "timed-out")
        self.start("sleep", "aborted")
        server.ok("StopExecution", {"executionArn": self.started["aborted"], "error": "No", "cause": "not wanted"})
        gone = support.create_machine(server, name="gone")
        support.wait_closed(server, support.start(server, gone, name="of-gone"))
        server.ok("DeleteStateMachine", {"stateMachineArn": gone})
        for name in ("done", "caught", "failed", "timed-out", "aborted"):
            support.wait_closed(server, self.started[name])
        if server.rows("SELECT 1 FROM sqlite_schema WHERE name = 'purges'"):
            self.remove_some()

        self.start("one", "retrying")
        self.fail(self.poll(), "Busy")
        self.start("one", "assigned")
        self.tokens["assigned"] = self.poll()
        server.ok("SendTaskHeartbeat", {"taskToken": self.tokens["assigned"]})
        self.start("pair", "pair")
        self.tokens["pair"] = self.poll()
        self.start("many", "many", '[{"n": 1}, {"n": 2}, {"n": 3}]')
        self.tokens["many"] = self.poll()
        self.start("one", "queued")
        self.start("sleep", "asleep")
        self.start("until", "until")


    def remove_some(self):
        """Executions of a state machine that is named for it, two of three."""
        server = self.server
        machine = support.create_machine(server, name="trash")
        for number in range(3):
            support.wait_closed(server, support.start(server, machine, name=f"trash-{number}"))

        def removed():
            subprocess.run([server.binary, "purge", "--data", server.data, "--endpoint-url", server.endpoint, "--keep",
                            "1", "--state-machine", "trash"], check=True, capture_output=True, timeout=60)
            return server.rows("SELECT 1 FROM purges")

        support.wait_until(removed, "two executions are removed")


def described(server, arn):
    pages, token = [], None
    while True:
        page = server.ok("GetExecutionHistory", {"executionArn": arn} | ({"nextToken": token} if token else {}))
        pages += page["events"]
        token = page.get("nextToken")
        if token is None:
            return {"description": server.ok("DescribeExecution", {"executionArn": arn}), "events": pages}


def dump(database):
    with contextlib.closing(sqlite3.connect(database)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        lines = [f"PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = {application};"
                 f" PRAGMA user_version = {version};", *connection.iterdump()]
    return version, "\n".join(lines) + "\n"


def main():
    server = support.Server()
    try:
        world = World(server.start())
        world.build()
        facts = {"tokens": world.tokens, "executions": {n: described(server, a) for n, a in world.started.items()},
                 "activity": world.activity}
        support.wait_until(lambda: server.rows("SELECT checkpoint_position = (SELECT max(position) FROM history_events)"
                                               " FROM meta")[0][0], "the checkpoint has everything")
        # One more, so that the start has something to fold.
        world.start("sleep", "after-the-checkpoint")
        server.kill()
        version, sql = dump(server.database)
    finally:
        server.kill()
    target = FOLDER / f"v{version}.sql"
    if target.exists():
        sys.exit(f"{target} is there, and is what people have")
    target.write_text(sql)
    target.with_suffix(".json").write_text(json.dumps(facts, indent=1) + "\n")
    print(target)


if __name__ == "__main__":
    main()
