"""AWS services by endpoint, against services that check the signatures they get."""

import json
import re

import support
from aws_server import ENVIRONMENT, AwsServer
from support import create_machine, start, wait_closed, wait_until

QUEUE = "http://queues/000000000000/"
SENT = ["TaskStateEntered", "TaskScheduled", "TaskStarted"]


def task(resource, parameters, **members):
    state = {"Type": "Task", "Resource": f"arn:aws:states:::{resource}", "Parameters": parameters, "End": True}
    return {"StartAt": "T", "States": {"T": state | members, "Caught": {"Type": "Pass", "End": True}}}


def item(key, **attributes):
    return {"id": {"S": key}} | {name: {"S": value} for name, value in attributes.items()}


class ServicesCase(support.ServerCase):
    env = {}
    endpoints = ()

    @classmethod
    def setUpClass(cls):
        cls.aws = cls.enterClassContext(AwsServer())
        cls.server = support.Server(env=cls.env)
        cls.addClassCleanup(cls.server.close)
        with open(cls.server.config, "a") as file:
            file.write("[endpoints]\n" + "".join(f'{name} = "{cls.aws.url}"\n' for name in cls.endpoints))
        cls.server.start()

    def begin(self, *arguments, input_text="{}", **members):
        definition = task(*arguments, **members)
        if "Catch" not in members:
            del definition["States"]["Caught"]
        return start(self.server, create_machine(self.server, json.dumps(definition)), input_text)

    def run_task(self, *arguments, **members):
        execution = self.begin(*arguments, **members)
        return wait_closed(self.server, execution), self.types(execution)

    def output(self, *arguments, **members):
        described, _ = self.run_task(*arguments, **members)
        self.assertEqual(described["status"], "SUCCEEDED", described)
        return json.loads(described["output"])

    def types(self, execution):
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        return [event["type"] for event in events][1:]

    def token_of(self, number=-1):
        return json.loads(self.aws.services.messages[number]["MessageBody"])["token"]


class Signed(ServicesCase):
    env = ENVIRONMENT
    endpoints = ("sqs", "dynamodb", "events", "sns", "secretsmanager")

    def send(self, queue, form="sqs:sendMessage", **members):
        return self.begin(form, {"QueueUrl": QUEUE + queue, "MessageBody": {"token.$": "$$.Task.Token"}}
                          if form.endswith("Token") else {"QueueUrl": QUEUE + queue, "MessageBody": queue}, **members)

    def test_a_message_is_sent_and_the_result_is_the_services_answer(self):
        sent = {"QueueUrl": QUEUE + "q", "MessageBody": {"n": 1},
                "MessageAttributes": {"a": {"DataType": "String", "StringValue": "v"}}}
        described, types = self.run_task("sqs:sendMessage", sent)
        output = json.loads(described["output"])
        self.assertTrue(output["MessageId"].startswith("message-"))
        self.assertEqual(output["SdkResponseMetadata"], {"RequestId": "json-request"})
        self.assertEqual(output["SdkHttpMetadata"]["HttpStatusCode"], 200)
        self.assertEqual(output["SdkHttpMetadata"]["HttpHeaders"]["x-amzn-RequestId"], "json-request")
        self.assertEqual(types, SENT + ["TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"])
        self.assertIn(sent | {"MessageBody": '{"n":1}'}, self.aws.services.messages)
        output = self.output("aws-sdk:sqs:sendMessage", {"QueueUrl": QUEUE + "q", "MessageBody": "text"})
        self.assertEqual(sorted(output), ["MD5OfMessageBody", "MessageId"])

    def test_items_of_a_table(self):
        table = support.unique("table")
        named = {"TableName": table}
        key = named | {"Key": item("1")}
        self.assertIn("SdkHttpMetadata", self.output("dynamodb:putItem", named | {"Item": item("1", a="x")}))
        self.assertEqual(self.output("dynamodb:getItem", key)["Item"], item("1", a="x"))
        update = key | {"AttributeUpdates": {"a": {"Value": {"S": "y"}, "Action": "PUT"}}}
        self.assertEqual(self.output("dynamodb:updateItem", update)["Attributes"], item("1", a="y"))
        self.assertEqual(self.output("aws-sdk:dynamodb:getItem", key), {"Item": item("1", a="y")})
        self.assertEqual(self.output("dynamodb:deleteItem", key)["Attributes"], item("1", a="y"))
        self.assertNotIn("Item", self.output("dynamodb:getItem", key))

    def test_an_error_of_the_service_is_caught_by_its_name(self):
        put = {"TableName": support.unique("table"), "Item": item("1"),
               "ConditionExpression": "attribute_not_exists(id)"}
        self.output("dynamodb:putItem", put)
        for resource, error, end in (
                ("dynamodb:putItem", "DynamoDB.ConditionalCheckFailedException",
                 "(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; "
                 "Request ID: json-request; Proxy: null)"),
                ("aws-sdk:dynamodb:putItem", "DynamoDb.ConditionalCheckFailedException",
                 "(Service: DynamoDb, Status Code: 400, Request ID: json-request) (SDK Attempt Count: 1)")):
            described, types = self.run_task(resource, put, Catch=[{"ErrorEquals": [error], "Next": "Caught"}])
            self.assertEqual(json.loads(described["output"]),
                             {"Error": error, "Cause": "The conditional request failed " + end})
            self.assertEqual(types, SENT + ["TaskFailed", "TaskStateExited", "PassStateEntered", "PassStateExited",
                                            "ExecutionSucceeded"])
        described, _ = self.run_task("sqs:sendMessage", {"QueueUrl": QUEUE + "missing", "MessageBody": "m"})
        self.assertEqual(described["error"], "SQS.QueueDoesNotExistException")

    def test_throttling_is_retried_as_the_definition_says(self):
        retry = [{"ErrorEquals": ["SQS.RequestThrottledException"], "IntervalSeconds": 1, "MaxAttempts": 2,
                  "MaxDelaySeconds": 2, "BackoffRate": 1}]
        described, types = self.run_task("sqs:sendMessage", {"QueueUrl": QUEUE + "throttled-2", "MessageBody": "m"},
                                         Retry=retry)
        self.assertEqual(described["status"], "SUCCEEDED")
        self.assertEqual(types, SENT + ["TaskFailed", *SENT[1:]] * 2 + ["TaskSucceeded", "TaskStateExited",
                                                                         "ExecutionSucceeded"])

    def test_topics_are_published_to_with_a_form(self):
        message = "two words & <more>"
        output = self.output("sns:publish", {
            "TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": message, "Subject": "s",
            "MessageAttributes": {"a": {"DataType": "String", "StringValue": "ä"}}})
        self.assertEqual(output["MessageId"], "published")
        self.assertEqual(output["SdkResponseMetadata"], {"RequestId": "query-request"})
        self.assertEqual(self.aws.services.publications[-1], {
            "TopicArn": "arn:aws:sns:us-east-1:123456789012:t", "Message": message, "Subject": "s",
            "MessageAttributes.entry.1.Name": "a", "MessageAttributes.entry.1.Value.DataType": "String",
            "MessageAttributes.entry.1.Value.StringValue": "ä"})
        described, _ = self.run_task("sns:publish", {"TopicArn": "arn:aws:sns:us-east-1:123456789012:missing",
                                                     "Message": "m"})
        self.assertEqual(described["error"], "SNS.NotFoundException")
        self.assertIn("Topic <missing> & gone (Service: AmazonSNS; Status Code: 404; ", described["cause"])

    def test_events_and_one_that_is_not_taken(self):
        entry = {"Source": "s", "DetailType": "d", "Detail": {"a": [1]}}
        self.assertEqual(self.output("events:putEvents", {"Entries": [entry]})["FailedEntryCount"], 0)
        self.assertEqual(self.aws.services.events[-1], entry | {"Detail": '{"a":[1]}'})
        described, _ = self.run_task("events:putEvents", {"Entries": [{"Detail": {}}, entry]})
        self.assertEqual(described["error"], "EventBridge.FailedEntry")
        self.assertEqual(json.loads(described["cause"])["Entries"][0]["ErrorCode"], "InvalidArgument")

    def test_a_time_in_a_result_is_written_as_states_write_times(self):
        output = self.output("aws-sdk:secretsmanager:getSecretValue", {"SecretId": "n"})
        self.assertEqual(output, {"Name": "n", "SecretString": "s", "CreatedDate": "2024-01-01T00:00:00.500Z"})

    def test_a_task_whose_time_is_over_and_one_that_is_stopped_hang_up(self):
        services = self.aws.services
        for end in ("TaskTimedOut", None):
            services.given_up.clear()
            before = len(services.messages)
            execution = self.send("slow", **({"TimeoutSeconds": 1} if end else {}))
            wait_until(lambda: len(services.messages) > before, "the service has the request")
            self.assertEqual(len(self.server.rows("SELECT * FROM v_tasks_outside")), 1)
            if not end:
                self.server.ok("StopExecution", {"executionArn": execution})
            described = wait_closed(self.server, execution)
            self.assertTrue(services.given_up.wait(20), "the connection is closed")
            if end:
                self.assertEqual(described["error"], "States.Timeout")
                self.assertEqual(self.types(execution), SENT + [end, "ExecutionFailed"])
            else:
                self.assertEqual(described["status"], "ABORTED")
                self.assertEqual(self.types(execution), SENT + ["ExecutionAborted"])
        self.assertEqual(self.server.rows("SELECT * FROM v_tasks_outside"), [])

    def test_a_consumer_answers_the_token_of_its_message(self):
        for form in ("sqs:sendMessage.waitForTaskToken", "aws-sdk:sqs:sendMessage.waitForTaskToken"):
            execution = self.send("tokens", form)
            wait_until(lambda: "TaskSubmitted" in self.types(execution), "the message is sent")
            self.server.ok("SendTaskSuccess", {"taskToken": self.token_of(), "output": '{"done":1}'})
            self.assertEqual(wait_closed(self.server, execution)["output"], '{"done":1}')
            self.assertEqual(self.types(execution), SENT + ["TaskSubmitted", "TaskSucceeded", "TaskStateExited",
                                                            "ExecutionSucceeded"])

    def test_an_answer_to_the_token_may_come_before_the_services_answer(self):
        answers = []

        def answer(body):
            token = json.loads(body)["token"]
            answers.append(self.server.call("SendTaskSuccess", {"taskToken": token, "output": "[7]"}).status)

        self.aws.services.on_message = answer
        try:
            execution = self.send("tokens", "sqs:sendMessage.waitForTaskToken")
            self.assertEqual(wait_closed(self.server, execution)["output"], "[7]")
        finally:
            self.aws.services.on_message = lambda body: None
        self.assertEqual(answers, [200])
        self.assertEqual(self.types(execution), SENT + ["TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"])

    def test_a_heartbeat_that_does_not_come(self):
        execution = self.send("tokens", "sqs:sendMessage.waitForTaskToken", HeartbeatSeconds=1)
        described = wait_closed(self.server, execution)
        self.assertEqual(described["error"], "States.Timeout")
        self.assertEqual(self.types(execution), SENT + ["TaskSubmitted", "TaskTimedOut", "ExecutionFailed"])
        answer = self.server.call("SendTaskHeartbeat", {"taskToken": self.token_of()})
        self.assertEqual(answer.code, "TaskTimedOut")

    def test_a_service_without_an_endpoint_says_what_to_set(self):
        described, types = self.run_task("aws-sdk:kms:listKeys", {})
        self.assertEqual(described["error"], "States.TaskFailed")
        self.assertIn('kms = "URL" in the table [endpoints]', described["cause"])
        self.assertIn("AWS_ENDPOINT_URL_KMS", described["cause"])
        self.assertEqual(types, ["TaskStateEntered", "TaskScheduled", "TaskStartFailed", "ExecutionFailed"])
        described, _ = self.run_task("aws-sdk:s3:getObject", {"Bucket": "b", "Key": "k"})
        self.assertIn("no integration of this server takes it", described["cause"])


class Configured(ServicesCase):
    """Servers of their own: other endpoints, and credentials that the service does not know."""

    @classmethod
    def setUpClass(cls):
        cls.aws = cls.enterClassContext(AwsServer())

    def serve(self, env, config=""):
        self.server = support.Server(env=env)
        with open(self.server.config, "a") as file:
            file.write(config)
        self.enterContext(self.server)

    def test_calls_that_are_signed_wrongly_or_not_at_all_are_refused(self):
        for env, problem in (({}, "it is not signed"),
                             (ENVIRONMENT | {"AWS_SECRET_ACCESS_KEY": "other"}, "the signature does not match")):
            self.serve(env | {"AWS_ENDPOINT_URL_DYNAMODB": self.aws.url})
            described, _ = self.run_task("dynamodb:getItem", {"TableName": "t", "Key": item("1")})
            self.assertEqual(described["error"], "DynamoDB.InvalidSignatureException")
            self.assertTrue(described["cause"].startswith(problem + " (Service: "), described["cause"])

    def test_one_endpoint_for_all_and_one_where_nobody_listens(self):
        nobody = f"http://127.0.0.1:{support.free_port()}"
        self.serve(ENVIRONMENT | {"AWS_ENDPOINT_URL": self.aws.url, "AWS_ENDPOINT_URL_SNS": nobody})
        self.assertIn("MessageId", self.output("sqs:sendMessage", {"QueueUrl": QUEUE + "q", "MessageBody": "m"}))
        described, _ = self.run_task("sns:publish", {"TopicArn": "t", "Message": "m"})
        self.assertEqual(described["error"], "SNS.SdkClientException")

    def test_the_example_of_the_documentation(self):
        text = (support.ROOT / "docs" / "integrations.md").read_text()
        section = text.partition("## AWS services by endpoint")[2].partition("\n## ")[0]
        config, definition = (re.search(rf"```{kind}\n(.*?)```", section, re.DOTALL)[1] for kind in ("toml", "json"))
        self.serve(ENVIRONMENT, re.sub(r"http://127\.0\.0\.1:\d+", self.aws.url, config))
        execution = start(self.server, create_machine(self.server, definition), '{"order": "o-1"}')
        wait_until(lambda: "TaskSubmitted" in self.types(execution), "the message is sent")
        self.assertEqual(self.aws.services.items["orders", "o-1"]["state"], {"S": "asked"})
        self.server.ok("SendTaskSuccess", {"taskToken": self.token_of(), "output": '"paid"'})
        self.assertEqual(wait_closed(self.server, execution)["status"], "SUCCEEDED")
        self.assertEqual(self.aws.services.items["orders", "o-1"], {"id": {"S": "o-1"}, "state": {"S": "paid"}})
