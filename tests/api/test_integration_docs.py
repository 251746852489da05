"""The examples of docs/integrations.md, run as they stand there: only paths and ports are those of the test."""

import json
import pathlib
import re
import tempfile

import lambda_endpoint
import support
from support import create_machine, start, wait_closed

DOCUMENT = (support.ROOT / "docs" / "integrations.md").read_text()
RESIZE = """#!/usr/bin/python3
import json, sys
print(json.dumps({"size": json.load(sys.stdin)["size"] // 2, "arguments": sys.argv[1:]}))
"""


def section(title):
    return re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", DOCUMENT, re.S | re.M)[1]


def blocks(title, language):
    """The blocks of code of a section that are in that language; empty: commands."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", section(title), re.S | re.M)
    return [block for marked, block in found if marked == language]


def only(title, language):
    block, = blocks(title, language)
    return block


def after(command, flag):
    """The word behind a flag, which the document must have."""
    return re.search(rf"{flag} (\S+)", command)[1]


class FlaggedServer(support.Server):
    """With flags as a user gives them."""

    flags = ()

    def command(self):
        return super().command() + list(self.flags)


class Examples(support.ServerCase):
    """A server without settings; tests that need some have their own."""

    FUNCTIONS = "Lambda functions and functions of one's own"

    def serve(self, *flags, configuration=""):
        server = FlaggedServer()
        server.flags = flags
        self.addCleanup(server.close)
        with open(server.config, "a") as file:
            file.write(configuration)
        server.start()
        return server

    def folder(self):
        return pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def endpoint(self):
        endpoint = lambda_endpoint.LambdaEndpoint()
        self.addCleanup(endpoint.close)
        return endpoint

    def output(self, server, definition, text, **members):
        execution = start(server, create_machine(server, definition), text, **members)
        described = wait_closed(server, execution)
        self.assertEqual(described["status"], "SUCCEEDED", described)
        return json.loads(described["output"])

    def test_a_lambda_endpoint(self):
        command = only(self.FUNCTIONS, "")
        self.assertEqual(command.split()[:2], ["stepwell", "serve"])
        named = after(command, "--lambda-endpoint")
        endpoint = self.endpoint()
        server = self.serve("--lambda-endpoint", re.sub(r":\d+$", ":" + endpoint.url.rpartition(":")[2], named))
        definition = only(self.FUNCTIONS, "json").replace('"$.Payload.size"', '"$.Payload.got.size"')
        self.assertEqual(self.output(server, definition, '{"size":8}'), {"size": 8})
        self.assertEqual(endpoint.wait_for("resize").payload, {"size": 8})

    def test_functions_of_ones_own(self):
        program = self.folder() / "resize"
        program.write_text(RESIZE)
        program.chmod(0o755)
        endpoint = self.endpoint()
        table = only(self.FUNCTIONS, "toml")
        for there, here in (("/usr/local/bin/resize", str(program)),
                            ("http://127.0.0.1:9000/publish", endpoint.url_of("publish"))):
            self.assertIn(there, table)
            table = table.replace(there, here)
        server = self.serve(configuration=table)
        # The definition that calls a Lambda endpoint runs unchanged.
        self.assertEqual(self.output(server, only(self.FUNCTIONS, "json"), '{"size":8}'), {"size": 4})
        plain = {"Type": "Task", "Resource": f"arn:aws:lambda:{support.REGION}:{support.ACCOUNT}:function:resize-all",
                 "Next": "P"}
        publish = {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"Message.$": "$"}, "End": True}
        both = {"StartAt": "R", "States": {"R": plain, "P": publish}}
        resized = {"size": 4, "arguments": ["--fast"]}
        self.assertEqual(self.output(server, json.dumps(both), '{"size":8}'), {"got": {"Message": resized}})

    def test_a_nested_execution(self):
        child = {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": True}}}
        create_machine(self.server, child, name="child")
        self.assertEqual(self.output(self.server, only("Nested executions", "json"), '{"n":1}'), {"result": {"n": 1}})

    def test_mocked_responses(self):
        file = self.folder() / "mocks.json"
        file.write_text(only("Mocked responses", "json"))
        commands = only("Mocked responses", "")
        self.assertEqual(after(commands, "--mock-config"), file.name)
        server = self.serve("--mock-config", str(file))
        machine, case = after(commands, "--state-machine-arn").rpartition(":")[2].split("#")
        pay = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"},
               "Retry": [{"ErrorEquals": ["Flaky"], "IntervalSeconds": 1, "BackoffRate": 1.0}], "End": True}
        arn = create_machine(server, {"StartAt": "Pay", "States": {"Pay": pay}}, name=machine)
        described = wait_closed(server, start(server, f"{arn}#{case}"))
        self.assertEqual(json.loads(described["output"]), {"id": 7}, described)
