#include "server/integrations/aws_reply.h"

#include <map>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::integrations {

namespace {

// The names of headers, which come in lower case, as AWS spells them.
std::string spelled(const std::string& name) {
  static const std::map<std::string, std::string> kNames = {
      {"connection", "Connection"},
      {"content-length", "Content-Length"},
      {"content-type", "Content-Type"},
      {"date", "Date"},
      {"server", "Server"},
      {"x-amz-executed-version", "X-Amz-Executed-Version"},
      {"x-amz-function-error", "X-Amz-Function-Error"},
      {"x-amz-log-result", "X-Amz-Log-Result"},
      {"x-amzn-remapped-content-length", "x-amzn-Remapped-Content-Length"},
      {"x-amzn-requestid", "x-amzn-RequestId"},
      {"x-amzn-trace-id", "X-Amzn-Trace-Id"}};
  const auto found = kNames.find(name);
  return found == kNames.end() ? name : found->second;
}

std::string text_in(const Value& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

// `com.amazonaws.sqs#QueueDoesNotExist`, `ValidationException:http://internal.amazon.com/...`
std::string bare(std::string type) {
  type = type.substr(0, type.find(':'));
  return type.substr(type.rfind('#') + 1);
}

}  // namespace

void add_metadata(Value& result, const HttpResponse& response, const std::string& request_id) {
  Value all = Value::object();
  Value first = Value::object();
  for (const auto& [name, value] : response.headers) {
    Value& values = all[spelled(name)];
    if (values.is_null()) {
      values = Value::array();
      first[spelled(name)] = value;
    }
    values.push_back(value);
  }
  result["SdkHttpMetadata"] = {{"AllHttpHeaders", std::move(all)},
                               {"HttpHeaders", std::move(first)},
                               {"HttpStatusCode", response.status}};
  result["SdkResponseMetadata"] = {{"RequestId", request_id}};
}

std::string request_id_of(const HttpResponse& response) {
  return std::string(response.header("x-amzn-requestid"));
}

AwsError read_error(const HttpResponse& response) {
  AwsError error{bare(std::string(response.header("x-amzn-errortype"))),
                 response.body.empty() ? "The service gives no reason" : response.body};
  const auto body = parse_json(response.body, kJsonDepthCeiling);
  if (!body || !body->is_object()) return error;
  if (error.type.empty()) error.type = bare(text_in(*body, "__type"));
  for (const char* name : {"message", "Message"})
    if (body->contains(name)) error.message = text_in(*body, name);
  return error;
}

}  // namespace sfn::integrations
