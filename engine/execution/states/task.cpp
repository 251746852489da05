#include <fmt/format.h>

#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

constexpr std::int64_t kTaskSecondsMax = 99'999'999;  // asl-reference 11

asl::Result<OptionalSeconds> seconds_of(const Step& step, const asl::SecondsOrPath& given, const char* field,
                                        const Document& input) {
  if (given.query) {
    const auto seconds = query_integer(step, *given.query, {.input = input}, 1, kTaskSecondsMax);
    if (!seconds) return tl::make_unexpected(seconds.error());
    return OptionalSeconds(*seconds);
  }
  if (!given.path) return given.seconds;
  const auto value = value_at(step, *given.path, input);
  if (!value) return tl::make_unexpected(value.error());
  if (!value->is_number_integer() || compare_numbers(*value, 1) < 0 ||
      compare_numbers(*value, kTaskSecondsMax) > 0) {
    return asl::runtime_failure(
        fmt::format("The {} parameter cannot be parsed as a positive integer: {} == {}", field,
                    given.path->text(), shown(step, *value)));
  }
  return OptionalSeconds(value->get<std::int64_t>());
}

// What a task is scheduled with.
struct TaskRequest {
  Payload input;
  OptionalSeconds timeout_seconds;
  OptionalSeconds heartbeat_seconds;
  OptionalText nonce;
};

asl::Result<Payload> task_input(const Step& step, const Document& input, OptionalText& nonce) {
  const asl::State& state = step.state();
  if (!state.parameters && !state.arguments) return payload_of(step, input, parameters_too_large);
  const bool is_activity = state.as<asl::TaskState>().kind == asl::TaskState::Kind::Activity;
  const ContextOptions options{.task_nonce = is_activity ? &nonce : nullptr};
  const auto filled = state.arguments
                          ? query_document(step, *state.arguments, {.input = input, .options = options})
                          : fill(step, *state.parameters, input, options);
  if (!filled) return tl::make_unexpected(filled.error());
  return payload_of(step, *filled, parameters_too_large);
}

asl::Result<TaskRequest> prepare(const Step& step) {
  const auto& task = step.state().as<asl::TaskState>();
  const auto input = input_of(step);
  if (!input) return tl::make_unexpected(input.error());
  const auto timeout = seconds_of(step, task.timeout, "TimeoutSecondsPath", *input);
  if (!timeout) return tl::make_unexpected(timeout.error());
  const auto heartbeat = seconds_of(step, task.heartbeat, "HeartbeatSecondsPath", *input);
  if (!heartbeat) return tl::make_unexpected(heartbeat.error());
  // A role that no expression can name fails the task before it is scheduled.
  if (task.credentials_query) {
    const auto credentials = query(step, *task.credentials_query, {.input = *input});
    if (!credentials) return tl::make_unexpected(credentials.error());
  }
  TaskRequest request{.timeout_seconds = *timeout, .heartbeat_seconds = *heartbeat};
  const auto payload = task_input(step, *input, request.nonce);
  if (!payload) return tl::make_unexpected(payload.error());
  request.input = *payload;
  return request;
}

void schedule_activity(const Step& step, const TaskRequest& request) {
  const std::string& arn = step.state().as<asl::TaskState>().resource;
  const auto activity = step.context.find_activity(arn);
  if (!activity) {
    return fail_state(step,
                      {.error = asl::runtime_error(fmt::format("The activity {} does not exist.", arn))});
  }
  ActivityScheduled scheduled{.state = step.branch().state,
                              .resource = arn,
                              .input = request.input,
                              .timeout_seconds = request.timeout_seconds,
                              .heartbeat_seconds = request.heartbeat_seconds,
                              .activity = *activity,
                              .nonce = request.nonce};
  if (step.context.limits.task_timeout_counts_queue && request.timeout_seconds) {
    scheduled.timeout_at = step.context.now + std::chrono::seconds(*request.timeout_seconds);
  }
  step.emit(std::move(scheduled));
}

// Work outside this server is written as scheduled, as on AWS, and then fails in a way that Retry and Catch
// see: there is no connector that could take it.
std::string no_connector(const std::string& resource) {
  return fmt::format("The resource {} cannot be called: this version of Stepwell runs activity tasks only.",
                     resource);
}

void schedule_function(const Step& step, const TaskRequest& request) {
  const std::string& resource = step.state().as<asl::TaskState>().resource;
  step.emit(LambdaFunctionScheduled{step.branch().state, resource, request.input, request.timeout_seconds});
  step.emit(LambdaFunctionStartFailed{asl::error_name::kTaskFailed, no_connector(resource)});
}

void schedule_service(const Step& step, const TaskRequest& request) {
  const auto& task = step.state().as<asl::TaskState>();
  step.emit(TaskScheduled{.state = step.branch().state,
                          .resource_type = task.resource_type,
                          .resource = task.resource_action,
                          .region = step.revision.scope.region,
                          .parameters = request.input,
                          .timeout_seconds = request.timeout_seconds,
                          .heartbeat_seconds = request.heartbeat_seconds});
  step.emit(TaskStartFailed{task.resource_type, task.resource_action, asl::error_name::kTaskFailed,
                            no_connector(task.resource)});
}

}  // namespace

void work_task(const Step& step) {
  const auto request = prepare(step);
  if (!request) return fail_state(step, {.error = request.error()});
  switch (step.state().as<asl::TaskState>().kind) {
    case asl::TaskState::Kind::Activity: return schedule_activity(step, *request);
    case asl::TaskState::Kind::LambdaFunction: return schedule_function(step, *request);
    case asl::TaskState::Kind::Service: return schedule_service(step, *request);
  }
}

}  // namespace sfn::states
