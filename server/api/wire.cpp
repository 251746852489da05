#include "server/api/wire.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sfn::api {

namespace {

// Clients read what follows the `#`.
std::string namespace_of(const ApiFailure& failure) {
  constexpr std::array<std::string_view, 4> kProtocol{"SerializationException", "UnknownOperationException",
                                                      "InternalFailure", "ServiceUnavailable"};
  const auto& type = failure.error().type;
  if (failure.of_constraints) return "com.amazon.coral.validate#";
  if (type == "ThrottlingException") return "com.amazon.coral.availability#";
  if (std::ranges::find(kProtocol, type) != kProtocol.end()) return "com.amazon.coral.service#";
  return "com.amazonaws.swf.service.v2.model#";
}

}  // namespace

void add_time(JsonObjectText& object, std::string_view key, TimePoint time) {
  const auto millis = time.time_since_epoch().count();
  object.add_json(key, fmt::format("{}.{:03}", millis / 1000, millis % 1000));
}

std::string take_body(JsonObjectText& object) {
  return object.take().value_or("{}");
}

int status_of(std::string_view error_type) {
  if (error_type == "InternalFailure") return 500;
  if (error_type == "ServiceUnavailable") return 503;
  return 400;
}

http::Reply json_reply(std::string body, std::string_view request_id) {
  http::Reply reply;
  reply.content_type = "application/x-amz-json-1.0";
  reply.headers.emplace_back("x-amzn-RequestId", request_id);
  reply.body = std::move(body);
  return reply;
}

http::Reply error_reply(const ApiFailure& failure, std::string_view request_id) {
  JsonObjectText body;
  body.add_string("__type", namespace_of(failure) + failure.error().type);
  if (!failure.error().message.empty()) body.add_string("message", failure.error().message);
  if (failure.reason) body.add_string("reason", *failure.reason);
  if (failure.resource_name) body.add_string("resourceName", *failure.resource_name);
  auto reply = json_reply(take_body(body), request_id);
  reply.status = status_of(failure.error().type);
  return reply;
}

}  // namespace sfn::api
