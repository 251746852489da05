#include "server/cli/api_client.h"

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::cli {

namespace {

std::string text_member(const Value& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

CallResult ApiClient::call(std::string_view target, const std::string& body,
                           std::chrono::milliseconds timeout) {
  const auto response = client_.post(
      endpoint_url_, {{"Content-Type", "application/x-amz-json-1.0"}, {"X-Amz-Target", std::string(target)}},
      body, timeout);
  CallResult result;
  if (response.status == 200) {
    result.ok = true;
    result.body = response.body;
    return result;
  }
  result.error_message =
      response.status == 0 ? response.error : fmt::format("HTTP status {}", response.status);
  const auto parsed = parse_json(response.body);
  if (response.status != 0 && parsed && parsed->is_object() && parsed->contains("message")) {
    result.error_message += ": " + text_member(*parsed, "message");
  }
  // A failure of the server's says nothing about the call: it may be made again.
  if (response.status == 0 || response.status >= 500) return result;
  if (!parsed || !parsed->is_object() || !parsed->contains("__type")) {
    // Refused before it got to the API, for example because the request is too large.
    result.error_type = fmt::format("HTTP{}", response.status);
    return result;
  }
  const auto type = text_member(*parsed, "__type");
  result.error_type = type.substr(type.find('#') + 1);
  result.error_message = text_member(*parsed, "message");
  return result;
}

std::string describe_failure(const CallResult& result, const ApiClient& client) {
  if (!result.unreachable()) return fmt::format("{}: {}", result.error_type, result.error_message);
  return fmt::format("no answer from {}: {}", client.endpoint_url(), result.error_message);
}

}  // namespace sfn::cli
