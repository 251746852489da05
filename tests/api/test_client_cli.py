"""The AWS CLI as Debian ships it, unmodified, after `eval "$(stepwell env)"`: all operations, paging, errors.

That CLI ignores endpoint variables: it reaches the server by the alias that `stepwell env` prints.
"""

import json
import subprocess

import support
from support import ROLE, activity_machine, unique

SCRIPT = """
shopt -s expand_aliases
environment=$("$0" env --endpoint-url "$1") || exit 99
eval "$environment"
shift
aws "$@"
"""


class Cli(support.ServerCase):
    settings = {"poll_seconds": 1}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Nothing that names an endpoint or credentials: those have to come from `stepwell env`.
        kept = support.client_environment(cls.server.endpoint)
        cls.environment = {name: value for name, value in kept.items() if not name.startswith("AWS_")} | {
            "PATH": "/usr/bin:/bin", "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true"}

    def run_aws(self, *arguments):
        return subprocess.run(["bash", "-c", SCRIPT, self.server.binary, self.server.endpoint, *arguments],
                              env=self.environment, capture_output=True, text=True, timeout=120)

    def aws(self, *arguments):
        """The answer of a stepfunctions command; None if it has none."""
        done = self.run_aws("stepfunctions", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def assert_refused(self, code, *arguments):
        done = self.run_aws("stepfunctions", *arguments)
        self.assertEqual(done.returncode, 254, done.stdout)
        self.assertIn(f"An error occurred ({code}) when calling the ", done.stderr)

    def machine(self, definition=None):
        return self.aws("create-state-machine", "--name", unique("m"), "--role-arn", ROLE, "--definition",
                        json.dumps(definition or support.PASS))["stateMachineArn"]

    def task(self):
        activity = self.aws("create-activity", "--name", unique("a"))["activityArn"]
        machine = self.machine(activity_machine(activity))
        execution = self.aws("start-execution", "--state-machine-arn", machine, "--input", '{"é": 1}')["executionArn"]
        task = self.aws("get-activity-task", "--activity-arn", activity, "--worker-name", "cli")
        self.assertEqual(json.loads(task["input"]), {"é": 1})
        return execution, activity, task["taskToken"]

    def test_who_am_i(self):
        done = self.run_aws("sts", "get-caller-identity")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["Account"], support.ACCOUNT)

    def test_a_task_from_its_activity_to_its_end(self):
        execution, activity, token = self.task()
        self.aws("send-task-heartbeat", "--task-token", token)
        self.aws("send-task-success", "--task-token", token, "--task-output", '"ü"')
        self.assertEqual(self.aws("describe-execution", "--execution-arn", execution)["output"], '"ü"')
        self.assert_refused("TaskTimedOut", "send-task-success", "--task-token", token, "--task-output", "1")
        self.assertEqual(self.aws("describe-activity", "--activity-arn", activity)["activityArn"], activity)
        self.aws("delete-activity", "--activity-arn", activity)
        self.assert_refused("ActivityDoesNotExist", "get-activity-task", "--activity-arn", activity)

    def test_a_task_that_fails(self):
        execution, activity, token = self.task()
        self.aws("send-task-failure", "--task-token", token, "--error", "Broken", "--cause", "because")
        described = self.aws("describe-execution", "--execution-arn", execution)
        self.assertEqual((described["status"], described["error"]), ("FAILED", "Broken"))
        empty = self.aws("get-activity-task", "--activity-arn", activity)
        self.assertIsNone((empty or {}).get("taskToken"))

    def test_machines_executions_and_histories(self):
        machine = self.machine()
        executions = [self.aws("start-execution", "--state-machine-arn", machine)["executionArn"] for _ in range(3)]
        first = self.aws("list-executions", "--state-machine-arn", machine, "--max-items", "2")
        rest = self.aws("list-executions", "--state-machine-arn", machine, "--starting-token", first["NextToken"])
        listed = [item["executionArn"] for item in first["executions"] + rest["executions"]]
        self.assertEqual(listed, executions[::-1])
        history = ["get-execution-history", "--execution-arn", executions[0], "--page-size", "2"]
        self.assertEqual([event["id"] for event in self.aws(*history)["events"]], [1, 2, 3, 4])
        self.assertEqual([event["id"] for event in self.aws(*history, "--reverse-order")["events"]], [4, 3, 2, 1])
        of = self.aws("describe-state-machine-for-execution", "--execution-arn", executions[0])
        self.assertEqual(of["stateMachineArn"], machine)

    def test_changing_and_deleting_a_machine(self):
        machine = self.machine()
        self.aws("update-state-machine", "--state-machine-arn", machine, "--definition",
                 json.dumps(support.wait_machine()))
        described = self.aws("describe-state-machine", "--state-machine-arn", machine)
        self.assertEqual(json.loads(described["definition"]), support.wait_machine())
        execution = self.aws("start-execution", "--state-machine-arn", machine)["executionArn"]
        self.aws("delete-state-machine", "--state-machine-arn", machine)
        self.assertEqual(self.aws("describe-state-machine", "--state-machine-arn", machine)["status"], "DELETING")
        self.aws("stop-execution", "--execution-arn", execution, "--error", "E", "--cause", "C")
        self.assert_refused("StateMachineDoesNotExist", "start-execution", "--state-machine-arn", machine)

    def test_lists_and_refusals(self):
        for _ in range(3):
            self.machine()
            self.aws("create-activity", "--name", unique("list"))
        self.assertGreaterEqual(len(self.aws("list-state-machines", "--page-size", "1")["stateMachines"]), 3)
        self.assertGreaterEqual(len(self.aws("list-activities", "--page-size", "1")["activities"]), 3)
        self.assert_refused("InvalidName", "create-activity", "--name", "a b")
        self.assert_refused("InvalidArn", "describe-execution", "--execution-arn", "x")
