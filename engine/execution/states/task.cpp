#include <fmt/format.h>

#include "engine/asl/integrations.h"
#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/mock.h"
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
  Payload credentials;
};

// Whether `$$.Task.Token` means something in it.
bool takes_token(const asl::TaskState& task) {
  switch (task.kind) {
    case asl::TaskState::Kind::Activity: return true;
    case asl::TaskState::Kind::LambdaFunction: return false;
    case asl::TaskState::Kind::Service: break;
  }
  return asl::pattern_of_action(task.resource_action) != asl::Pattern::RequestResponse;
}

asl::Result<Payload> task_input(const Step& step, const Document& input, OptionalText& nonce) {
  const asl::State& state = step.state();
  if (!state.parameters && !state.arguments) return payload_of(step, input, parameters_too_large);
  const ContextOptions options{.task_nonce = takes_token(state.as<asl::TaskState>()) ? &nonce : nullptr};
  const auto filled = state.arguments
                          ? query_document(step, *state.arguments, {.input = input, .options = options})
                          : fill(step, *state.parameters, input, options);
  if (!filled) return tl::make_unexpected(filled.error());
  return payload_of(step, *filled, parameters_too_large);
}

// As events show them: `{"roleArn": ...}`. Absent without credentials.
asl::Result<Payload> task_credentials(const Step& step, const Document& input) {
  const auto& task = step.state().as<asl::TaskState>();
  if (!task.credentials && !task.credentials_query) return Payload();
  const auto filled = task.credentials_query ? query_document(step, *task.credentials_query, {.input = input})
                                             : fill(step, *task.credentials, input);
  if (!filled) return tl::make_unexpected(filled.error());
  const Value& given = filled->value();
  return to_payload(Value{{"roleArn", given.contains("RoleArn") ? given["RoleArn"] : Value()}});
}

asl::Result<TaskRequest> prepare(const Step& step) {
  const auto& task = step.state().as<asl::TaskState>();
  const auto input = input_of(step);
  if (!input) return tl::make_unexpected(input.error());
  const auto timeout = seconds_of(step, task.timeout, "TimeoutSecondsPath", *input);
  if (!timeout) return tl::make_unexpected(timeout.error());
  const auto heartbeat = seconds_of(step, task.heartbeat, "HeartbeatSecondsPath", *input);
  if (!heartbeat) return tl::make_unexpected(heartbeat.error());
  TaskRequest request{.timeout_seconds = *timeout, .heartbeat_seconds = *heartbeat};
  // A role that cannot be named fails the task before it is scheduled.
  const auto credentials = task_credentials(step, *input);
  if (!credentials) return tl::make_unexpected(credentials.error());
  request.credentials = *credentials;
  const auto payload = task_input(step, *input, request.nonce);
  if (!payload) return tl::make_unexpected(payload.error());
  request.input = *payload;
  return request;
}

void schedule_activity(const Step& step, const TaskRequest& request) {
  const std::string& arn = step.state().as<asl::TaskState>().resource;
  auto activity = step.context.find_activity(arn);
  if (!activity && is_mocked(step)) activity = ActivityId{};
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

void schedule_function(const Step& step, const TaskRequest& request) {
  const std::string& resource = step.state().as<asl::TaskState>().resource;
  step.emit(LambdaFunctionScheduled{step.branch().state, resource, request.input, request.timeout_seconds,
                                    request.credentials});
}

void schedule_service(const Step& step, const TaskRequest& request) {
  const auto& task = step.state().as<asl::TaskState>();
  step.emit(TaskScheduled{.state = step.branch().state,
                          .resource_type = task.resource_type,
                          .resource = task.resource_action,
                          .region = step.revision.scope.region,
                          .parameters = request.input,
                          .timeout_seconds = request.timeout_seconds,
                          .heartbeat_seconds = request.heartbeat_seconds,
                          .credentials = request.credentials,
                          .nonce = request.nonce});
}

}  // namespace

void work_task(const Step& step) {
  const auto request = prepare(step);
  if (!request) return fail_state(step, {.error = request.error()});
  const bool mocked = is_mocked(step);
  switch (step.state().as<asl::TaskState>().kind) {
    case asl::TaskState::Kind::Activity: schedule_activity(step, *request); break;
    case asl::TaskState::Kind::LambdaFunction: schedule_function(step, *request); break;
    case asl::TaskState::Kind::Service: schedule_service(step, *request); break;
  }
  if (mocked) answer_from_mock(step);
}

}  // namespace sfn::states
