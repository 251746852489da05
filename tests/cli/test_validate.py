"""`stepwell validate`: definitions in files are judged without a server."""

import json
import pathlib

import commands
from commands import CommandCase, stepwell

from tests.api import support

ROOT = support.ROOT
BROKEN = sorted((pathlib.Path(__file__).parent / "broken").glob("*.asl.json"))
PARSER_WORDS = "<the parser's words>"
FINE = {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}
WARNED = {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a": "$.b"}, "End": True}}}
ACTIVITY = {"StartAt": "A", "States": {"A": {
    "Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a", "End": True}}}


def expected_lines(definition):
    """What is to be said of a broken definition: `ERROR CODE at LOCATION: REASON`."""
    return definition.with_name(definition.name.replace(".asl.json", ".txt")).read_text().splitlines()


class Validate(CommandCase):
    def file(self, definition, name="a.asl.json"):
        path = self.folder() / name
        path.write_text(definition if isinstance(definition, str) else json.dumps(definition))
        return path

    def assert_says(self, line, expected):
        if expected.endswith(PARSER_WORDS):
            self.assertTrue(line.startswith(expected.removesuffix(PARSER_WORDS)), line)
        else:
            self.assertEqual(line, expected)

    def test_every_example_is_fine(self):
        examples = sorted((ROOT / "examples").rglob("*.asl.json"))
        self.assertTrue(examples)
        done = stepwell("validate", *examples)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertEqual(done.stdout.splitlines(), [f"{path}: OK" for path in examples])

    def test_a_broken_definition_is_said_to_be_by_code_location_and_reason(self):
        self.assertTrue(BROKEN)
        for path in BROKEN:
            with self.subTest(path.name):
                done = stepwell("validate", path)
                self.assertEqual((done.returncode, done.stderr), (commands.EXIT_FAILURE, ""))
                lines = [line.removeprefix(f"{path}: ") for line in done.stdout.splitlines()]
                expected = expected_lines(path)
                self.assertEqual(len(lines), len(expected), done.stdout)
                for line, wanted in zip(lines, expected):
                    self.assert_says(line, wanted)

    def test_as_json_it_says_the_same(self):
        done = stepwell("validate", "--json", *BROKEN)
        self.assertEqual((done.returncode, done.stderr), (commands.EXIT_FAILURE, ""))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer["file"] for answer in answers], [str(path) for path in BROKEN])
        for path, answer in zip(BROKEN, answers):
            with self.subTest(path.name):
                self.assertEqual((answer["result"], answer["truncated"]), ("FAIL", False))
                lines = [f'{d["severity"]} {d["code"]} at {d.get("location", "null")}: {d["message"]}'
                         for d in answer["diagnostics"]]
                expected = expected_lines(path)
                self.assertEqual(len(lines), len(expected))
                for line, wanted in zip(lines, expected):
                    self.assert_says(line, wanted)

    def test_a_warning_is_no_error(self):
        path = self.file(WARNED)
        done = stepwell("validate", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        warning, verdict = done.stdout.splitlines()
        self.assertTrue(warning.startswith(f"{path}: WARNING NO_DOLLAR at /States/A/Parameters/a: "), warning)
        self.assertEqual(verdict, f"{path}: OK")

    def test_one_broken_file_among_others_decides(self):
        done = stepwell("validate", self.file(FINE), BROKEN[0], self.file(FINE))
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertEqual(sum(line.endswith(": OK") for line in done.stdout.splitlines()), 2)

    def test_standard_input(self):
        done = stepwell("validate", "-", text_input=json.dumps(FINE))
        self.assertEqual((done.returncode, done.stdout), (0, "-: OK\n"), done.stderr)
        done = stepwell("validate", "-", text_input="")
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertIn("Definition must be a valid JSON object", done.stdout)

    def test_an_express_workflow_is_judged_as_one(self):
        path = self.file(ACTIVITY)
        self.assertEqual(stepwell("validate", path).returncode, 0)
        done = stepwell("validate", "--type", "EXPRESS", path)
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertEqual(done.stdout, f"{path}: ERROR SCHEMA_VALIDATION_FAILED at /States/A/Resource: "
                                      "Express state machine does not support Activity ARN\n")

    def test_the_length_of_a_definition_on_both_sides(self):
        longest = json.dumps(FINE).ljust(1_048_576)
        self.assertEqual(stepwell("validate", self.file(longest)).returncode, 0)
        done = stepwell("validate", self.file(longest + " "))
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        self.assertIn("longer than 1048576 characters", done.stdout)

    def test_more_problems_than_are_shown_are_said_to_be_there(self):
        states = {f"S{i}": {"Type": "Succeed", "X": 1} for i in range(51)}
        done = stepwell("validate", self.file({"StartAt": "S0", "States": states}))
        self.assertEqual(done.returncode, commands.EXIT_FAILURE)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 101)
        self.assertTrue(lines[-1].endswith(": and more"), lines[-1])

    def test_a_file_that_is_not_there_and_a_folder(self):
        missing = self.folder() / "none.json"
        self.assert_refused(stepwell("validate", missing), commands.EXIT_USAGE, "none.json can't be read")
        folder = self.folder()
        self.assert_refused(stepwell("validate", folder), commands.EXIT_USAGE, "can't be read")

    def test_no_file_and_a_type_that_is_none(self):
        self.assertEqual(stepwell("validate").returncode, commands.EXIT_USAGE)
        self.assertEqual(stepwell("validate", "--type", "FAST", self.file(FINE)).returncode, commands.EXIT_USAGE)
