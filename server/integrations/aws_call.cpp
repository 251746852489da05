#include "server/integrations/aws_call.h"

#include <fmt/format.h>

#include "engine/asl/asl_error.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/aws_reply.h"
#include "server/integrations/aws_spelling.h"
#include "server/integrations/sns_query.h"

namespace sfn::integrations {

namespace {

using Protocol = AwsService::Protocol;

std::string prefix_of(const AwsOperation& operation) {
  return std::string(operation.optimized != nullptr ? operation.optimized->errors
                                                    : operation.service->errors);
}

// As AWS's SDKs for Java name the classes of exceptions. Without a name it is the one that they have for each
// service's other errors.
std::string exception_of(const AwsOperation& operation, std::string type) {
  constexpr std::string_view kFault = "Fault";
  if (type.empty())
    return fmt::format("{}{}Exception", operation.optimized != nullptr ? "Amazon" : "", prefix_of(operation));
  if (type.ends_with(kFault)) type.erase(type.size() - kFault.size());
  return type.ends_with("Exception") ? type : type + "Exception";
}

AwsError error_of(const AwsOperation& operation, const HttpResponse& response) {
  if (operation.service->protocol == Protocol::Json) return read_error(response);
  return {element_text(response.body, "Code").value_or(""),
          element_text(response.body, "Message").value_or(response.body)};
}

std::string request_id_of(const AwsOperation& operation, const HttpResponse& response) {
  if (operation.service->protocol == Protocol::Query) {
    if (auto id = element_text(response.body, "RequestId")) return *id;
  }
  return request_id_of(response);
}

CallFailed refusal(const AwsOperation& operation, const HttpResponse& response) {
  const AwsError error = error_of(operation, response);
  const std::string id = request_id_of(operation, response);
  std::string name = fmt::format("{}.{}", prefix_of(operation), exception_of(operation, error.type));
  if (operation.optimized != nullptr) {
    return {std::move(name),
            fmt::format("{} (Service: {}; Status Code: {}; Error Code: {}; Request ID: {}; Proxy: null)",
                        error.message, operation.optimized->shown, response.status, error.type, id)};
  }
  return {std::move(name),
          fmt::format("{} (Service: {}, Status Code: {}, Request ID: {}) (SDK Attempt Count: 1)",
                      error.message, operation.service->errors, response.status, id)};
}

// nullopt when the reply is not what the protocol has.
std::optional<Value> result_of(const AwsOperation& operation, const HttpResponse& response) {
  Value result = Value::object();
  if (operation.service->protocol == Protocol::Query) {
    for (const char* member : {"MessageId", "SequenceNumber"})
      if (auto text = element_text(response.body, member)) result[member] = *text;
    return result.empty() ? std::nullopt : std::optional(std::move(result));
  }
  if (response.body.empty()) return result;
  const auto reply = parse_json(response.body, kJsonDepthCeiling);
  if (!reply || !reply->is_object()) return std::nullopt;
  return in_sdk_spelling(*operation.service, *reply);
}

// Events that were not taken, although the call succeeded.
bool has_failed_entries(const AwsOperation& operation, const Value& result) {
  if (operation.optimized == nullptr || operation.name != "PutEvents") return false;
  const auto count = result.find("FailedEntryCount");
  return count != result.end() && count->is_number() && count->get<double>() > 0;
}

}  // namespace

tl::expected<HttpRequest, CallFailed> aws_request(const AwsOperation& operation, const Payload& parameters,
                                                  const std::string& endpoint) {
  const AwsService& service = *operation.service;
  const Value value = parse_payload(parameters);
  HttpRequest request{.method = "POST",
                      .url = endpoint + "/",
                      .headers = {},
                      .body = nullptr,
                      .allow_plain_http = true,
                      .address_policy = nullptr};
  if (service.protocol == Protocol::Query) {
    auto form = publish_form(value, service.version);
    if (!form) return tl::make_unexpected(CallFailed{asl::error_name::kRuntime, form.error()});
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    request.body = std::make_shared<const std::string>(std::move(*form));
    return request;
  }
  request.headers = {{"Content-Type", fmt::format("application/x-amz-json-{}", service.version)},
                     {"X-Amz-Target", fmt::format("{}.{}", service.target, operation.name)}};
  request.body = std::make_shared<const std::string>(to_wire_json(in_wire_spelling(service, value)));
  return request;
}

CallOutcome aws_outcome(const AwsOperation& operation, const HttpOutcome& outcome) {
  const auto client_error = [&](const std::string& cause) {
    return CallFailed{prefix_of(operation) + ".SdkClientException", cause};
  };
  if (const auto* failure = std::get_if<HttpFailure>(&outcome)) {
    if (failure->kind == HttpFailureKind::TooLarge) {
      return CallFailed{asl::error_name::kDataLimitExceeded,
                        "The result is larger than a result may be: " + failure->message};
    }
    return client_error(fmt::format("Unable to execute HTTP request: {}{}", failure->message,
                                    failure->maybe_delivered ? " (the service may have received it)" : ""));
  }
  const auto& response = std::get<HttpResponse>(outcome);
  if (response.status < 200 || response.status > 299) return refusal(operation, response);
  auto result = result_of(operation, response);
  if (!result) {
    return client_error(
        fmt::format("The answer of the service is not in its protocol (Status Code: {})", response.status));
  }
  if (has_failed_entries(operation, *result)) return CallFailed{"EventBridge.FailedEntry", to_json(*result)};
  if (operation.optimized != nullptr) add_metadata(*result, response, request_id_of(operation, response));
  return CallSucceeded{to_payload(*result)};
}

}  // namespace sfn::integrations
