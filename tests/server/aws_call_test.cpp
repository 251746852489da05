#include "server/integrations/aws_call.h"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/sns_query.h"
#include "tests/support/source_dir.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;

AwsOperation operation(std::string_view type, std::string_view action) {
  return aws_operation(type, action).value();
}

HttpRequest request_of(const AwsOperation& of, const char* parameters) {
  return aws_request(of, Payload(parameters), "http://127.0.0.1:1").value();
}

std::string header(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers)
    if (key == name) return value;
  return {};
}

HttpResponse reply(int status, std::string body) {
  return {.status = status, .headers = {{"x-amzn-requestid", "r-1"}}, .body = std::move(body)};
}

Value output_of(const AwsOperation& of, const HttpResponse& response) {
  return parse_payload(std::get<CallSucceeded>(aws_outcome(of, response)).output);
}

CallFailed failure_of(const AwsOperation& of, const HttpOutcome& outcome) {
  return std::get<CallFailed>(aws_outcome(of, outcome));
}

}  // namespace

TEST_CASE("a call of a JSON service names its operation, and texts that hold JSON are made") {
  const auto sent = request_of(operation("sqs", "sendMessage.waitForTaskToken"),
                               R"({"QueueUrl":"q","MessageBody":{"n":1},"MessageGroupId":null})");
  CHECK(header(sent, "X-Amz-Target") == "AmazonSQS.SendMessage");
  CHECK(header(sent, "Content-Type") == "application/x-amz-json-1.0");
  CHECK(*sent.body == R"({"QueueUrl":"q","MessageBody":"{\"n\":1}"})");
  CHECK(sent.url == "http://127.0.0.1:1/");

  const auto events = request_of(operation("events", "putEvents"),
                                 R"({"Entries":[{"Detail":{"a":[]},"Time":"2024-01-01T00:00:00.500Z"}]})");
  CHECK(*events.body == R"({"Entries":[{"Detail":"{\"a\":[]}","Time":1704067200.5}]})");
}

TEST_CASE("members have the spelling of the protocol on the wire, keys that are data do not") {
  const auto ecs = operation("aws-sdk:ecs", "registerTaskDefinition");
  const auto sent = request_of(ecs, R"({"ContainerDefinitions":[{"DockerLabels":{"Team":"A"}}]})");
  CHECK(*sent.body == R"({"containerDefinitions":[{"dockerLabels":{"Team":"A"}}]})");
  CHECK(output_of(ecs, reply(200, R"({"task":{"createdAt":1704067200,"cpu":1,"labels":{"a":1}}})")) ==
        parse_json(R"({"Task":{"CreatedAt":"2024-01-01T00:00:00Z","Cpu":1,"Labels":{"a":1}}})").value());
  const auto kinesis = operation("aws-sdk:kinesis", "putRecord");
  CHECK(*request_of(kinesis, R"({"Data":"hi","Tags":{"StartedAt":"2024-01-01T00:00:00Z"}})").body ==
        R"({"Data":"aGk=","Tags":{"StartedAt":"2024-01-01T00:00:00Z"}})");
  // Milliseconds that stay what they are.
  const auto logs = operation("aws-sdk:cloudwatchlogs", "getLogEvents");
  CHECK(output_of(logs, reply(200, R"({"events":[{"timestamp":5}]})")) ==
        parse_json(R"({"Events":[{"Timestamp":5}]})").value());
}

TEST_CASE("results of optimised integrations have the reply's metadata, others are the reply") {
  const char* body = R"({"MessageId":"m"})";
  const auto optimised = output_of(operation("sqs", "sendMessage"), reply(200, body));
  CHECK(optimised["MessageId"] == "m");
  CHECK(optimised["SdkResponseMetadata"]["RequestId"] == "r-1");
  CHECK(optimised["SdkHttpMetadata"]["HttpStatusCode"] == 200);
  CHECK(optimised["SdkHttpMetadata"]["AllHttpHeaders"] == Value{{"x-amzn-RequestId", Value::array({"r-1"})}});
  CHECK(output_of(operation("aws-sdk:sqs", "sendMessage"), reply(200, body)) == Value{{"MessageId", "m"}});
  CHECK(output_of(operation("aws-sdk:sqs", "deleteMessage"), reply(200, "")) == Value::object());
}

TEST_CASE("errors are named after the service, as its integration spells it") {
  const auto missing =
      reply(400, R"({"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"No such queue."})");
  const auto optimised = failure_of(operation("sqs", "sendMessage"), missing);
  CHECK(optimised.error == "SQS.QueueDoesNotExistException");
  CHECK(
      optimised.cause ==
      "No such queue. (Service: AmazonSQS; Status Code: 400; Error Code: QueueDoesNotExist; Request ID: r-1; "
      "Proxy: null)");
  const auto sdk = failure_of(operation("aws-sdk:sqs", "sendMessage"), missing);
  CHECK(sdk.error == "Sqs.QueueDoesNotExistException");
  CHECK(sdk.cause ==
        "No such queue. (Service: Sqs, Status Code: 400, Request ID: r-1) (SDK Attempt Count: 1)");

  const auto put = operation("dynamodb", "putItem");
  const auto condition = R"({"__type":"x#ConditionalCheckFailedException","Message":"no"})";
  CHECK(failure_of(put, reply(400, condition)).error == "DynamoDB.ConditionalCheckFailedException");
  CHECK(failure_of(put, reply(503, "")).error == "DynamoDB.AmazonDynamoDBException");
  CHECK(failure_of(operation("aws-sdk:dynamodb", "query"), reply(503, "")).error ==
        "DynamoDb.DynamoDbException");
  CHECK(failure_of(put, HttpFailure{HttpFailureKind::Connect, "refused"}).error ==
        "DynamoDB.SdkClientException");
  CHECK(failure_of(put, HttpFailure{HttpFailureKind::TooLarge, "7 MiB", true}).error ==
        "States.DataLimitExceeded");
  // A server that is none of the service.
  CHECK(failure_of(put, reply(200, "<html>")).error == "DynamoDB.SdkClientException");
}

TEST_CASE("events that were not taken fail the optimised call and no other") {
  const auto partly = reply(200, R"({"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure"}]})");
  const auto failed = failure_of(operation("events", "putEvents"), partly);
  CHECK(failed.error == "EventBridge.FailedEntry");
  CHECK(failed.cause == partly.body);
  CHECK(output_of(operation("aws-sdk:eventbridge", "putEvents"), partly)["FailedEntryCount"] == 1);
  CHECK(output_of(operation("events", "putEvents"),
                  reply(200, R"({"FailedEntryCount":0})"))["FailedEntryCount"] == 0);
}

TEST_CASE("SNS is asked with a form and answers with XML") {
  const auto publish = operation("sns", "publish");
  const auto sent = request_of(publish, R"({"TopicArn":"t","Message":{"a":"b c"},"MessageAttributes":
    {"k&":{"DataType":"String","StringValue":"ä="},"b":{"DataType":"Binary","BinaryValue":"AQ=="}}})");
  CHECK(*sent.body ==
        "Action=Publish&Version=2010-03-31&TopicArn=t&Message=%7B%22a%22%3A%22b%20c%22%7D"
        "&MessageAttributes.entry.1.Name=k%26&MessageAttributes.entry.1.Value.DataType=String"
        "&MessageAttributes.entry.1.Value.StringValue=%C3%A4%3D&MessageAttributes.entry.2.Name=b"
        "&MessageAttributes.entry.2.Value.DataType=Binary&MessageAttributes.entry.2.Value.BinaryValue=AQ%3D%"
        "3D");
  const auto result = output_of(
      publish, reply(200,
                     "<PublishResponse xmlns=\"x\"><PublishResult><MessageId>m</MessageId></PublishResult>"
                     "<ResponseMetadata><RequestId>r-2</RequestId></ResponseMetadata></PublishResponse>"));
  CHECK(result["MessageId"] == "m");
  CHECK(result["SdkResponseMetadata"]["RequestId"] == "r-2");
  const auto failed = failure_of(
      publish, reply(404,
                     "<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>No &lt;t&gt;"
                     "</Message></Error><RequestId>r-3</RequestId></ErrorResponse>"));
  CHECK(failed.error == "SNS.NotFoundException");
  CHECK(failed.cause ==
        "No <t> (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: r-3; Proxy: null)");

  const auto refused = aws_request(publish, Payload(R"({"Mesage":"m"})"), "http://127.0.0.1:1");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().error == "States.Runtime");
}

TEST_CASE("entities of XML are decoded once, and what is none stays") {
  CHECK(element_text("<a>&amp;lt; &#228;&#xe4; &nope; & &#xD800; &#;</a>", "a") ==
        "&lt; \xc3\xa4\xc3\xa4 &nope; & &#xD800; &#;");
  CHECK(element_text("<a></a>", "a") == "");
  CHECK_FALSE(element_text("<a>x", "a"));
  CHECK_FALSE(element_text("<ab>x</ab>", "a"));
}

TEST_CASE("an endpoint is a service's own, or everybody's, or AWS's") {
  const auto* sqs = find_aws_service("sqs");
  const auto* events = find_aws_service("events");
  REQUIRE(sqs != nullptr);
  REQUIRE(events == find_aws_service("eventbridge"));
  CHECK(endpoint_of(*sqs, {}, "eu-west-1").empty());
  const AwsEndpoints some{{"sqs", "http://h:1//"}, {"*", "aws"}};
  CHECK(endpoint_of(*sqs, some, "eu-west-1") == "http://h:1");
  CHECK(endpoint_of(*events, some, "eu-west-1") == "https://events.eu-west-1.amazonaws.com");
  CHECK(endpoint_of(*events, some, "cn-north-1") == "https://events.cn-north-1.amazonaws.com.cn");
}

TEST_CASE("what is no service of the tables is not taken") {
  CHECK_FALSE(aws_operation("s3", "getObject"));
  CHECK_FALSE(aws_operation("aws-sdk:s3", "getObject"));
  CHECK_FALSE(aws_operation("aws-sdk:sns", "subscribe"));  // SNS speaks no JSON
  CHECK_FALSE(aws_operation("aws-sdk:events", "putEvents"));
  CHECK_FALSE(aws_operation("", ""));
  CHECK(operation("aws-sdk:sns", "publish").optimized == nullptr);
}

TEST_CASE("docs/integrations.md lists every service with its variable") {
  std::stringstream text;
  text << std::ifstream(test::source_dir() / "docs/integrations.md").rdbuf();
  for (const auto& service : aws_services())
    CHECK(text.str().find(fmt::format("| `{}` | `{}` |", service.name, service.variable)) !=
          std::string::npos);
}
