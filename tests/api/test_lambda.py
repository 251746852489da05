"""Lambda functions through the Invoke API of a server written for the test (lambda_endpoint)."""

import hashlib
import hmac
import json
import re
import unittest
import urllib.parse

import support
from lambda_endpoint import LambdaEndpoint
from support import create_machine, start, wait_closed

ARN = f"arn:aws:lambda:{support.REGION}:{support.ACCOUNT}:function:"
INVOKE = "arn:aws:states:::lambda:invoke"
CALLBACK = INVOKE + ".waitForTaskToken"
TOO_LARGE = "The state/task '{}' returned a result with a size exceeding the maximum number of bytes service limit."
# What a function's error is on AWS's wire, as a task's error and cause.
RAISED = '{"errorMessage": "bad", "errorType": "ValueError", "stackTrace": ["f.py"]}'
HANDLED = '{"errorMessage": "bad", "errorType": "Refused"}'
# name of the function: (error, the whole cause as a pattern); {name} is what a result that is too large is called by.
FAILURES = {
    "raises": ("ValueError", re.escape(RAISED)),
    "handled": ("Refused", re.escape(HANDLED)),
    "nameless": ("Lambda.Unknown", re.escape(
        "The cause could not be determined because Lambda did not return an error type. "
        'Returned payload: {"errorMessage": "exited"}')),
    "throttled": ("Lambda.TooManyRequestsException",
                  re.escape("Rate Exceeded. (Service: Lambda, Status Code: 429, Request ID: r-1)")),
    "missing": ("Lambda.ResourceNotFoundException",
                re.escape("Function not found (Service: Lambda, Status Code: 404, Request ID: r-1)")),
    "broken": ("Lambda.ServiceException",
               re.escape("<h1>oops</h1> (Service: Lambda, Status Code: 500, Request ID: r-1)")),
    "silent": ("Lambda.ServiceException",
               re.escape("The service gives no reason (Service: Lambda, Status Code: 503, Request ID: r-1)")),
    "dropped": ("Lambda.Unknown", r"The function's answer is unknown: 127\.0\.0\.1:\d+: .+"),
    "large": ("States.DataLimitExceeded", "{name}"),
    "huge": ("States.DataLimitExceeded", r"The result is larger than a result may be: 127\.0\.0\.1:\d+: .+"),
}


def machine(resource, parameters=None, **members):
    state = {"Type": "Task", "Resource": resource, "End": True} | members
    return {"StartAt": "T", "States": {"T": state | ({"Parameters": parameters} if parameters else {})}}


class LambdaCase(unittest.TestCase):
    """An endpoint, and a server that calls it, for each class."""

    environment = {}
    configuration = ""

    @classmethod
    def setUpClass(cls):
        cls.endpoint = LambdaEndpoint()
        cls.addClassCleanup(cls.endpoint.close)
        cls.server = support.Server(env={"LAMBDA_ENDPOINT": cls.endpoint.url} | cls.environment)
        cls.addClassCleanup(cls.server.close)
        with open(cls.server.config, "a") as file:
            file.write(cls.configuration)
        cls.server.start()

    def start(self, *arguments, input_text="{}", **members):
        return start(self.server, create_machine(self.server, machine(*arguments, **members)), input_text)

    def run_machine(self, *arguments, **members):
        return wait_closed(self.server, self.start(*arguments, **members))

    def events(self, execution):
        return self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]

    def chain(self, execution):
        """The events as `id<previous Type`."""
        return [f"{event['id']}<{event['previousEventId']} {event['type']}" for event in self.events(execution)]

    def details(self, execution, event_type):
        """The members of the only event of that type."""
        event, = [event for event in self.events(execution) if event["type"] == event_type]
        return event.get(event_type[0].lower() + event_type[1:] + "EventDetails")


class Invocations(LambdaCase):
    def test_a_function_named_by_its_arn(self):
        execution = self.start(ARN + "echo", input_text='{"n":1}', TimeoutSeconds=30)
        self.assertEqual(json.loads(wait_closed(self.server, execution)["output"]), {"got": {"n": 1}})
        self.assertEqual(self.chain(execution), [
            "1<0 ExecutionStarted", "2<0 TaskStateEntered", "3<2 LambdaFunctionScheduled", "4<3 LambdaFunctionStarted",
            "5<4 LambdaFunctionSucceeded", "6<5 TaskStateExited", "7<6 ExecutionSucceeded"])
        self.assertEqual(self.details(execution, "LambdaFunctionScheduled"), {
            "resource": ARN + "echo", "input": '{"n":1}', "inputDetails": {"truncated": False}, "timeoutInSeconds": 30})
        self.assertIsNone(self.details(execution, "LambdaFunctionStarted"))
        succeeded = self.details(execution, "LambdaFunctionSucceeded")
        self.assertEqual(json.loads(succeeded["output"]), {"got": {"n": 1}})
        self.assertEqual(succeeded["outputDetails"], {"truncated": False})

    def test_a_function_named_by_parameters(self):
        parameters = {"FunctionName": ARN + "echo-p:live", "Payload": [1], "LogType": "Tail", "ClientContext": "e30="}
        execution = self.start(INVOKE, parameters)
        output = json.loads(wait_closed(self.server, execution)["output"])
        self.assertEqual((output["Payload"], output["ExecutedVersion"], output["StatusCode"]), ({"got": [1]}, "$LATEST", 200))
        self.assertEqual(output["SdkResponseMetadata"], {"RequestId": "r-1"})
        self.assertEqual(output["SdkHttpMetadata"]["HttpStatusCode"], 200)
        self.assertEqual(output["SdkHttpMetadata"]["AllHttpHeaders"]["X-Amz-Executed-Version"], ["$LATEST"])
        self.assertEqual(self.chain(execution)[2:6], [
            "3<2 TaskScheduled", "4<3 TaskStarted", "5<4 TaskSucceeded", "6<5 TaskStateExited"])
        scheduled = self.details(execution, "TaskScheduled")
        self.assertEqual(json.loads(scheduled.pop("parameters")), parameters)
        self.assertEqual(scheduled, {"resourceType": "lambda", "resource": "invoke", "region": support.REGION})
        self.assertEqual(self.details(execution, "TaskStarted"), {"resourceType": "lambda", "resource": "invoke"})
        call = self.endpoint.wait_for("echo-p")
        self.assertEqual(call.path, "/2015-03-31/functions/echo-p/invocations?Qualifier=live")
        self.assertEqual([call.headers[f"X-Amz-{name}"] for name in ("Invocation-Type", "Log-Type", "Client-Context")],
                         ["RequestResponse", "Tail", "e30="])
        self.assertNotIn("Authorization", call.headers)

    def test_a_function_of_another_account_keeps_its_arn(self):
        other = ARN.replace(support.ACCOUNT, "210987654321") + "echo-other"
        self.assertEqual(self.run_machine(other)["status"], "SUCCEEDED")
        path = self.endpoint.wait_for("echo-other").path
        self.assertEqual(urllib.parse.unquote(path), f"/2015-03-31/functions/{other}/invocations")

    def test_calls_that_are_not_awaited_have_no_result(self):
        for invocation_type, status in (("Event", 202), ("DryRun", 204)):
            with self.subTest(invocation_type):
                described = self.run_machine(INVOKE, {"FunctionName": "echo", "InvocationType": invocation_type})
                output = json.loads(described["output"])
                self.assertEqual((output["StatusCode"], output["Payload"]), (status, ""))

    def test_answers_that_are_no_json_and_the_largest(self):
        for function, output in (("empty", "null"), ("text", '"no JSON"'), ("largest", json.dumps("x" * 262_142))):
            with self.subTest(function):
                self.assertEqual(self.run_machine(ARN + function)["output"], output)

    def test_failures_of_the_function_and_of_the_service(self):
        """Both forms have the same errors; only the events differ, and what a too large result is called by."""
        forms = [("LambdaFunction", lambda name: (ARN + name,), lambda name: ARN + name),
                 ("Task", lambda name: (INVOKE, {"FunctionName": name}), lambda name: "lambda")]
        started = [(form, name, self.start(*arguments(name)), called_by(name))
                   for form, arguments, called_by in forms for name in FAILURES]
        for form, name, execution, called_by in started:
            with self.subTest(form=form, function=name):
                error, cause = FAILURES[name]
                described = wait_closed(self.server, execution)
                self.assertEqual(described["error"], error)
                if cause == "{name}":
                    cause = re.escape(TOO_LARGE.format(called_by))
                self.assertRegex(described["cause"], f"^{cause}$")
                self.assertEqual(self.chain(execution)[2:], [
                    f"3<2 {form}Scheduled", f"4<3 {form}Started", f"5<4 {form}Failed", "6<5 ExecutionFailed"])
                failed = self.details(execution, form + "Failed")
                self.assertEqual((failed["error"], failed["cause"]), (error, described["cause"]))

    def test_retry_calls_again_and_catch_goes_on(self):
        retry = [{"ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 1, "MaxAttempts": 1}]
        execution = self.start(ARN + "flaky", Retry=retry)
        self.assertEqual(wait_closed(self.server, execution)["status"], "SUCCEEDED")
        self.assertEqual(self.chain(execution)[4:8], [
            "5<4 LambdaFunctionFailed", "6<5 LambdaFunctionScheduled", "7<6 LambdaFunctionStarted",
            "8<7 LambdaFunctionSucceeded"])
        self.assertEqual(len(self.endpoint.calls("flaky")), 2)
        caught = machine(ARN + "raises", Retry=retry, Catch=[{"ErrorEquals": ["ValueError"], "Next": "C"}])
        caught["States"]["C"] = {"Type": "Pass", "End": True}
        execution = start(self.server, create_machine(self.server, caught))
        self.assertEqual(json.loads(wait_closed(self.server, execution)["output"]),
                         {"Error": "ValueError", "Cause": RAISED})
        self.assertEqual(self.chain(execution)[4:7], [
            "5<4 LambdaFunctionFailed", "6<5 TaskStateExited", "7<6 PassStateEntered"])

    def test_a_task_whose_time_is_over_gives_its_connection_up(self):
        for form, arguments in (("LambdaFunction", (ARN + "slow-timeout",)),
                                ("Task", (INVOKE, {"FunctionName": "slow-timeout"}))):
            with self.subTest(form):
                number = len(self.endpoint.calls("slow-timeout")) + 1
                execution = self.start(*arguments, TimeoutSeconds=1)
                self.assertTrue(self.endpoint.wait_for("slow-timeout", number).gone.wait(20))
                self.assertEqual(wait_closed(self.server, execution)["error"], "States.Timeout")
                self.assertEqual(self.chain(execution)[3:], [
                    f"4<3 {form}Started", f"5<4 {form}TimedOut", "6<5 ExecutionFailed"])
                kind = {} if form == "LambdaFunction" else {"resourceType": "lambda", "resource": "invoke"}
                self.assertEqual(self.details(execution, form + "TimedOut"), {"error": "States.Timeout"} | kind)

    def test_a_task_that_is_stopped_gives_its_connection_up(self):
        execution = self.start(ARN + "slow-stopped")
        call = self.endpoint.wait_for("slow-stopped")
        under_way = self.server.rows("SELECT state, type, resource FROM v_tasks_outside WHERE execution_arn = ?", execution)
        self.assertEqual([tuple(row) for row in under_way], [("T", "LambdaFunctionStarted", ARN + "slow-stopped")])
        self.server.ok("StopExecution", {"executionArn": execution, "error": "E", "cause": "c"})
        self.assertTrue(call.gone.wait(20))
        self.assertEqual(self.chain(execution)[3:], ["4<3 LambdaFunctionStarted", "5<0 ExecutionAborted"])

    def test_a_branch_that_fails_gives_the_call_of_another_up(self):
        task = {"Type": "Task", "Resource": ARN + "slow-sibling", "End": True}
        branches = [{"StartAt": "A", "States": {"A": task}},
                    {"StartAt": "B", "States": {"B": task | {"Resource": ARN + "slow-failing", "TimeoutSeconds": 1}}}]
        both = {"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": branches, "End": True}}}
        execution = start(self.server, create_machine(self.server, both))
        self.assertTrue(self.endpoint.wait_for("slow-sibling").gone.wait(20))
        self.assertEqual(wait_closed(self.server, execution)["error"], "States.Timeout")


class Callbacks(LambdaCase):
    PARAMETERS = {"Payload": {"token.$": "$$.Task.Token"}}

    def ask(self, function, **members):
        """The execution, and the call that carries its token."""
        execution = self.start(CALLBACK, self.PARAMETERS | {"FunctionName": function}, **members)
        return execution, self.endpoint.wait_for(function)

    def submitted(self, execution):
        return support.wait_until(lambda: self.chain(execution)[4:] == ["5<4 TaskSubmitted"], "the call has answered")

    def test_a_token_is_answered_after_the_call(self):
        execution, call = self.ask("echo-after")
        self.submitted(execution)
        waits = self.server.rows("SELECT state, type, resource FROM v_tasks_outside WHERE execution_arn = ?", execution)
        self.assertEqual([tuple(row) for row in waits], [("T", "TaskSubmitted", "lambda:invoke.waitForTaskToken")])
        self.server.ok("SendTaskSuccess", {"taskToken": call.payload["token"], "output": "[7]"})
        self.assertEqual(wait_closed(self.server, execution)["output"], "[7]")
        self.assertEqual(self.chain(execution)[2:], [
            "3<2 TaskScheduled", "4<3 TaskStarted", "5<4 TaskSubmitted", "6<5 TaskSucceeded", "7<6 TaskStateExited",
            "8<7 ExecutionSucceeded"])
        submitted = self.details(execution, "TaskSubmitted")
        self.assertEqual(submitted["resource"], "invoke.waitForTaskToken")
        self.assertEqual(json.loads(submitted["output"])["Payload"], {"got": call.payload})

    def test_a_token_is_answered_before_the_call(self):
        execution, call = self.ask("slow-before")
        self.server.ok("SendTaskSuccess", {"taskToken": call.payload["token"], "output": "[7]"})
        self.assertEqual(wait_closed(self.server, execution)["output"], "[7]")
        call.release()
        self.assertTrue(call.answered.wait(20))
        self.assertEqual(self.chain(execution)[3:], [
            "4<3 TaskStarted", "5<4 TaskSucceeded", "6<5 TaskStateExited", "7<6 ExecutionSucceeded"])
        answer = self.server.call("SendTaskSuccess", {"taskToken": call.payload["token"], "output": "8"})
        self.assertEqual(answer.code, "TaskTimedOut")

    def test_a_token_that_is_answered_with_a_failure(self):
        execution, call = self.ask("echo-failure")
        self.submitted(execution)
        self.server.ok("SendTaskFailure", {"taskToken": call.payload["token"], "error": "E", "cause": "c"})
        described = wait_closed(self.server, execution)
        self.assertEqual((described["error"], described["cause"]), ("E", "c"))
        self.assertEqual(self.chain(execution)[5:], ["6<5 TaskFailed", "7<6 ExecutionFailed"])

    def test_a_heartbeat_that_is_missed(self):
        """Its time begins when the call has answered, and a heartbeat begins it again."""
        execution, call = self.ask("slow-heartbeat", HeartbeatSeconds=2, TimeoutSeconds=60)
        call.release()
        self.submitted(execution)
        self.server.ok("SendTaskHeartbeat", {"taskToken": call.payload["token"]})
        self.assertEqual(wait_closed(self.server, execution)["error"], "States.Timeout")
        self.assertEqual(self.chain(execution)[5:], ["6<5 TaskTimedOut", "7<6 ExecutionFailed"])
        submitted, timed_out = (event["timestamp"] for event in self.events(execution)[4:6])
        self.assertGreaterEqual(timed_out - submitted, 2)
        answer = self.server.call("SendTaskSuccess", {"taskToken": call.payload["token"], "output": "8"})
        self.assertEqual(answer.code, "TaskTimedOut")

    def test_a_call_that_fails_ends_its_token(self):
        execution, call = self.ask("raises-token")
        self.assertEqual(wait_closed(self.server, execution)["error"], "ValueError")
        self.assertEqual(self.chain(execution)[3:], ["4<3 TaskStarted", "5<4 TaskFailed", "6<5 ExecutionFailed"])
        answer = self.server.call("SendTaskSuccess", {"taskToken": call.payload["token"], "output": "8"})
        self.assertEqual(answer.code, "TaskTimedOut")

    def test_a_call_that_is_not_awaited_has_submitted_its_token(self):
        execution = self.start(CALLBACK, self.PARAMETERS | {"FunctionName": "echo-event", "InvocationType": "Event"})
        call = self.endpoint.wait_for("echo-event")
        self.submitted(execution)
        self.server.ok("SendTaskSuccess", {"taskToken": call.payload["token"], "output": "1"})
        self.assertEqual(wait_closed(self.server, execution)["output"], "1")


def signature_of(call, secret):
    """Signature Version 4 of a call, from what its Authorization says was signed and what has arrived."""
    credential, signed, signature = re.fullmatch(
        r"AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})",
        call.headers["Authorization"]).groups()
    _, *scope = credential.split("/")
    path, _, query = call.path.partition("?")
    headers = {name.lower(): " ".join(value.split()) for name, value in call.headers.items()}
    request = "\n".join(["POST", urllib.parse.quote(path, safe="/-_.~"), query,
                         *(f"{name}:{headers[name]}" for name in signed.split(";")), "", signed,
                         hashlib.sha256(call.body).hexdigest()])
    text = "\n".join(["AWS4-HMAC-SHA256", headers["x-amz-date"], "/".join(scope),
                      hashlib.sha256(request.encode()).hexdigest()])
    key = b"AWS4" + secret.encode()
    for part in (*scope, text):
        key = hmac.digest(key, part.encode(), "sha256")
    return {"credential": credential, "signed": signed.split(";"), "signature": signature, "expected": key.hex()}


class Signed(LambdaCase):
    environment = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "s3cr3t/+key",
                   "AWS_SESSION_TOKEN": "session"}

    def test_calls_are_signed_with_the_credentials_of_the_environment(self):
        self.run_machine(INVOKE, {"FunctionName": ARN + "echo:a_b", "Payload": {"text": "é"}})
        other = ARN.replace(support.ACCOUNT, "210987654321") + "echo"  # its path has characters that are encoded
        self.run_machine(other)
        for call in self.endpoint.calls("echo"):
            with self.subTest(call.path):
                found = signature_of(call, "s3cr3t/+key")
                self.assertEqual(found["signature"], found["expected"])
                self.assertRegex(found["credential"], r"^AKIDEXAMPLE/\d{8}/us-east-1/lambda/aws4_request$")
                self.assertLessEqual({"host", "x-amz-date", "x-amz-security-token", "x-amz-invocation-type"},
                                     set(found["signed"]))
                self.assertEqual(call.headers["X-Amz-Security-Token"], "session")
        self.assertEqual(len(self.endpoint.calls("echo")), 2)


class AtOnce(LambdaCase):
    configuration = "[tasks]\nlambda_at_once = 1\n[server]\nstop_grace_seconds = 30\n"

    def test_a_clean_stop_awaits_what_is_under_way_and_begins_nothing(self):
        first, second = self.start(ARN + "slow-first"), self.start(ARN + "slow-second")
        call = self.endpoint.wait_for("slow-first")
        self.assertEqual(self.chain(second)[2:], ["3<2 LambdaFunctionScheduled"])
        self.server.process.terminate()
        support.wait_until(lambda: self.turned_away(), "the stop has begun")
        call.release()
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.endpoint.calls("slow-second"), [])
        self.server.start()
        self.endpoint.wait_for("slow-second").release()
        for execution in (first, second):
            self.assertEqual(wait_closed(self.server, execution)["status"], "SUCCEEDED")
        self.assertEqual([len(self.endpoint.calls(name)) for name in ("slow-first", "slow-second")], [1, 1])

    def turned_away(self):
        try:
            return self.server.get("/healthz").status != 200
        except OSError:
            return True
