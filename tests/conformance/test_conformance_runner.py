"""The runner itself: what must agree agrees, and a planted difference is seen. Needs no server."""

import json
import pathlib
import sys
import tempfile
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent), str(pathlib.Path(__file__).resolve().parents[1] / "api")]

import cases
import features
import jsonpath
import run
from compare import Comparison
from execute import execute
from normalise import normalise

ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:m1"


class Answer:
    def __init__(self, members, status=200):
        self.status, self.json, self.body = status, members, json.dumps(members).encode()
        self.code, self.message = members.get("__type", "").rpartition("#")[2], members.get("message")


class FakeTarget:
    """Answers each operation with what the test gives; a list is answered one by one."""
    account, region = "123456789012", "us-east-1"

    def __init__(self, **answers):
        self.answers, self.requests = answers, []

    def call(self, operation, request, timeout):
        self.requests.append((operation, request))
        answer = self.answers[operation]
        answer = answer.pop(0) if isinstance(answer, list) else answer
        return answer if isinstance(answer, Answer) else Answer(answer)


def placeholders(**values):
    filled = cases.Placeholders("123456789012", "us-east-1")
    filled.values |= values
    return filled


def differences(expected, actual, rules=(), **values):
    actual, expected = normalise(actual, expected, rules, placeholders(**values))
    comparison = Comparison()
    comparison.check(expected, actual)
    return comparison.differences


class Normalisation(unittest.TestCase):
    def test_json_text_is_parsed_where_the_recording_has_a_value_and_nowhere_below(self):
        self.assertFalse(differences({"input": {"a": "{\"b\":1}"}}, {"input": '{"a": "{\\"b\\":1}"}'}))
        self.assertFalse(differences({"output": "[1]"}, {"output": "[1]"}))
        self.assertTrue(differences({"input": {"a": 1}}, {"input": '{"a": 2}'}))

    def test_numbers_keep_their_kind(self):
        self.assertFalse(differences({"output": {"n": 1.0}}, {"output": '{"n":1.0}'}))
        self.assertTrue(differences({"output": {"n": 1}}, {"output": '{"n":1.0}'}))
        self.assertTrue(differences({"n": 1}, {"n": True}))

    def test_arrays_are_ordered_and_members_are_not(self):
        self.assertFalse(differences({"a": 1, "b": [1, 2]}, {"b": [1, 2], "a": 1}))
        self.assertTrue(differences({"b": [1, 2]}, {"b": [2, 1]}))

    def test_a_missing_and_a_surplus_member_differ(self):
        self.assertTrue(differences({"a": None}, {}))
        self.assertTrue(differences({}, {"a": None}))

    def test_names_of_the_run_become_the_words_of_the_recording(self):
        rules = [{"regex": "{{stateMachineName}}", "becomes": "<ArnPart_0idx>"}]
        wanted = {"arn": "arn:<partition>:states:<region>:111111111111:stateMachine:<ArnPart_0idx>"}
        self.assertFalse(differences(wanted, {"arn": ARN}, rules, stateMachineName="m1"))
        self.assertTrue(differences(wanted, {"arn": ARN}, rules, stateMachineName="m2"))

    def test_a_regex_takes_what_it_is_filled_with_literally(self):
        rules = [{"regex": "{{stateMachineName}}", "becomes": "x"}]
        self.assertTrue(differences({"name": "x"}, {"name": "abc"}, rules, stateMachineName="a.c"))

    def test_members_named_by_a_path_are_replaced(self):
        rules = [{"jsonpath": "$..output.StartDate", "becomes": "start-date", "everywhere": False}]
        self.assertFalse(differences({"output": {"StartDate": "start-date"}}, {"output": '{"StartDate": 5}'}, rules))
        self.assertTrue(differences({"StartDate": "start-date"}, {"StartDate": 5}, rules))

    def test_parallel_branches_may_interleave_but_not_lose_an_event(self):
        rules = [{"builtin": "sort-events-between-ParallelStateStarted-and-end"}]
        recorded = {"events": [{"id": 1, "type": "ParallelStateStarted"}, event([0], "A"), event([0], "B"),
                               {"id": 5, "type": "ParallelStateExited"}]}
        ended = [{"id": 4, "type": "ParallelStateSucceeded"}, {"id": 5, "type": "ParallelStateExited"}]
        started = [{"id": 1, "type": "ParallelStateStarted"}]
        self.assertFalse(differences(recorded, {"events": [*started, event(2, "B"), event(3, "A"), *ended]}, rules))
        self.assertTrue(differences(recorded, {"events": [*started, event(2, "A"), event(3, "A"), *ended]}, rules))
        self.assertTrue(differences(recorded, {"events": [*started, event(2, "A"), *ended]}, rules))


def event(number, name):
    return {"id": number, "previousEventId": 0 if number == [0] else 1, "type": "PassStateEntered", "name": name}


class Words(unittest.TestCase):
    def test_a_word_stands_for_one_value_in_a_case(self):
        self.assertFalse(differences(["<x:1>", "<x:1>", "<x:2>"], ["a", "a", "b"]))
        self.assertTrue(differences(["<x:1>", "<x:1>"], ["a", "b"]))
        self.assertTrue(differences(["<x:1>", "<x:2>"], ["a", "a"]))

    def test_a_word_inside_a_text(self):
        self.assertFalse(differences("in the input '<json-input:1>'", "in the input '{\n}'"))
        self.assertTrue(differences("in the input '<json-input:1>'", "in an input '{}'"))

    def test_a_uuid_is_one(self):
        self.assertFalse(differences("<uuid:1>", "0192f7a0-0000-7000-8000-000000000001"))
        self.assertTrue(differences("<uuid:1>", "something"))

    def test_times(self):
        times = {"timestamp": 1.5, "d": 1700000000.123}
        self.assertFalse(differences({"timestamp": "timestamp", "d": "datetime"}, times))
        self.assertFalse(differences("from date on", "from 2026-01-02T03:04:05.678Z on"))
        self.assertTrue(differences({"d": "datetime"}, {"d": "soon"}))
        self.assertTrue(differences({"name": "timestamp"}, {"name": 1.5}))


class Excluding(unittest.TestCase):
    def test_paths_cover_what_lies_below_them(self):
        self.assertTrue(jsonpath.covers(jsonpath.parse("$..events[4].cause"), ("step1", "events", 4, "cause")))
        self.assertTrue(jsonpath.covers(jsonpath.parse("$..a"), ("x", "a", "b")))
        self.assertTrue(jsonpath.covers(jsonpath.parse("*"), ("x", "y")))
        self.assertFalse(jsonpath.covers(jsonpath.parse("$..events[4].cause"), ("events", 3, "cause")))
        self.assertFalse(jsonpath.covers(jsonpath.parse("$.a"), ("b", "a")))


def api_case(*steps, excludes=()):
    return {"kind": "api", "id": "t", "steps": list(steps), "normalise": [], "localstackExcludes": list(excludes)}


class Running(unittest.TestCase):
    def test_answers_of_earlier_steps_are_filled_in(self):
        target = FakeTarget(CreateActivity={"activityArn": ARN}, DeleteActivity={})
        case = api_case({"step": 0, "operation": "CreateActivity", "request": {"name": "a-{{uid1}}"}},
                        {"step": 1, "operation": "DeleteActivity", "expectResponse": {}, "httpStatus": 200,
                         "request": {"activityArn": "{{step0.activityArn|last}}"}})
        self.assertTrue(execute(case, target).passed)
        self.assertEqual(target.requests[1][1], {"activityArn": "m1"})
        self.assertNotIn("{{", target.requests[0][1]["name"])

    def test_an_error_has_to_have_its_code_and_message(self):
        wanted = {"step": 0, "operation": "X", "request": {}, "expectError": {"code": "InvalidArn", "message": "m"}}
        right = Answer({"__type": "ns#InvalidArn", "message": "m"}, 400)
        other = Answer({"__type": "ns#InvalidArn", "message": "n"}, 400)
        self.assertTrue(execute(api_case(wanted), FakeTarget(X=right)).passed)
        self.assertFalse(execute(api_case(wanted), FakeTarget(X=other)).passed)
        self.assertFalse(execute(api_case(wanted), FakeTarget(X={})).passed)
        excluded = execute(api_case(wanted, excludes=["$..exception_value"]), FakeTarget(X=other))
        self.assertTrue(excluded.passed)
        self.assertEqual(excluded.excluded, 1)

    def test_a_step_without_expectation_still_has_to_succeed(self):
        step = {"step": 0, "operation": "X", "request": {}}
        self.assertTrue(execute(api_case(step), FakeTarget(X={})).passed)
        self.assertFalse(execute(api_case(step), FakeTarget(X=Answer({}, 400))).passed)

    def test_awaiting_polls_until_the_condition_holds(self):
        target = FakeTarget(DescribeExecution=[{"status": "RUNNING"}, {"status": "SUCCEEDED"}])
        case = api_case({"await": "execution_success", "arguments": {"execution_arn": "e"}})
        self.assertTrue(execute(case, target).passed)
        self.assertEqual(len(target.requests), 2)


class Cases(unittest.TestCase):
    def test_the_text_of_a_definition_keeps_its_numbers(self):
        document = '{"id": "x", "definition" : {"b": 1.0, "a": [1e3, "}\\""]} , "input": "{}"}'
        self.assertEqual(cases.member_text(document, "definition"), '{"b": 1.0, "a": [1e3, "}\\""]}')

    def test_features_are_found_where_they_count(self):
        def of(**state):
            return features.used({"definition": {"States": {"S": state}}})
        self.assertEqual(of(Type="Map", Parameters={"x.$": "States.Array($.a, $b)"}), set())
        processor = {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "States": {}}
        self.assertEqual(of(Type="Map", ItemProcessor=processor), {"distributed_map"})
        branch = {"States": {"B": {"Type": "Pass", "Output": 1}}}
        self.assertEqual(of(Type="Parallel", Branches=[branch]), {"jsonata"})
        self.assertEqual(of(Type="Pass", Result={"Type": "Map", "x": "States.Array(1)"}), set())
        self.assertEqual(of(Type="Task", Resource="arn:aws:states:us-east-1:1:activity:a"), set())
        self.assertEqual(of(Type="Task", Resource="arn:aws:states:::aws-sdk:sfn:startExecution"), {"services"})

    def test_a_definition_that_is_only_judged_may_use_everything(self):
        def of(operation, **expected):
            machine = '{"QueryLanguage": "JSONata", "States": {"S": {"Type": "Task", "Resource": "arn:aws:lambda:x"}}}'
            return features.used({"steps": [{"operation": operation, "request": {"definition": machine}} | expected]})
        self.assertEqual(of("ValidateStateMachineDefinition"), {"validation"})
        self.assertEqual(of("CreateStateMachine", expectError={"code": "InvalidDefinition"}), {"validation"})
        self.assertEqual(of("CreateStateMachine", expectError={"code": "InvalidName"}), {"jsonata", "lambda"})
        self.assertEqual(of("CreateStateMachine"), {"jsonata", "lambda"})

    def test_floors_only_rise(self):
        self.assertEqual(run.below_floor({"a": 3, "b": 2}, {"a": 3, "b": 3}), {"b": (2, 3)})
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory) / "floors.json"
            run.raise_floors(path, {"a": 3, "b": 3}, {"a": 4, "b": 2, "c": 1})
            self.assertEqual(json.loads(path.read_text()), {"a": 4, "b": 3, "c": 1})


if __name__ == "__main__":
    unittest.main()
