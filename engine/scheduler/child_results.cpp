#include "engine/scheduler/child_results.h"

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/resource_name.h"
#include "engine/value/value.h"

namespace sfn {

namespace {

std::int64_t epoch_ms(TimePoint time) {
  return time.time_since_epoch().count();
}

// As a server of AWS dates its answers: `Sun, 22 Nov 2026 10:00:00 GMT`.
std::string http_date(TimePoint time) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

void add_http_metadata(Value& result, const std::string& body, TimePoint now, const std::string& request_id) {
  Value headers = {{"connection", "keep-alive"},
                   {"Content-Length", std::to_string(body.size())},
                   {"Content-Type", "application/x-amz-json-1.0"},
                   {"Date", http_date(now)},
                   {"x-amzn-RequestId", request_id}};
  Value all = Value::object();
  for (const auto& [name, value] : headers.items())
    all[name] = Value::array({value});
  result["SdkHttpMetadata"] = {
      {"AllHttpHeaders", std::move(all)}, {"HttpHeaders", std::move(headers)}, {"HttpStatusCode", 200}};
  result["SdkResponseMetadata"] = {{"RequestId", request_id}};
}

std::string text_of(const Value& parameters, const char* name) {
  const auto found = parameters.find(name);
  return found != parameters.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A text is sent as it is; anything else as its JSON text; nothing, or null, is an empty object.
Payload input_of(const Value& parameters) {
  const auto found = parameters.find("Input");
  if (found == parameters.end() || found->is_null()) return Payload("{}");
  return found->is_string() ? Payload(found->get<std::string>()) : to_payload(*found);
}

std::optional<ApiError> find_mistake(const std::string& arn, const std::optional<std::string>& name,
                                     const Payload& input, const Limits& limits) {
  if (!arn.starts_with("arn:"))
    return ApiError{"InvalidArn", fmt::format("Invalid Arn: 'Invalid ARN prefix: {}'", arn)};
  const auto parts = parse_states_arn(arn);
  if (!parts || parts->type != "stateMachine")
    return ApiError{"InvalidArn", fmt::format("Invalid Arn: 'Invalid ARN: {}'", arn)};
  if (name && !is_resource_name(*name))
    return ApiError{"InvalidName", fmt::format("Invalid Name: '{}'", *name)};
  if (!parse_json(input.text(), limits.nesting_max.json))
    return ApiError{"InvalidExecutionInput", "Invalid State Machine Execution Input: 'it is no JSON'"};
  return std::nullopt;
}

}  // namespace

tl::expected<StartExecutionRequest, asl::AslError> read_child_start(const Payload& parameters,
                                                                    const Limits& limits,
                                                                    const std::string& request_id) {
  const auto parsed = parse_json(parameters.text(), kJsonDepthCeiling);
  if (!parsed || !parsed->is_object() || !parsed->contains("StateMachineArn")) {
    return tl::make_unexpected(asl::AslError{
        asl::error_name::kRuntime, "The field 'StateMachineArn' is required but was missing in Parameters."});
  }
  const std::string arn = text_of(*parsed, "StateMachineArn");
  StartExecutionRequest request{.input = input_of(*parsed)};
  if (parsed->contains("Name")) request.name = text_of(*parsed, "Name");
  if (parsed->contains("TraceHeader")) request.trace_header = text_of(*parsed, "TraceHeader");
  if (const auto mistake = find_mistake(arn, request.name, request.input, limits))
    return tl::make_unexpected(child_refused(*mistake, request_id));
  auto parts = *parse_states_arn(arn);
  request.state_machine = {std::move(parts.scope), std::move(parts.rest)};
  return request;
}

Payload child_started(const std::string& execution_arn, TimePoint started_at, TimePoint now,
                      const std::string& request_id) {
  const Value reply = {{"executionArn", execution_arn},
                       {"startDate", static_cast<double>(epoch_ms(started_at)) / 1000.0}};
  Value result = {{"ExecutionArn", execution_arn}};
  add_http_metadata(result, to_json(reply), now, request_id);
  result["StartDate"] = epoch_ms(started_at);
  return to_payload(result);
}

asl::AslError child_refused(const ApiError& error, const std::string& request_id) {
  const bool named = std::string_view(error.type).ends_with("Exception");
  return {
      fmt::format("StepFunctions.{}{}", error.type, named ? "" : "Exception"),
      fmt::format("{} (Service: AWSStepFunctions; Status Code: {}; Error Code: {}; Request ID: {}; Proxy: "
                  "null)",
                  error.message, error.type == "InternalFailure" ? 500 : 400, error.type, request_id)};
}

EndedChild ended_child(const LoadedExecution& loaded, const EventBody& closing) {
  const Execution& execution = loaded.execution;
  const Revision& revision = *loaded.revision;
  const std::string& machine = revision.state_machine_name;
  EndedChild child{.task = execution.started().parent_task.value_or(Seq{}),
                   .execution_arn = execution_arn(revision.scope, machine, execution.started().name),
                   .state_machine_arn = state_machine_arn(revision.scope, machine),
                   .name = execution.started().name,
                   .status = execution.status(),
                   .started_at = execution.started_at(),
                   .stopped_at = execution.closed_at(),
                   .input = execution.started().input.detached(),
                   .output = {},
                   .error = {},
                   .cause = {}};
  std::visit(
      [&](const auto& body) {
        if constexpr (requires { body.output; }) child.output = body.output.detached();
        if constexpr (requires { body.cause; }) {
          child.error = body.error;
          child.cause = body.cause;
        }
      },
      closing);
  return child;
}

Payload describe_child(const EndedChild& child, bool parsed) {
  const auto shown = [&](const Payload& payload) {
    if (!parsed) return Value(std::string(payload.text()));
    auto value = parse_json(payload.text(), kJsonDepthCeiling);
    return value ? *std::move(value) : Value(std::string(payload.text()));
  };
  const Value included = {{"Included", true}};
  const bool timed_out = child.status == ExecutionStatus::TimedOut;
  Value object = Value::object();
  if (child.cause) object["Cause"] = *child.cause;
  if (child.error || timed_out) object["Error"] = child.error.value_or(asl::error_name::kTimeout);
  object["ExecutionArn"] = child.execution_arn;
  object["Input"] = shown(child.input);
  object["InputDetails"] = included;
  object["Name"] = child.name;
  if (child.output) {
    object["Output"] = shown(child.output);
    object["OutputDetails"] = included;
  }
  object["StartDate"] = epoch_ms(child.started_at);
  object["StateMachineArn"] = child.state_machine_arn;
  object["Status"] = std::string(to_string(child.status));
  object["StopDate"] = epoch_ms(child.stopped_at);
  return to_payload(object);
}

}  // namespace sfn
