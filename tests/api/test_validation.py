"""ValidateStateMachineDefinition, and what CreateStateMachine and UpdateStateMachine say of the same definition.

Debian's boto3 does not know the operation, so the calls are plain HTTP; the JavaScript client has a test of its own.
"""

import json

import support
from support import ROLE, create_machine, unique

LOOP = {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}}}
WRONG = {"StartAt": "A", "States": {
    "A": {"Type": "Pass", "Parameters": {"a": "$.b"}, "Next": "C"}, "B": {"Type": "Succeed", "X": 1}}}
WRONG_TEXT = ("SCHEMA_VALIDATION_FAILED: Field 'X' is not supported at /States/B, "
              "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next, "
              "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B")
DISTRIBUTED = {"StartAt": "A", "States": {"A": {"Type": "Map", "End": True, "ItemProcessor": {
    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
    "StartAt": "B", "States": {"B": {"Type": "Pass", "End": True}}}}}}


def many(count):
    """A definition with that many errors."""
    states = {f"S{i}": {"Type": "Task", "Resource": "r", "Next": f"S{i + 1}"} for i in range(count)}
    return {"StartAt": "S0", "States": states | {f"S{count}": {"Type": "Succeed"}}}


class Validation(support.ServerCase):
    def validate(self, definition, **members):
        text = definition if isinstance(definition, str) else json.dumps(definition)
        return self.server.ok("ValidateStateMachineDefinition", {"definition": text} | members)

    def test_a_definition_without_a_problem(self):
        expected = {"result": "OK", "diagnostics": [], "truncated": False}
        self.assertEqual(self.validate(support.PASS), expected)
        self.assertEqual(self.validate(support.PASS, type="STANDARD", severity="ERROR", maxResults=100), expected)

    def test_problems_have_code_message_and_location(self):
        answer = self.validate(WRONG)
        self.assertEqual((answer["result"], answer["truncated"]), ("FAIL", False))
        self.assertEqual([set(d) for d in answer["diagnostics"]], [{"severity", "code", "message", "location"}] * 3)
        self.assertEqual({d["severity"] for d in answer["diagnostics"]}, {"ERROR"})
        text = ", ".join(f'{d["code"]}: {d["message"]} at {d["location"]}' for d in answer["diagnostics"])
        self.assertEqual(text, WRONG_TEXT)

    def test_a_problem_of_the_whole_has_no_location(self):
        self.assertEqual(self.validate(LOOP)["diagnostics"], [
            {"severity": "ERROR", "code": "MISSING_END_STATE", "message": "Workflow has no terminal state"}])

    def test_text_that_is_no_definition_is_a_diagnostic(self):
        for text, code in [("{", "INVALID_JSON_DESCRIPTION"), (" ", "SCHEMA_VALIDATION_FAILED"),
                           ("null", "SCHEMA_VALIDATION_FAILED"), ("[1]", "SCHEMA_VALIDATION_FAILED")]:
            answer = self.validate(text)
            self.assertEqual((answer["result"], [d["code"] for d in answer["diagnostics"]]), ("FAIL", [code]), text)

    def test_warnings_come_when_they_are_asked_for_and_are_no_failure(self):
        warned = {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": "$.b", "End": True}}}
        self.assertEqual(self.validate(warned)["diagnostics"], [])
        answer = self.validate(warned, severity="WARNING")
        self.assertEqual(answer["result"], "OK")
        self.assertEqual([(d["severity"], d["code"], d["location"]) for d in answer["diagnostics"]],
                         [("WARNING", "PASS_RESULT_IS_STATIC", "/States/A/Result")])
        severities = [d["severity"] for d in self.validate(WRONG, severity="WARNING")["diagnostics"]]
        self.assertEqual(severities, ["ERROR"] * 3 + ["WARNING"])

    def test_max_results_on_both_sides(self):
        self.assertEqual([(len(a["diagnostics"]), a["truncated"]) for a in (
            self.validate(WRONG, maxResults=2), self.validate(WRONG, maxResults=3),
            self.validate(many(100)), self.validate(many(101)), self.validate(many(101), maxResults=0),
            self.validate(WRONG, maxResults=3, severity="WARNING"))],
            [(2, True), (3, False), (100, False), (100, True), (100, True), (3, True)])

    def test_an_express_workflow_has_errors_of_its_own(self):
        definition = support.activity_machine(support.create_activity(self.server))
        self.assertEqual(self.validate(definition)["result"], "OK")
        answer = self.validate(definition, type="EXPRESS")
        self.assertEqual([d["message"] for d in answer["diagnostics"]],
                         ["Express state machine does not support Activity ARN"])

    def test_constraints_of_the_request(self):
        for members in ({}, {"definition": ""}, {"definition": "x" * 1_048_577},
                        {"definition": "{}", "maxResults": 101}, {"definition": "{}", "maxResults": -1},
                        {"definition": "{}", "severity": "INFO"}, {"definition": "{}", "type": "FAST"}):
            self.assert_error(self.server.call("ValidateStateMachineDefinition", members), "ValidationException")
        self.validate("x" * 1_048_576)

    def test_create_and_update_refuse_with_the_same_problems(self):
        arn = create_machine(self.server)
        answers = [
            self.server.call("CreateStateMachine",
                             {"name": unique("m"), "definition": json.dumps(WRONG), "roleArn": ROLE}),
            self.server.call("UpdateStateMachine", {"stateMachineArn": arn, "definition": json.dumps(WRONG)})]
        for answer in answers:
            self.assert_error(answer, "InvalidDefinition")
            self.assertEqual(answer.message, f"Invalid State Machine Definition: '{WRONG_TEXT}'")

    def test_what_this_version_lacks_is_refused_at_creation_and_only_warned_of_here(self):
        answer = self.validate(DISTRIBUTED, severity="WARNING")
        self.assertEqual((answer["result"], [d["code"] for d in answer["diagnostics"]]), ("OK", ["NOT_SUPPORTED"]))
        refused = self.server.call("CreateStateMachine",
                                   {"name": unique("m"), "definition": json.dumps(DISTRIBUTED), "roleArn": ROLE})
        self.assert_error(refused, "InvalidDefinition")
        self.assertIn("Map mode 'DISTRIBUTED' is not supported by this version", refused.message)


class VariableReferences(support.ServerCase):
    DEFINITION = {"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": 'B "b"'},
        'B "b"': {"Type": "Pass", "Parameters": {"v.$": "$y", "w.$": "$x.z"}, "End": True}}}

    def test_both_descriptions_name_what_each_state_reads(self):
        arn = create_machine(self.server, self.DEFINITION)
        execution = support.start(self.server, arn)
        for operation, request in (("DescribeStateMachine", {"stateMachineArn": arn}),
                                   ("DescribeStateMachineForExecution", {"executionArn": execution})):
            self.assertEqual(self.server.ok(operation, request)["variableReferences"], {'B "b"': ["x", "y"]})
            hidden = self.server.ok(operation, request | {"includedData": "METADATA_ONLY"})
            self.assertNotIn("variableReferences", hidden)

    def test_a_machine_that_reads_none_has_no_such_member(self):
        arn = create_machine(self.server)
        self.assertNotIn("variableReferences", self.server.ok("DescribeStateMachine", {"stateMachineArn": arn}))
