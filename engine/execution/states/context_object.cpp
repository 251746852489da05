#include "engine/execution/states/context_object.h"

#include "engine/execution/nonce.h"
#include "engine/execution/states/data_flow.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

LazyContext::LazyContext(const Step& step, ContextOptions options) : step_(step), options_(options) {}
LazyContext::~LazyContext() = default;

const Value& LazyContext::value() {
  if (!value_) value_ = std::make_unique<Value>(build());
  return *value_;
}

asl::Scope LazyContext::scope(const Value& input) {
  return {.input = input,
          .context = [this]() -> const Value& { return value(); },
          .variable = [this](std::string_view name) -> const Value* {
            const Document* variable = step_.execution.find_variable(step_.branch_id, name);
            return variable == nullptr ? nullptr : &value_of(step_, *variable);
          },
          .random_bytes = [this] { return step_.context.entropy.bytes16(); }};
}

// Of the innermost Map around the state; null outside of one.
Value LazyContext::map_item() const {
  const Execution& execution = step_.execution;
  const Branch* map = &step_.branch();
  std::optional<std::size_t> index = options_.item;
  while (!index) {
    if (map->id == kRootBranch) return {};
    const Branch& owner = execution.branch(map->parent);
    if (std::get<InBranches>(owner.phase).map) index = map->index;
    map = &owner;
  }
  const Document& items = std::get<InBranches>(map->phase).map->items;
  return {{"Index", *index}, {"Value", value_of(step_, items)[*index]}};
}

Value LazyContext::build() const {
  const Revision& revision = step_.revision;
  const Execution& execution = step_.execution;
  const Branch& branch = step_.branch();
  const ExecutionStarted& started = execution.started();

  Value context = Value::object();
  context["Execution"] = {{"Id", execution_arn(revision.scope, revision.state_machine_name, started.name)},
                          {"Input", value_of(step_, execution.input())},
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
  if (state.type == asl::StateType::Task || state.type == asl::StateType::Parallel ||
      state.type == asl::StateType::Map) {
    context["State"]["RetryCount"] = branch.retry_count();
  }
  if (Value item = map_item(); !item.is_null()) context["Map"]["Item"] = std::move(item);
  if (options_.task_nonce != nullptr) {
    *options_.task_nonce = make_nonce(step_.context.entropy);
    // The task's row is the next one.
    context["Task"] = {{"Token", step_.context.make_token(execution.id(), execution.last_seq().next(),
                                                          **options_.task_nonce)}};
  }
  return context;
}

}  // namespace sfn::states
