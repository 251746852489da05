#include "server/integrations/http_task_request.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;

// Parameters with these members beside an endpoint and a method.
HttpTask task_of(const std::string& members, const std::string& endpoint = "https://api.example/v1") {
  const auto task =
      read_http_task(Payload(R"({"ApiEndpoint":")" + endpoint + R"(","Method":"POST")" + members + "}"));
  REQUIRE_MESSAGE(task.has_value(), members);
  return *task;
}

std::string cause_of(const std::string& parameters) {
  const auto task = read_http_task(Payload(parameters));
  REQUIRE_FALSE_MESSAGE(task.has_value(), parameters);
  CHECK(task.error().error == "States.Runtime");
  return *task.error().cause;
}

HttpRequest request_of(const HttpTask& task, const Connection* connection = nullptr) {
  const auto request = http_task_request(task, connection, "eu-west-1");
  REQUIRE(request.has_value());
  return *request;
}

std::string field(const HttpRequest& request, const std::string& name) {
  std::string found;
  for (const auto& [key, value] : request.headers) {
    if (key == name) found += (found.empty() ? "" : "|") + value;
  }
  return found;
}

Connection shop() {
  Connection connection;
  connection.name = "shop";
  connection.headers.emplace_back("X-Team", Secret("blue"));
  connection.query.emplace_back("tenant", Secret("7 8"));
  connection.body.emplace_back("account", Secret("a1"));
  return connection;
}

}  // namespace

TEST_CASE("a task without anything optional is a request with the service's own headers") {
  const auto request = request_of(task_of(""));
  CHECK(request.method == "POST");
  CHECK(request.url == "https://api.example/v1");
  CHECK(request.body == nullptr);
  CHECK(request.timeout == Millis(60'000));
  CHECK(field(request, "Content-Type") == "application/json; charset=UTF-8");
  CHECK(field(request, "User-Agent") == "Amazon|StepFunctions|HttpInvoke|eu-west-1");
  CHECK(field(request, "Range") == "bytes=0-262144");
}

TEST_CASE("a task's headers are sent, but for those that the service sets") {
  const auto request = request_of(task_of(
      R"(,"Headers":{"content-type":"text/xml","X-A":["1",2],"user-agent":"me","RANGE":"bytes=0-1"})"));
  CHECK(field(request, "content-type") == "text/xml");
  CHECK(field(request, "Content-Type") == "");
  CHECK(field(request, "X-A") == "1|2");
  CHECK(request.headers.size() == 5);
}

TEST_CASE("headers that may not be set") {
  for (const char* name :
       {"Authorization", "HOST", "x-amz-date", "X-Forwarded-For", "x-amzn-trace-id", "Te"}) {
    CHECK(cause_of(R"({"ApiEndpoint":"https://a","Method":"GET","Headers":{")" + std::string(name) +
                   R"(":"v"}})") == "The header '" + std::string(name) + "' can't be set by an HTTP task.");
  }
  CHECK(field(request_of(task_of(R"(,"Headers":{"x-amazon":"v"})")), "x-amazon") == "v");
}

TEST_CASE("query parameters are added to those of the endpoint, before its fragment") {
  const auto query = R"(,"QueryParameters":{"q":"a b&c","n":[1,true]})";
  CHECK(request_of(task_of(query)).url == "https://api.example/v1?q=a%20b%26c&n=1&n=true");
  CHECK(request_of(task_of(query, "https://api.example/v1?x=1#part")).url ==
        "https://api.example/v1?x=1&q=a%20b%26c&n=1&n=true");
  CHECK(request_of(task_of(R"(,"QueryParameters":"?a=%20&b")")).url == "https://api.example/v1?a=%20&b");
  CHECK(request_of(task_of(R"(,"QueryParameters":{})")).url == "https://api.example/v1");
}

TEST_CASE("a body is JSON, a text as it is, or a form") {
  const auto body = [](const std::string& members) { return *request_of(task_of(members)).body; };
  CHECK(body(R"(,"RequestBody":{"b":[1,2.0],"a":null})") == R"({"b":[1,2.0],"a":null})");
  CHECK(body(R"(,"RequestBody":"<a/>")") == "<a/>");
  CHECK(body(R"(,"RequestBody":[1])") == "[1]");
  CHECK(body(R"(,"RequestBody":{"a":["x","y"]},"Transform":{"RequestBodyEncoding":"NONE"})") ==
        R"({"a":["x","y"]})");
  const auto form = [&](const std::string& options) {
    return body(R"(,"RequestBody":{"a":["x","y"]},"Transform":{"RequestBodyEncoding":"URL_ENCODED")" +
                options + "}");
  };
  CHECK(form("") == "a%5B0%5D=x&a%5B1%5D=y");
  CHECK(form(R"(,"RequestEncodingOptions":{"ArrayFormat":"REPEAT"})") == "a=x&a=y");
  CHECK(form(R"(,"RequestEncodingOptions":{"ArrayFormat":"COMMAS"})") == "a=x%2Cy");
  CHECK(form(R"(,"RequestEncodingOptions":{"ArrayFormat":"BRACKETS"})") == "a%5B%5D=x&a%5B%5D=y");
}

TEST_CASE("the connection's data win over the task's of the same name") {
  const auto connection = shop();
  const auto task = task_of(
      R"(,"QueryParameters":{"tenant":1,"page":2},"RequestBody":{"account":"mine","sum":3},"Headers":{"x-team":"red"})",
      "https://api.example/v1?ten%61nt=0&y=1");
  auto request = request_of(task, &connection);
  CHECK(request.url == "https://api.example/v1?y=1&page=2&tenant=7%208");
  CHECK(*request.body == R"({"account":"a1","sum":3})");
  SecretFields fields;
  fields.emplace_back("Authorization", Secret("Bearer t"));
  fields.insert(fields.end(), connection.headers.begin(), connection.headers.end());
  set_headers(request, fields);
  CHECK(field(request, "x-team") == "");
  CHECK(field(request, "X-Team") == "blue");
  CHECK(field(request, "Authorization") == "Bearer t");
}

TEST_CASE("members that a connection has for the body make one, and need an object") {
  const auto connection = shop();
  CHECK(*request_of(task_of(""), &connection).body == R"({"account":"a1"})");
  CHECK(*request_of(task_of(R"(,"Transform":{"RequestBodyEncoding":"URL_ENCODED"})"), &connection).body ==
        "account=a1");
  const auto refused = http_task_request(task_of(R"(,"RequestBody":"text")"), &connection, "r");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().error == "States.Runtime");
  auto head = task_of("");
  head.method = "HEAD";
  CHECK(request_of(head, &connection).body == nullptr);
}

TEST_CASE("a form needs an object, and has a limit") {
  const std::string form = R"(,"Transform":{"RequestBodyEncoding":"URL_ENCODED"})";
  CHECK_FALSE(http_task_request(task_of(R"(,"RequestBody":"text")" + form), nullptr, "r").has_value());
  std::string many = "[1";
  for (int i = 0; i < 1'000; ++i)
    many += ",1";
  const auto long_form = http_task_request(
      task_of(R"(,"RequestBody":{")" + std::string(2'000, 'n') + "\":" + many + "]}" + form), nullptr, "r");
  REQUIRE_FALSE(long_form.has_value());
  CHECK(long_form.error().error == "States.DataLimitExceeded");
}

TEST_CASE("a connection is named in either of two places") {
  CHECK(task_of(R"(,"Authentication":{"ConnectionArn":"arn:1"})").connection == "arn:1");
  CHECK(task_of(R"(,"InvocationConfig":{"ConnectionArn":"arn:2"})").connection == "arn:2");
  CHECK(task_of("").connection == std::nullopt);
}

TEST_CASE("parameters that say no request") {
  CHECK(cause_of("[]") == "The parameters of an HTTP task must be an object.");
  CHECK(cause_of(R"({"Method":"GET"})") == "The field 'ApiEndpoint' is required but was missing.");
  CHECK(cause_of(R"({"ApiEndpoint":"https://a"})") == "The field 'Method' is required but was missing.");
  const auto with = [](const std::string& members) {
    return cause_of(R"({"ApiEndpoint":"https://a","Method":"GET",)" + members + "}");
  };
  CHECK(with(R"("Headres":{})") == "The field 'Headres' is not known to HTTP tasks.");
  CHECK(with(R"("Method":"get")").starts_with("The field 'Method' is 'get', which is not GET"));
  CHECK(with(R"("ApiEndpoint":7)") == "The field 'ApiEndpoint' must be a string that is not empty.");
  CHECK(with(R"("Authentication":{})") == "The field 'ConnectionArn' is required but was missing.");
  CHECK(with(R"("Headers":"a: b")") == "The field 'Headers' must be an object.");
  CHECK(with(R"("Headers":{"a":{}})").starts_with("The value of 'a' in the field 'Headers'"));
  CHECK(
      with(R"("QueryParameters":{"a":[[]]})").starts_with("The value of 'a' in the field 'QueryParameters'"));
  CHECK(with(R"("Transform":"URL_ENCODED")") == "The field 'Transform' must be an object.");
  CHECK(with(R"("Transform":{"RequestBodyEncoding":"XML"})").find("NONE or URL_ENCODED") !=
        std::string::npos);
  CHECK(
      with(
          R"("Transform":{"RequestBodyEncoding":"URL_ENCODED","RequestEncodingOptions":{"ArrayFormat":"X"}})")
          .find("INDICES") != std::string::npos);
}
