#include "tests/durability/callees.h"

#include <algorithm>
#include <utility>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::durability {

namespace {

bool is_function(const CallStarted& call, const char* name) {
  return call.resource.ends_with(std::string(":function:") + name);
}

// Empty: it was given none.
std::string token_of(const CallStarted& call) {
  const auto parameters = parse_json(call.input.text(), kJsonDepthCeiling);
  if (!parameters || !parameters->is_object() || !parameters->contains("token")) return {};
  return (*parameters)["token"].get<std::string>();
}

}  // namespace

void Callees::take(const Effects& effects) {
  for (const TaskRef task : effects.cancelled) {
    std::erase_if(called_, [&](const CallStarted& call) {
      return call.execution == task.execution && call.task == task.task;
    });
  }
  called_.insert(called_.end(), effects.calls.begin(), effects.calls.end());
}

std::vector<CallRequest> Callees::answer(std::vector<std::string>& tokens) {
  tokens = std::exchange(tokens_, {});
  std::vector<CallRequest> answers;
  for (const CallStarted& call : std::exchange(called_, {})) {
    if (is_function(call, "sleeps")) {
      called_.push_back(call);
    } else if (is_function(call, "breaks")) {
      answers.push_back({call.execution, FailCall{call.task, "Broken", "as always"}});
    } else {
      answers.push_back({call.execution, CompleteCall{call.task, Payload(R"({"answered":true})")}});
    }
    if (const std::string token = token_of(call); !token.empty()) tokens_.insert(tokens_.end(), 2, token);
  }
  return answers;
}

void Callees::process_gone() {
  called_.clear();
}

RouteCall route_calls() {
  return [](const asl::TaskState& task, const Payload&) -> tl::expected<CallRoute, std::string> {
    if (task.resource_type == "sns" || task.resource.ends_with(":nobody"))
      return tl::make_unexpected("Nobody takes it.");
    return CallRoute{task.resource, 1};
  };
}

}  // namespace sfn::durability
