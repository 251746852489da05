#include <cstdlib>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/api/constraints.h"
#include "server/api/failure.h"

namespace {

using namespace sfn;
using namespace sfn::api;

constexpr std::size_t kPayloadMax = 262'144;

ApiError refusal(std::string_view operation, const Value& request) {
  try {
    check_constraints(*find_operation_rule(operation), request, kPayloadMax);
  } catch (const ApiFailure& failure) {
    return failure.error();
  }
  return {};
}

std::string message(std::string_view operation, const Value& request) {
  return refusal(operation, request).message;
}

std::string one(std::string_view violation) {
  return "1 validation error detected: " + std::string(violation);
}

}  // namespace

TEST_CASE("the 19 operations of the first model and one of a later one are answered") {
  CHECK(operation_rules().size() == 20);
  CHECK(find_operation_rule("StartExecution") != nullptr);
  CHECK(find_operation_rule("ValidateStateMachineDefinition") != nullptr);
  CHECK(find_operation_rule("TagResource") == nullptr);
  CHECK(find_operation_rule("") == nullptr);
}

TEST_CASE("a name has 1 to 80 UTF-16 units") {
  const std::string face = "\U0001F600";  // two units
  std::string faces;
  for (int i = 0; i < 40; ++i)
    faces += face;
  CHECK(refusal("CreateActivity", {{"name", faces}}) == ApiError{});
  CHECK(message("CreateActivity", {{"name", faces + "x"}}).find("less than or equal to 80") !=
        std::string::npos);
  CHECK(message("CreateActivity", {{"name", ""}}) ==
        one("Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal "
            "to 1"));
}

TEST_CASE("a payload is counted in bytes and its value is not repeated in the error") {
  const Value fits{{"stateMachineArn", "arn:x"}, {"input", std::string(kPayloadMax, 'x')}};
  CHECK(refusal("StartExecution", fits) == ApiError{});
  std::string longer = "\u00e9";
  longer.resize(longer.size() + kPayloadMax - 1, 'x');
  CHECK(message("StartExecution", {{"stateMachineArn", "arn:x"}, {"input", longer}}) ==
        one("Value at 'input' failed to satisfy constraint: Member must have length less than or equal to "
            "262144"));
}

TEST_CASE("a page has 0 to 1000 items") {
  CHECK(refusal("ListActivities", {{"maxResults", 0}}) == ApiError{});
  CHECK(refusal("ListActivities", {{"maxResults", 1000}}) == ApiError{});
  CHECK(message("ListActivities", {{"maxResults", 1001}}) ==
        one("Value '1001' at 'maxResults' failed to satisfy constraint: "
            "Member must have value less than or equal to 1000"));
  CHECK(message("ListActivities", {{"maxResults", -1}}) ==
        one("Value '-1' at 'maxResults' failed to satisfy constraint: "
            "Member must have value greater than or equal to 0"));
}

TEST_CASE("an enumeration is named in the service's order") {
  CHECK(
      message("ListExecutions", {{"statusFilter", "done"}}) ==
      one("Value 'done' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: "
          "[SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]"));
}

TEST_CASE("all violations are told in one message, also those inside structures and lists") {
  const Value request = parse_json(R"({"name": "", "roleArn": null, "loggingConfiguration": {"level": "LOUD",
      "destinations": [{}, {"cloudWatchLogsLogGroup": {"logGroupArn": ""}}]},
      "tags": [{"key": "", "value": "v"}]})")
                            .value();
  const auto text = message("CreateStateMachine", request);
  CHECK(text.starts_with("6 validation errors detected: "));
  for (const auto* place :
       {"'name'", "'definition'", "'roleArn'", "'loggingConfiguration.level'", "'tags.1.member.key'",
        "'loggingConfiguration.destinations.2.member.cloudWatchLogsLogGroup.logGroupArn'"}) {
    CAPTURE(place);
    CHECK(text.find(place) != std::string::npos);
  }
}

TEST_CASE("a trace header is ASCII") {
  CHECK(refusal("StartExecution", {{"stateMachineArn", "a"}, {"traceHeader", "Root=1"}}) == ApiError{});
  CHECK(message("StartExecution", {{"stateMachineArn", "a"}, {"traceHeader", "\u00e9"}})
            .ends_with("Member must satisfy regular expression pattern: \\p{ASCII}*"));
}

TEST_CASE("a wrong JSON type is not a constraint but a malformed request, whatever else is wrong") {
  CHECK(refusal("CreateActivity", {{"name", 5}}) ==
        ApiError{"SerializationException", "class java.lang.Integer can not be converted to an String"});
  CHECK(refusal("ListActivities", {{"maxResults", "5"}}).type == "SerializationException");
  CHECK(refusal("ListActivities", {{"maxResults", 1.5}}).type == "SerializationException");
  CHECK(refusal("ListActivities", {{"maxResults", 1e12}}).type == "SerializationException");
  CHECK(refusal("ListActivities", {{"maxResults", 5.0}}) == ApiError{});
  CHECK(refusal("CreateActivity", {{"name", ""}, {"tags", {{"key", 1}}}}).type == "SerializationException");
  CHECK(refusal("CreateActivity", {{"name", Value::array({"a"})}}).type == "SerializationException");
}

TEST_CASE("members that the model does not have are ignored") {
  CHECK(refusal("CreateActivity", {{"name", "a"}, {"colour", Value::array({1, 2})}}) == ApiError{});
}

TEST_CASE("the table agrees with a service model, when one is given") {
  const char* path = std::getenv("STEPWELL_API_MODEL");
  if (path == nullptr) return;
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const Value model = parse_json(text.str()).value();
  const auto& shapes = model["shapes"];
  for (const auto& rule : operation_rules()) {
    const Value& input =
        shapes[model["operations"][std::string(rule.operation)]["input"]["shape"].get<std::string>()];
    CAPTURE(rule.operation);
    CHECK(rule.members.size() == input["members"].size());
    for (const auto& member : rule.members) {
      CAPTURE(member.name);
      const Value& shape = shapes[input["members"][std::string(member.name)]["shape"].get<std::string>()];
      if (!member.payload) CHECK(member.most.value_or(-1) == shape.value("max", std::int64_t{-1}));
      CHECK(member.least.value_or(-1) == shape.value("min", std::int64_t{-1}));
      CHECK(member.values.size() == shape.value("enum", Value::array()).size());
    }
  }
}
