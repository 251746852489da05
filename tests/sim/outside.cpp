// The world outside: calls of tasks, which are answered, failed, answered twice, or never; some are heard of
// when they are over, and those that were out when the process died are never heard of again.
#include <algorithm>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/sim/machines.h"
#include "tests/sim/simulation.h"
#include "tests/sim/violation.h"

namespace sfn::sim {

RouteCall Simulation::random_route() {
  if (random_.percent(20)) return {};
  const int at_once = random_.pick(std::vector<int>{1, 3, 1'000});
  return [at_once](const asl::TaskState& task, const Payload&) -> tl::expected<CallRoute, std::string> {
    if (task.resource_action == "publish") return tl::make_unexpected("nobody publishes");
    return CallRoute{task.kind == asl::TaskState::Kind::LambdaFunction ? "functions" : "services", at_once};
  };
}

// At this moment the call's Started event must be in the store, and no outcome.
void Simulation::take_effects() {
  Effects effects = scheduler_->take_effects();
  for (const TaskRef task : effects.cancelled) {
    coverage_.hit("call cancelled");
    if (random_.percent(50)) std::erase_if(calls_out_, [&](const auto& call) { return is_of(call, task); });
  }
  for (const CallStarted& call : effects.calls) {
    const TaskRef task{call.execution, call.task};
    const bool again = !calls_ever_.insert(task).second;
    coverage_.hit(again ? "call made again" : "call made");
    require(!again || settings_.repeat_lost_calls, "execution {}: a call is made twice",
            task.execution.value);
    const auto events = storage_.load(task.execution);
    require(std::ranges::any_of(events,
                                [&](const HistoryEvent& event) {
                                  const auto* service = std::get_if<TaskStarted>(&event.body);
                                  const auto* function = std::get_if<LambdaFunctionStarted>(&event.body);
                                  return (service != nullptr && service->task == task.task) ||
                                         (function != nullptr && function->task == task.task);
                                }),
            "execution {}: a call leaves before its Started event is stored", task.execution.value);
    note_token(call);
    calls_out_.push_back(call);
  }
}

bool Simulation::is_of(const CallStarted& call, TaskRef task) {
  return call.execution == task.execution && call.task == task.task;
}

void Simulation::note_token(const CallStarted& call) {
  const auto parameters = parse_json(call.input.text(), kJsonDepthCeiling);
  if (!parameters || !parameters->is_object() || !parameters->contains("token")) return;
  call_tokens_.push_back((*parameters)["token"].get<std::string>());
}

// Whoever was called answers, perhaps again, perhaps late.
void Simulation::outside_step() {
  if (!call_tokens_.empty() && random_.percent(40)) return use_call_token();
  if (calls_out_.empty()) return;
  const CallStarted call = random_.pick(calls_out_);
  if (random_.percent(85) || settling_)
    std::erase_if(calls_out_, [&](const auto& each) { return is_of(each, {call.execution, call.task}); });
  answer_call(call);
}

void Simulation::answer_call(const CallStarted& call) {
  const bool success = random_.percent(65);
  coverage_.hit(success ? "command CompleteCall" : "command FailCall");
  CallRequest request{call.execution, CompleteCall{call.task, Payload(random_input(random_))}};
  if (!success) request.what = FailCall{call.task, "Service.Error", "it said so"};
  trace(fmt::format("call {} of execution {} is answered", call.task.value, call.execution.value));
  submitted_.push_back({.request = std::move(request)});
}

void Simulation::answer_all_calls() {
  for (const CallStarted& call : std::exchange(calls_out_, {}))
    answer_call(call);
  for (const std::string& token : std::exchange(call_tokens_, {}))
    send(TaskSuccessRequest{token, Payload("{}")}, "SendTaskSuccess", [](const Answer&) {});
}

void Simulation::use_call_token() {
  const std::string token = random_.pick(call_tokens_);
  const auto done = [this](const char* what) {
    return [this, what](const Answer& answer) {
      if (std::holds_alternative<ApiError>(answer.reply)) return expect_error(answer);
      coverage_.hit(what);
    };
  };
  if (random_.percent(30) && !settling_)
    return send(TaskHeartbeatRequest{token}, "SendTaskHeartbeat", done("call token heartbeat"));
  if (random_.percent(60))
    return send(TaskSuccessRequest{token, Payload("{}")}, "SendTaskSuccess", done("call token answered"));
  send(TaskFailureRequest{token, "E", "c"}, "SendTaskFailure", done("call token answered"));
}

}  // namespace sfn::sim
