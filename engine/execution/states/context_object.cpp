#include "engine/execution/states/context_object.h"

#include "engine/execution/nonce.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

LazyContext::LazyContext(const Step& step, std::optional<std::string>* task_nonce)
    : step_(step), task_nonce_(task_nonce) {}
LazyContext::~LazyContext() = default;

asl::Scope LazyContext::scope(const Value& input) {
  return {input, [this]() -> const Value& {
            if (!value_) value_ = std::make_unique<Value>(build());
            return *value_;
          }};
}

Value LazyContext::build() const {
  const Revision& revision = step_.revision;
  const Execution& execution = step_.execution;
  const Branch& branch = step_.branch();
  const ExecutionStarted& started = execution.started();

  step_.meter.spend_json(started.input.bytes());
  Value context = Value::object();
  context["Execution"] = {{"Id", execution_arn(revision.scope, revision.state_machine_name, started.name)},
                          {"Input", parse_payload(started.input)},
                          {"Name", started.name},
                          {"RoleArn", started.role_arn},
                          {"StartTime", to_iso8601(execution.started_at())},
                          {"RedriveCount", 0}};
  context["StateMachine"] = {{"Id", state_machine_arn(revision.scope, revision.state_machine_name)},
                             {"Name", revision.state_machine_name}};
  const asl::State& state = step_.state();
  const TimePoint entered_at = step_.entering ? step_.context.now : branch.entered_at;
  context["State"] = {{"Name", state.name}, {"EnteredTime", to_iso8601(entered_at)}};
  // AWS leaves RetryCount out where nothing can be retried.
  if (state.type == asl::StateType::Task || state.type == asl::StateType::Parallel) {
    context["State"]["RetryCount"] = branch.retry_count();
  }
  if (task_nonce_ != nullptr) {
    *task_nonce_ = make_nonce(step_.context.entropy);
    // The task's row is the next one.
    context["Task"] = {
        {"Token", step_.context.make_token(execution.id(), execution.last_seq().next(), **task_nonce_)}};
  }
  return context;
}

}  // namespace sfn::states
