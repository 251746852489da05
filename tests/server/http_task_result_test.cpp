#include "server/integrations/http_task_result.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;

HttpResponse answer(int status, std::string reason, std::string type, std::string body) {
  HttpResponse response{
      .status = status, .reason = std::move(reason), .headers = {}, .body = std::move(body)};
  if (!type.empty()) response.headers.emplace_back("content-type", std::move(type));
  return response;
}

Value result_of(const HttpResponse& response) {
  const auto outcome = http_task_outcome(response);
  REQUIRE(std::holds_alternative<CallSucceeded>(outcome));
  return parse_payload(std::get<CallSucceeded>(outcome).output);
}

CallFailed failure_of(const HttpOutcome& response) {
  const auto outcome = http_task_outcome(response);
  REQUIRE(std::holds_alternative<CallFailed>(outcome));
  return std::get<CallFailed>(outcome);
}

}  // namespace

TEST_CASE("an answer has its headers, its body and its status") {
  auto response = answer(201, "Created", "application/json; charset=utf-8", R"({"id":1})");
  response.headers.emplace_back("set-cookie", "a=1");
  response.headers.emplace_back("set-cookie", "b=2");
  CHECK(to_json(result_of(response)) ==
        R"({"Headers":{"content-type":["application/json; charset=utf-8"],"set-cookie":["a=1","b=2"]},)"
        R"("ResponseBody":{"id":1},"StatusCode":201,"StatusText":"Created"})");
}

TEST_CASE("a body is JSON if it says so and is, otherwise text") {
  const auto body = [](const std::string& type, const std::string& text) {
    return to_json(result_of(answer(200, "OK", type, text))["ResponseBody"]);
  };
  CHECK(body("Application/Problem+JSON", "[1]") == "[1]");
  CHECK(body("application/json", "{") == R"("{")");
  CHECK(body("text/plain", "[1]") == R"("[1]")");
  CHECK(body("", "text") == R"("text")");
  CHECK(body("image/png", "") == R"("")");
  // As deep as a state may hand on, with the level of the answer itself; one more stays text.
  const auto nested = [](int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') +
           std::string(static_cast<std::size_t>(levels), ']');
  };
  CHECK(body("application/json", nested(kJsonDepthMax - 1)) == nested(kJsonDepthMax - 1));
  CHECK(body("application/json", nested(kJsonDepthMax)) == '"' + nested(kJsonDepthMax) + '"');
}

TEST_CASE("an answer that is no text fails the task") {
  for (const char* type : {"image/png", "video/mp4", "audio/ogg", "APPLICATION/octet-stream ; q=1"}) {
    CHECK(failure_of(answer(200, "OK", type, "text")).error == "States.Runtime");
  }
  CHECK(failure_of(answer(200, "OK", "text/plain", "\xff")).error == "States.Runtime");
}

TEST_CASE("a status outside 2xx is the error's name, and the answer its cause") {
  const auto failure = failure_of(answer(404, "Not Found", "application/json", R"({"a":1})"));
  CHECK(failure.error == "States.Http.StatusCode.404");
  CHECK(failure.cause == R"({"StatusCode":404,"StatusText":"Not Found","ResponseBody":{"a":1}})");
  CHECK(failure_of(answer(302, "Found", "", "")).error == "States.Http.StatusCode.302");
  CHECK(failure_of(answer(500, "", "image/png", "\xff")).cause ==
        R"({"StatusCode":500,"StatusText":"","ResponseBody":null})");
  CHECK(result_of(answer(299, "", "", ""))["StatusCode"] == Value(299));
}

TEST_CASE("why there is no answer") {
  using Kind = HttpFailureKind;
  const auto error = [](Kind kind) { return *failure_of(HttpFailure{kind, "why", false}).error; };
  CHECK(error(Kind::Invalid) == "States.Runtime");
  CHECK(error(Kind::NotAllowed) == "States.Permissions");
  CHECK(error(Kind::TooLarge) == "States.DataLimitExceeded");
  for (const auto kind :
       {Kind::Busy, Kind::Resolve, Kind::Connect, Kind::Tls, Kind::Timeout, Kind::Dropped, Kind::Protocol})
    CHECK(error(kind) == "States.Http.Socket");
  CHECK(failure_of(HttpFailure{Kind::Timeout, "host: late", true}).cause ==
        "No answer came: host: late. The other side may have got the request.");
}
