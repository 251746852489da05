#include "server/integrations/http_task_result.h"

#include <fmt/format.h>

#include "engine/asl/asl_error.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"
#include "server/integrations/text.h"

namespace sfn::integrations {

namespace {

// `image/png` of `Image/PNG; q=1`.
std::string media_type(const HttpResponse& response) {
  const auto field = response.header("content-type");
  const auto type = field.substr(0, field.find(';'));
  return lower_case(type.substr(0, type.find_last_not_of(" \t") + 1));
}

bool is_json(std::string_view type) {
  return type == "application/json" || type == "text/json" || type.ends_with("+json");
}

// Why the body is nothing that a state can take; nullopt when it is text.
std::optional<std::string> problem_of_body(const HttpResponse& response) {
  const auto type = media_type(response);
  const bool binary = type == "application/octet-stream" || type.starts_with("image/") ||
                      type.starts_with("video/") || type.starts_with("audio/");
  if (response.body.empty()) return std::nullopt;
  if (binary) return fmt::format("The answer is of the type {}, which an HTTP task can't take.", type);
  if (!is_utf8(response.body)) return "The answer is no text in UTF-8, which is what an HTTP task can take.";
  return std::nullopt;
}

Value body_of(const HttpResponse& response) {
  if (is_json(media_type(response))) {
    // One level less than a payload may have, because it becomes a member.
    if (auto body = parse_json(response.body, kJsonDepthMax - 1)) return *std::move(body);
  }
  return response.body;
}

Value headers_of(const HttpResponse& response) {
  Value all = Value::object();
  for (const auto& [name, value] : response.headers)
    all[name].push_back(repaired_utf8(value));
  return all;
}

CallFailed status_failure(const HttpResponse& response) {
  const bool readable = !problem_of_body(response);
  Value cause = Value::object();
  cause["StatusCode"] = response.status;
  cause["StatusText"] = repaired_utf8(response.reason);
  cause["ResponseBody"] = readable ? body_of(response) : Value();
  return {fmt::format("States.Http.StatusCode.{}", response.status), to_json(cause)};
}

}  // namespace

CallFailed http_task_failure(const HttpFailure& failure) {
  switch (failure.kind) {
    case HttpFailureKind::Invalid:
      return {asl::error_name::kRuntime, fmt::format("The request can't be sent: {}.", failure.message)};
    case HttpFailureKind::NotAllowed:
      return {
          "States.Permissions",
          fmt::format("The call was not made: {}. HTTP tasks may call public addresses over https://, and "
                      "what the settings http_allow_plain, http_allow_hosts and http_allow_ranges allow.",
                      failure.message)};
    case HttpFailureKind::TooLarge: return {asl::error_name::kDataLimitExceeded, failure.message};
    case HttpFailureKind::Canceled: return {asl::error_name::kTaskFailed, failure.message};
    case HttpFailureKind::Busy:
    case HttpFailureKind::Resolve:
    case HttpFailureKind::Connect:
    case HttpFailureKind::Tls:
    case HttpFailureKind::Timeout:
    case HttpFailureKind::Dropped:
    case HttpFailureKind::Protocol: break;
  }
  return {"States.Http.Socket",
          fmt::format("No answer came: {}. The other side {} the request.", failure.message,
                      failure.maybe_delivered ? "may have got" : "has not got")};
}

CallOutcome http_task_outcome(const HttpOutcome& outcome) {
  if (const auto* failure = std::get_if<HttpFailure>(&outcome)) return http_task_failure(*failure);
  const auto& response = std::get<HttpResponse>(outcome);
  if (response.status < 200 || response.status > 299) return status_failure(response);
  if (auto problem = problem_of_body(response)) return CallFailed{asl::error_name::kRuntime, problem};
  Value result = Value::object();
  result["Headers"] = headers_of(response);
  result["ResponseBody"] = body_of(response);
  result["StatusCode"] = response.status;
  result["StatusText"] = repaired_utf8(response.reason);
  return CallSucceeded{to_payload(result)};
}

}  // namespace sfn::integrations
