#include "engine/execution/states/failure.h"

#include <cmath>

#include <fmt/format.h>

#include "engine/asl/retry.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/query.h"
#include "engine/execution/text.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

bool can_be_aborted(asl::StateType type) {
  switch (type) {
    case asl::StateType::Task:
    case asl::StateType::Wait:
    case asl::StateType::Parallel:
    case asl::StateType::Map: return true;
    case asl::StateType::Pass:
    case asl::StateType::Choice:
    case asl::StateType::Succeed:
    case asl::StateType::Fail: return false;
  }
  return false;
}

// Stands in a state that has been entered, not left and not reported as aborted before.
bool is_inside_state(const Branch& branch) {
  if (const auto* inside = std::get_if<InBranches>(&branch.phase)) return !inside->stopped;
  return !std::holds_alternative<Entering>(branch.phase) && !std::holds_alternative<Stopped>(branch.phase) &&
         !std::holds_alternative<Finished>(branch.phase);
}

std::int64_t item_index(const Branch& iteration) {
  return static_cast<std::int64_t>(iteration.index);
}

// What stands open in the branches of a Parallel or Map: every Task, Wait, Parallel and Map, then a Map's
// iterations; innermost first, all pointing to the failing event. Of a Parallel the failing state is
// reported too; of a Map the failed iteration is not, MapIterationFailed has said it.
void abort_branches(const Step& step, EventId failing, std::optional<BranchId> failed_iteration = {}) {
  const auto* inside = std::get_if<InBranches>(&step.branch().phase);
  if (inside == nullptr) return;
  const bool is_map = inside->map.has_value();
  for (const BranchId id : std::vector(inside->branches)) {
    if (id == failed_iteration) continue;
    const Step child = step.of(id);
    abort_branches(child, failing);
    if (step.execution.closed()) return;
    if (is_inside_state(child.branch()) && can_be_aborted(child.branch().state_type)) {
      child.emit(StateAborted{child.branch().state_type, child.branch().state}, failing);
    }
    if (is_map) child.emit(MapIterationAborted{step.branch().state, item_index(child.branch())}, failing);
    if (step.execution.closed()) return;
  }
}

asl::RaisedError raised(const Failure& failure) {
  return {failure.error.error ? std::string_view(*failure.error.error) : std::string_view(),
          failure.heartbeat};
}

Millis jittered(const asl::Retrier& retrier, Millis delay, Entropy& entropy) {
  if (!retrier.jitter_full) return delay;
  return Millis(static_cast<Millis::rep>(std::floor(entropy.uniform() * static_cast<double>(delay.count()))));
}

// The event that says what failed, and the iteration of a Map in which that was.
struct FailingEvent {
  EventId id;
  std::optional<BranchId> iteration;
};

// True when a retrier takes the error. One whose attempts are used up hands it to Catch; later ones are not
// asked.
bool retry(const Step& step, const Failure& failure, const FailingEvent& failing) {
  const auto& retriers = step.state().retry;
  const auto index = asl::find_retrier(retriers, raised(failure));
  if (!index) return false;
  const asl::Retrier& retrier = retriers[*index];
  const auto& retries = step.branch().retries;
  const std::int64_t attempt = (*index < retries.size() ? retries[*index] : 0) + 1;
  if (attempt > retrier.attempts_max) return false;
  abort_branches(step, failing.id, failing.iteration);
  const Millis delay = jittered(retrier, asl::backoff(retrier, attempt), step.context.entropy);
  step.emit(RetryScheduled{.state = step.branch().state,
                           .retrier = static_cast<std::int64_t>(*index),
                           .attempt = attempt,
                           .due_at = step.context.now + delay,
                           .after = failing.id,
                           .error = failure.error.error});
  return true;
}

bool is_query_failure(const Failure& failure) {
  return failure.error.error == asl::error_name::kQueryEvaluationError;
}

// The failure as it is shown: what this service raises with AWS's prefix, the cause cut to size.
Failure described(const Step& step, Failure failure) {
  const Branch& branch = step.branch();
  const bool is_ours = failure.error.error == asl::error_name::kRuntime || is_query_failure(failure);
  if (is_ours && failure.error.cause) {
    failure.error.cause =
        fmt::format("An error occurred while executing the state '{}' (entered at the event id #{}). {}",
                    branch.state, branch.entered_event.value, *failure.error.cause);
  }
  if (failure.error.cause) {
    failure.error.cause = cut_to_chars(*failure.error.cause, step.context.limits.cause_chars_max);
  }
  return failure;
}

// AWS lets the event of an expression that fails before the work of a Pass or a Map has begun point to what
// StateEntered points to (asl-reference 19). Elsewhere it points to the event before it.
EventId before_evaluation(const Branch& branch) {
  const bool worked = branch.last_event != branch.entered_event;
  const bool skips = branch.state_type == asl::StateType::Pass || branch.state_type == asl::StateType::Map;
  return worked || !skips ? branch.last_event : branch.entered_previous;
}

void report_evaluation(const Step& step, const Failure& failure) {
  constexpr std::size_t kLocationCharsMax = 256;  // AWS's service model
  if (!is_query_failure(failure)) return;
  OptionalText location = failure.error.location;
  if (location) location = cut_to_chars(*location, kLocationCharsMax);
  step.emit(EvaluationFailed{failure.error.error, failure.error.cause, location, step.branch().state},
            before_evaluation(step.branch()));
}

// What leaving by a catcher comes to.
asl::Result<Departure> departure_of(const Step& step, const asl::Catcher& catcher,
                                    const Document& error_output) {
  const Document input(step.branch().input);
  if (step.state().language == asl::QueryLanguage::Jsonata)
    return depart(step, catcher.leaving, {.input = input, .error_output = &error_output}, error_output);
  const auto output = put_result(step, catcher.result_path, input, error_output);
  if (!output) return tl::make_unexpected(output.error());
  auto assigned = assign(step, catcher.assign, error_output);
  if (!assigned) return tl::make_unexpected(assigned.error());
  return Departure{*output, *std::move(assigned)};
}

bool catch_error(const Step& step, const Failure& failure) {
  const auto& catchers = step.state().catchers;
  const auto index = asl::find_catcher(catchers, raised(failure));
  if (!index) return false;
  const asl::Catcher& catcher = catchers[*index];
  Value text = Value::object();
  text["Error"] = failure.error.error ? Value(*failure.error.error) : Value();
  text["Cause"] = failure.error.cause ? Value(*failure.error.cause) : Value();
  const Document error_output(std::move(text));
  const auto departure = departure_of(step, catcher, error_output);
  if (departure) {
    exit_state(step, departure->output, catcher.next, departure->assigned);
  } else {
    const Failure failed = described(step, {.error = departure.error()});
    report_evaluation(step, failed);
    fail_branch(step, failed);
  }
  return true;
}

void fail_in_state(const Step& step, const Failure& failure, const FailingEvent& failing) {
  if (failure.catchable && retry(step, failure, failing)) return;
  const auto* inside = std::get_if<InBranches>(&step.branch().phase);
  // With no branch left unfinished it is the state's own result that failed.
  if (inside != nullptr && inside->unfinished > 0 && !inside->failed) {
    abort_branches(step, failing.id, failing.iteration);
    if (step.execution.closed()) return;
    step.emit(
        StateFailed{step.branch().state_type, step.branch().state, failure.error.error, failure.error.cause},
        failing.id);
  }
  // A Map whose Items failed has no branches, and is reported all the same.
  if (inside == nullptr && is_query_failure(failure) && step.branch().state_type == asl::StateType::Map)
    step.emit(
        StateFailed{step.branch().state_type, step.branch().state, failure.error.error, failure.error.cause});
  if (step.execution.closed()) return;
  if (failure.catchable && catch_error(step, failure)) return;
  fail_branch(step, failure);
}

}  // namespace

void fail_state(const Step& step, Failure failure) {
  if (step.execution.closed()) return;
  // Whatever else went wrong with it: an evaluation that stopped early says nothing about the data.
  if (step.meter.exhausted()) failure = {.error = work_used_up(step)};
  failure = described(step, std::move(failure));
  report_evaluation(step, failure);
  if (step.execution.closed()) return;
  fail_in_state(step, failure, {step.branch().last_event, std::nullopt});
}

void fail_work(const Step& step, Failure failure) {
  if (step.execution.closed()) return;
  fail_in_state(step, failure, {step.branch().last_event, std::nullopt});
}

void fail_branch(const Step& step, const Failure& failure) {
  if (step.execution.closed()) return;
  const Branch& branch = step.branch();
  if (branch.id == kRootBranch) {
    return step.emit(ExecutionFailed{failure.error.error, failure.error.cause});
  }
  FailingEvent failing{branch.last_event, std::nullopt};
  const Step owner = step.of(branch.parent);
  if (owner.branch().state_type == asl::StateType::Map) {
    failing.iteration = branch.id;
    step.emit(MapIterationFailed{owner.branch().state, item_index(branch)}, failing.id);
    if (step.execution.closed()) return;
  }
  fail_in_state(owner, failure, failing);
}

asl::AslError work_used_up(const Step& step) {
  return asl::runtime_error(
      fmt::format("The state takes more than the {} units of work that a state may take (limits.state_work).",
                  step.context.limits.state_work_max));
}

asl::AslError result_too_large(const std::string& state_or_resource) {
  return {
      asl::error_name::kDataLimitExceeded,
      fmt::format("The state/task '{}' returned a result with a size exceeding the maximum number of bytes "
                  "service limit.",
                  state_or_resource)};
}

asl::AslError parameters_too_large(const std::string& state) {
  return {
      asl::error_name::kDataLimitExceeded,
      fmt::format("The state/task '{}' provided parameters with a size exceeding the maximum number of bytes "
                  "service limit.",
                  state)};
}

asl::AslError variables_too_large(const std::string& state) {
  return {
      asl::error_name::kDataLimitExceeded,
      fmt::format("The state/task '{}' assigned variables with a size exceeding the maximum number of bytes "
                  "service limit.",
                  state)};
}

}  // namespace sfn::states
