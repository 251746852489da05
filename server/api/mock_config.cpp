#include "server/api/mock_config.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/api/failure.h"

namespace sfn::api {

namespace {

constexpr std::size_t kFileBytesMax = 16u << 20;

Value read_file(const std::string& path) {
  if (path.empty()) {
    throw validation_failure(
        "A test case was asked for, but there is no file of mocked responses (--mock-config, "
        "SFN_MOCK_CONFIG).");
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw validation_failure(fmt::format("The file of mocked responses can't be read: {}", path));
  if (text.str().size() > kFileBytesMax)
    throw validation_failure(fmt::format("The file of mocked responses is larger than 16 MiB: {}", path));
  auto json = parse_json(text.str());
  if (!json || !json->is_object()) {
    throw validation_failure(fmt::format("The file of mocked responses is no JSON object: {}{}", path,
                                         json ? "" : ": " + json.error().message));
  }
  return *std::move(json);
}

// The member of that name, which must be an object.
const Value& object_in(const Value& object, const std::string& name, const std::string& what) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_object())
    throw validation_failure(fmt::format("The file of mocked responses has no {} '{}'", what, name));
  return *found;
}

}  // namespace

std::pair<std::string, std::optional<std::string>> split_test_case(std::string_view arn) {
  const auto hash = arn.find('#');
  if (hash == std::string_view::npos) return {std::string(arn), std::nullopt};
  return {std::string(arn.substr(0, hash)), std::string(arn.substr(hash + 1))};
}

Payload read_test_case(const std::string& file, const std::string& state_machine,
                       const std::string& test_case) {
  const Value config = read_file(file);
  const Value& machines = object_in(config, "StateMachines", "member");
  const Value& machine = object_in(machines, state_machine, "state machine");
  const Value& test_cases = object_in(machine, "TestCases", "member of the state machine");
  const Value& states = object_in(test_cases, test_case, "test case");
  Value mock = Value::object();
  for (const auto& [state, response] : states.items()) {
    if (!response.is_string())
      throw validation_failure(
          fmt::format("The mocked response of the state '{}' is not the name of one", state));
    const Value& responses = object_in(config, "MockedResponses", "member");
    mock[state] = object_in(responses, response.get<std::string>(), "mocked response");
  }
  return to_payload(mock);
}

}  // namespace sfn::api
