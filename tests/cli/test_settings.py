"""Where a setting comes from: flag, environment, file, default, in this order; and settings that are wrong."""

import subprocess

import commands
from commands import CommandCase, clean_environment, stepwell

from tests.api import support

ENTRIES = {"file": "111111111111", "environment": "222222222222", "flag": "333333333333"}


class ServerBySettings(support.Server):
    """A server that is told its account in the given places only."""

    def __init__(self, places):
        super().__init__(env={"STEPWELL_ACCOUNT": ENTRIES["environment"]} if "environment" in places else {})
        self.places = places
        if "file" in places:
            with open(self.config, "w") as file:
                file.write(f'[server]\naccount = "{ENTRIES["file"]}"\n')

    def command(self):
        flags = ["--account", ENTRIES["flag"]] if "flag" in self.places else []
        return [self.binary, "serve", "--port", str(self.port), "--data", self.data, "--config", self.config, *flags]


class Order(CommandCase):
    def account(self, *places):
        with ServerBySettings(places) as server:
            return support.create_machine(server).split(":")[4]

    def test_a_flag_comes_before_the_environment_before_the_file_before_the_default(self):
        self.assertEqual(self.account(), "123456789012")
        self.assertEqual(self.account("file"), ENTRIES["file"])
        self.assertEqual(self.account("file", "environment"), ENTRIES["environment"])
        self.assertEqual(self.account("file", "environment", "flag"), ENTRIES["flag"])

    def test_the_account_of_the_environment_of_step_functions_local(self):
        server = support.Server(env={"AWS_ACCOUNT_ID": "444444444444", "AWS_DEFAULT_REGION": "eu-west-3"})
        server.command = lambda: [server.binary, "serve", "--port", str(server.port), "--data", server.data]
        with server:
            self.assertEqual(support.create_machine(server).split(":")[3:5], ["eu-west-3", "444444444444"])

    def test_a_resource_keeps_the_account_it_was_made_with(self):
        server = support.Server()
        with server:
            machine = support.create_machine(server)
            server.stop()
            server.command = lambda: [server.binary, "serve", "--port", str(server.port), "--data", server.data,
                                      "--account", "999999999999", "--region", "eu-central-1"]
            server.start()
            described = server.ok("DescribeStateMachine", {"stateMachineArn": machine})
            self.assertEqual(described["stateMachineArn"], machine)
            other = support.create_machine(server)
            self.assertIn(":eu-central-1:999999999999:", other)


class WrongSettings(CommandCase):
    def with_file(self, text):
        file = self.folder() / "stepwell.toml"
        file.write_text(text)
        return self.serve(self.folder() / "data", "--config", file)

    def test_each_is_one_line_that_names_the_setting_and_its_place(self):
        data = self.folder() / "data"
        cases = {
            "flag": (self.serve(data, "--account", "12"), "--account"),
            "environment": (self.serve(data, env={"STEPWELL_POLL_SECONDS": "60"}), "STEPWELL_POLL_SECONDS"),
            "file": (self.with_file("[server]\npoll_seconds = 0\n"), "stepwell.toml.*poll_seconds"),
            "unknown key": (self.with_file("[server]\npoll_secs = 5\n"), "stepwell.toml.*poll_secs"),
            "unknown table": (self.with_file("[servr]\nport = 5\n"), "stepwell.toml.*servr"),
            "not TOML": (self.with_file("port: 8083\n"), "stepwell.toml"),
            "no such file": (self.serve(data, "--config", "/nonexistent.toml"), "/nonexistent.toml"),
        }
        for name, (done, pattern) in cases.items():
            with self.subTest(name):
                self.assert_refused(done, commands.EXIT_USAGE, pattern)

    def test_a_mistyped_command_line_ends_with_the_code_of_usage(self):
        for words in (["--nosuch"], ["nosuch"], [], ["serve", "--nosuch"], ["serve", "extra"], ["history"], ["worker"]):
            with self.subTest(words=words):
                done = stepwell(*words)
                self.assertEqual(done.returncode, commands.EXIT_USAGE, done.stderr)
                self.assertNotEqual(done.stderr, "")

    def test_help_names_every_command_and_flag(self):
        words = stepwell("--help").stdout
        for command in ("serve", "verify", "rebuild", "env", "worker", "history", "retry", "version"):
            self.assertRegex(words, rf"(?m)^\s+{command}\s")
        flags = stepwell("serve", "--help").stdout
        for flag in ("--host", "--port", "--data", "--account", "--region", "--config", "--unsafe-listen"):
            self.assertIn(flag, flags)


class Environment(CommandCase):
    def test_version_is_one_line(self):
        self.assertRegex(stepwell("version").stdout, r"^stepwell \d+\.\d+\.\d+\n$")

    def sh(self, script, *words):
        return subprocess.run(["sh", "-c", script, support.find_binary(), *words], capture_output=True, text=True,
                              timeout=60, env=clean_environment({"AWS_PROFILE": "mine"}))

    def test_what_env_prints_can_be_evaluated_by_a_plain_shell(self):
        script = 'text=$("$0" env --endpoint-url http://127.0.0.1:9999) || exit 9; eval "$text"; env; alias aws'
        done = self.sh(script)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        self.assertIn("AWS_ENDPOINT_URL=http://127.0.0.1:9999", lines)
        self.assertIn("AWS_ENDPOINT_URL_SFN=http://127.0.0.1:9999", lines)
        self.assertTrue(any(line.startswith("AWS_ACCESS_KEY_ID=") for line in lines))
        self.assertFalse(any(line.startswith("AWS_PROFILE=") for line in lines))
        self.assertRegex(lines[-1], r"aws --endpoint-url.*http://127\.0\.0\.1:9999")

    def test_env_without_an_endpoint_is_that_of_the_default_port(self):
        done = self.sh('eval "$("$0" env)"; printf %s "$AWS_ENDPOINT_URL"')
        self.assertEqual(done.stdout, "http://127.0.0.1:8083")
