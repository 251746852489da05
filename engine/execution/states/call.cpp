#include "engine/execution/states/call.h"

#include "engine/execution/states/failure.h"
#include "engine/execution/text.h"

namespace sfn::states {

namespace {

using Stage = OutsideTask::Stage;

constexpr const char* kLambdaUnknown = "Lambda.Unknown";
constexpr const char* kOutcomeUnknown =
    "The server stopped while the call was under way, so that its outcome is unknown. It was not made again.";

// A copy, because an event replaces it.
OutsideTask task_of(const Step& step) {
  return std::get<OutsideTask>(step.branch().phase);
}

const std::string& resource_of(const Step& step) {
  return step.state().as<asl::TaskState>().resource;
}

Reply started(const Step& step) {
  const OutsideTask task = task_of(step);
  return CallStarted{.execution = step.execution.id(),
                     .task = task.task,
                     .state = step.branch().state,
                     .resource = resource_of(step),
                     .resource_type = task.resource_type,
                     .action = task.function ? std::string() : task.resource,
                     .input = task.input,
                     .timeout_at = task.timeout_at};
}

bool waits_after_its_call(const OutsideTask& task) {
  return !task.function && task.pattern() != asl::Pattern::RequestResponse;
}

// What the service answers may be longer than a history takes.
asl::AslError cut(const Step& step, asl::AslError error) {
  const Limits& limits = step.context.limits;
  if (error.error) error.error = cut_to_chars(*error.error, limits.error_chars_max);
  if (error.cause) error.cause = cut_to_chars(*error.cause, limits.cause_chars_max);
  return error;
}

bool is_too_large(const Step& step, const Payload& output) {
  return output.bytes() > step.context.limits.payload_bytes_max;
}

}  // namespace

bool knows_nonce(const Branch& branch, const std::string& nonce) {
  const auto& known = std::get<OutsideTask>(branch.phase).nonce;
  return known && *known == nonce;
}

Reply start_call(const Step& step) {
  const OutsideTask task = task_of(step);
  if (task.stage != Stage::Queued) return Done{};
  std::optional<TimePoint> timeout_at;
  if (task.timeout_seconds) timeout_at = step.context.now + std::chrono::seconds(*task.timeout_seconds);
  if (task.function) {
    step.emit(LambdaFunctionStarted{task.task, timeout_at});
  } else {
    step.emit(TaskStarted{task.resource_type, task.resource, task.task, timeout_at});
  }
  if (step.execution.closed()) return Done{};  // its history is full
  return started(step);
}

Reply repeat_call(const Step& step) {
  return task_of(step).stage == Stage::Called ? started(step) : Reply(Done{});
}

void refuse_call(const Step& step, const std::string& cause) {
  const OutsideTask task = task_of(step);
  if (task.stage != Stage::Queued) return;
  if (task.function) return step.emit(LambdaFunctionStartFailed{asl::error_name::kTaskFailed, cause});
  step.emit(TaskStartFailed{task.resource_type, task.resource, asl::error_name::kTaskFailed, cause});
}

void complete_call(const Step& step, const Payload& output) {
  const OutsideTask task = task_of(step);
  if (task.stage != Stage::Called) return;
  if (!waits_after_its_call(task) || is_too_large(step, output)) return end_call(step, output);
  step.emit(TaskSubmitted{task.resource_type, task.resource, output, task.task});
}

void fail_call(const Step& step, const asl::AslError& error) {
  if (task_of(step).stage == Stage::Called) end_call(step, error);
}

void lose_call(const Step& step) {
  const OutsideTask task = task_of(step);
  const bool lambda = task.function || task.resource_type == "lambda";
  fail_call(step, {lambda ? kLambdaUnknown : asl::error_name::kTaskFailed, kOutcomeUnknown});
}

void complete_job(const Step& step, const Payload& output) {
  if (task_of(step).stage == Stage::Submitted) end_call(step, output);
}

void fail_job(const Step& step, const asl::AslError& error) {
  if (task_of(step).stage == Stage::Submitted) end_call(step, error);
}

void end_call(const Step& step, const Payload& output) {
  const OutsideTask task = task_of(step);
  // Recorded on AWS for functions: a failure of the task, which Retry and Catch see. It names a function by
  // its ARN, and `lambda:invoke` by its service.
  if (is_too_large(step, output))
    return end_call(step, result_too_large(task.function ? resource_of(step) : task.resource_type));
  if (task.function) return step.emit(LambdaFunctionSucceeded{output, task.task});
  step.emit(TaskSucceeded{task.resource_type, task.resource, output, task.task});
}

void end_call(const Step& step, const asl::AslError& error) {
  const OutsideTask task = task_of(step);
  const asl::AslError shown = cut(step, error);
  if (task.function) return step.emit(LambdaFunctionFailed{shown.error, shown.cause, task.task});
  step.emit(TaskFailed{task.resource_type, task.resource, shown.error, shown.cause, task.task});
}

void time_out_call(const Step& step, bool heartbeat) {
  const OutsideTask task = task_of(step);
  if (task.function) return step.emit(LambdaFunctionTimedOut{asl::error_name::kTimeout, task.task});
  step.emit(TaskTimedOut{task.resource_type, task.resource, asl::error_name::kTimeout, task.task, heartbeat});
}

}  // namespace sfn::states
