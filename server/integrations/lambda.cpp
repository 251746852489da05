#include "server/integrations/lambda.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/asl/asl_error.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/aws_reply.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

namespace {

// The longest that a function may take on AWS; the task's own time ends before, if it has one.
constexpr Millis kInvokeTimeout{900'000};
constexpr const char* kUnknown = "Lambda.Unknown";

// `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`; nullopt for anything else.
struct FunctionArn {
  std::string region, account, name;
  std::optional<std::string> qualifier;
};
std::optional<FunctionArn> read_arn(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto colon = std::min(text.find(':', at), text.size());
    parts.push_back(text.substr(at, colon - at));
    at = colon + 1;
  }
  if (parts.size() < 7 || parts.size() > 8 || parts[0] != "arn" || parts[2] != "lambda" ||
      parts[5] != "function")
    return std::nullopt;
  FunctionArn arn{parts[3], parts[4], parts[6], std::nullopt};
  if (parts.size() == 8) arn.qualifier = parts[7];
  return arn;
}

// Servers for development know names only, so an ARN of our own account and region becomes one.
void set_function(LambdaCall& call, const std::string& named, const ArnScope& scope) {
  call.function = named;
  const auto arn = read_arn(named);
  if (!arn || arn->region != scope.region || arn->account != scope.account) return;
  call.function = arn->name;
  if (arn->qualifier) call.qualifier = arn->qualifier;
}

std::optional<std::string> text_in(const Value& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

Payload payload_of(const std::string& body) {
  if (body.empty()) return Payload("null");
  return check_json(body, kJsonDepthCeiling) ? Payload(body) : to_payload(Value(body));
}

Payload described(const HttpResponse& response) {
  Value result = Value::object();
  const std::string version(response.header("x-amz-executed-version"));
  if (!version.empty()) result["ExecutedVersion"] = version;
  const std::string log(response.header("x-amz-log-result"));
  if (!log.empty()) result["LogResult"] = log;
  result["Payload"] = response.body.empty() ? Value("") : parse_payload(payload_of(response.body));
  add_metadata(result, response, request_id_of(response));
  result["StatusCode"] = response.status;
  return to_payload(result);
}

CallFailed function_error(const std::string& body) {
  const auto parsed = parse_json(body, kJsonDepthCeiling);
  if (parsed && parsed->is_object()) {
    if (auto type = text_in(*parsed, "errorType")) return {std::move(type), body};
  }
  return {
      kUnknown,
      "The cause could not be determined because Lambda did not return an error type. Returned payload: " +
          body};
}

CallFailed refusal(const HttpResponse& response) {
  AwsError error = read_error(response);
  if (error.type.empty()) error.type = response.status >= 500 ? "ServiceException" : "AWSLambdaException";
  return {"Lambda." + error.type, fmt::format("{} (Service: Lambda, Status Code: {}, Request ID: {})",
                                              error.message, response.status, request_id_of(response))};
}

}  // namespace

tl::expected<LambdaCall, CallFailed> read_lambda_call(std::string_view resource,
                                                      std::string_view resource_type, const Payload& input,
                                                      const ArnScope& scope) {
  LambdaCall read;
  if (resource_type.empty()) {
    read.plain = true;
    read.payload = input.text();
    set_function(read, std::string(resource), scope);
    return read;
  }
  const Value parameters = parse_payload(input);
  const auto function = parameters.is_object() ? text_in(parameters, "FunctionName") : std::nullopt;
  if (!function || function->empty()) {
    return tl::make_unexpected(
        CallFailed{"States.Runtime", "The field 'FunctionName' is required but was missing in Parameters."});
  }
  read.qualifier = text_in(parameters, "Qualifier");
  set_function(read, *function, scope);
  read.invocation_type = text_in(parameters, "InvocationType").value_or("RequestResponse");
  read.client_context = text_in(parameters, "ClientContext");
  read.log_type = text_in(parameters, "LogType");
  const auto payload = parameters.find("Payload");
  if (payload != parameters.end()) read.payload = to_json(*payload);
  return read;
}

std::string function_arn(const LambdaCall& call, const ArnScope& scope) {
  if (call.function.starts_with("arn:")) return call.function;
  return fmt::format("arn:{}:lambda:{}:{}:function:{}{}{}", scope.partition, scope.region, scope.account,
                     call.function, call.qualifier ? ":" : "", call.qualifier.value_or(""));
}

HttpRequest lambda_request(const LambdaCall& call, const std::string& endpoint) {
  std::string url = endpoint;
  while (url.ends_with('/'))
    url.pop_back();
  url += fmt::format("/2015-03-31/functions/{}/invocations", percent_encode(call.function));
  if (call.qualifier) url += "?Qualifier=" + percent_encode(*call.qualifier);
  HttpRequest request{
      .method = "POST",
      .url = std::move(url),
      .headers = {{"Content-Type", "application/json"}, {"X-Amz-Invocation-Type", call.invocation_type}},
      .body = std::make_shared<const std::string>(call.payload),
      .timeout = kInvokeTimeout,
      .allow_plain_http = true,
      .address_policy = nullptr};
  if (call.client_context) request.headers.emplace_back("X-Amz-Client-Context", *call.client_context);
  if (call.log_type) request.headers.emplace_back("X-Amz-Log-Type", *call.log_type);
  return request;
}

CallOutcome lambda_outcome(const LambdaCall& call, const HttpOutcome& outcome) {
  if (const auto* failure = std::get_if<HttpFailure>(&outcome)) {
    if (failure->kind == HttpFailureKind::TooLarge) return result_too_large(failure->message);
    if (!failure->maybe_delivered)
      return CallFailed{"Lambda.SdkClientException",
                        fmt::format("The function could not be called: {}", failure->message)};
    return CallFailed{kUnknown, fmt::format("The function's answer is unknown: {}", failure->message)};
  }
  const auto& response = std::get<HttpResponse>(outcome);
  if (response.status < 200 || response.status > 299) return refusal(response);
  if (!response.header("x-amz-function-error").empty()) return function_error(response.body);
  return CallSucceeded{call.plain ? payload_of(response.body) : described(response)};
}

LambdaConnector::LambdaConnector(HttpClient& client, Options options)
    : client_(client), options_(std::move(options)) {}

void LambdaConnector::submit(const CallStarted& call, OnOutcome done) {
  const auto read = read_lambda_call(call.resource, call.resource_type, call.input, options_.scope);
  if (!read) return done(read.error());
  const TaskRef task{call.execution, call.task};
  open_->add(task);
  if (!read->plain && submit_local(call, *read, done)) return;
  const auto id = client_.submit(signed_request(*read), [open = open_, task, read = *read,
                                                         done = std::move(done)](const HttpOutcome& outcome) {
    open->end(task);
    done(lambda_outcome(read, outcome));
  });
  open_->on_cancel(task, [&client = client_, id] { client.cancel(id); });
}

HttpRequest LambdaConnector::signed_request(const LambdaCall& call) const {
  HttpRequest request = lambda_request(call, options_.endpoint);
  sign_request(request, options_.credentials, {options_.scope.region, "lambda", options_.now()});
  return request;
}

bool LambdaConnector::submit_local(const CallStarted& call, const LambdaCall& read, const OnOutcome& done) {
  const auto local = options_.local ? options_.local(function_arn(read, options_.scope)) : nullptr;
  if (local == nullptr) return false;
  const TaskRef task{call.execution, call.task};
  CallStarted inner = call;
  inner.input = Payload(read.payload.empty() ? "{}" : read.payload);
  open_->on_cancel(task, [local, task] { local->cancel(task); });
  local->submit(inner, [open = open_, task, done](CallOutcome outcome) {
    open->end(task);
    if (const auto* succeeded = std::get_if<CallSucceeded>(&outcome)) {
      outcome = CallSucceeded{to_payload({{"ExecutedVersion", "$LATEST"},
                                          {"Payload", parse_payload(succeeded->output)},
                                          {"StatusCode", 200}})};
    }
    done(std::move(outcome));
  });
  return true;
}

void LambdaConnector::cancel(TaskRef call) {
  open_->cancel(call);
}

}  // namespace sfn::integrations
