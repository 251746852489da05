// The parameters of an HTTP task, read and checked.
#include <algorithm>

#include <fmt/format.h>

#include "engine/asl/asl_error.h"
#include "engine/value/json.h"
#include "server/integrations/http_task_request.h"
#include "server/integrations/text.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

namespace {

template <class T>
using Read = tl::expected<T, CallFailed>;

tl::unexpected<CallFailed> wrong(std::string cause) {
  return tl::make_unexpected(CallFailed{asl::error_name::kRuntime, std::move(cause)});
}

constexpr std::string_view kMembers[] = {"ApiEndpoint",      "Method",   "Authentication",
                                         "InvocationConfig", "Headers",  "QueryParameters",
                                         "RequestBody",      "Transform"};
constexpr std::string_view kMethods[] = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"};

// Headers that say how a message is sent, from where and for whom; AWS's list.
constexpr std::string_view kForbiddenHeaders[] = {"a-im",
                                                  "accept-charset",
                                                  "accept-datetime",
                                                  "accept-encoding",
                                                  "authorization",
                                                  "cache-control",
                                                  "connection",
                                                  "content-encoding",
                                                  "content-md5",
                                                  "date",
                                                  "expect",
                                                  "forwarded",
                                                  "from",
                                                  "host",
                                                  "http2-settings",
                                                  "if-match",
                                                  "if-none-match",
                                                  "if-modified-since",
                                                  "if-range",
                                                  "if-unmodified-since",
                                                  "max-forwards",
                                                  "origin",
                                                  "pragma",
                                                  "proxy-authorization",
                                                  "referer",
                                                  "server",
                                                  "te",
                                                  "trailer",
                                                  "upgrade",
                                                  "transfer-encoding",
                                                  "via",
                                                  "warning"};
constexpr std::string_view kForbiddenPrefixes[] = {"x-forwarded-", "x-amz-", "x-amzn-"};

bool is_forbidden(const std::string& header) {
  const auto name = lower_case(header);
  return std::ranges::find(kForbiddenHeaders, name) != std::end(kForbiddenHeaders) ||
         std::ranges::any_of(kForbiddenPrefixes, [&](auto prefix) { return name.starts_with(prefix); });
}

// Null for a member that is absent.
Value member(const Value& object, std::string_view name) {
  return object.is_object() ? object.value(name, Value()) : Value();
}

Read<std::string> text_of(const Value& parameters, std::string_view name) {
  const Value text = member(parameters, name);
  if (text.is_null()) return wrong(fmt::format("The field '{}' is required but was missing.", name));
  if (!text.is_string() || text.get<std::string>().empty())
    return wrong(fmt::format("The field '{}' must be a string that is not empty.", name));
  return text.get<std::string>();
}

Read<std::string> method_of(const Value& parameters) {
  auto method = text_of(parameters, "Method");
  if (method && std::ranges::find(kMethods, *method) == std::end(kMethods))
    return wrong(
        fmt::format("The field 'Method' is '{}', which is not GET, POST, PUT, DELETE, PATCH, OPTIONS "
                    "or HEAD.",
                    *method));
  return method;
}

Read<std::optional<std::string>> connection_of(const Value& parameters) {
  for (const char* name : {"InvocationConfig", "Authentication"}) {
    if (member(parameters, name).is_null()) continue;
    auto arn = text_of(member(parameters, name), "ConnectionArn");
    if (!arn) return tl::make_unexpected(arn.error());
    return *std::move(arn);
  }
  return std::nullopt;
}

// Names and values of an object; an array is several values of one name.
Read<HeaderFields> pairs_of(const Value& object, std::string_view field) {
  if (!object.is_object()) return wrong(fmt::format("The field '{}' must be an object.", field));
  HeaderFields pairs;
  for (const auto& [name, value] : object.items()) {
    const Value values = value.is_array() ? value : Value::array({value});
    for (const Value& each : values) {
      if (each.is_null() || each.is_structured())
        return wrong(fmt::format(
            "The value of '{}' in the field '{}' must be a string or an array of strings.", name, field));
      pairs.emplace_back(name, each.is_string() ? each.get<std::string>() : to_json(each));
    }
  }
  return pairs;
}

Read<HeaderFields> headers_of(const Value& parameters) {
  const Value given = member(parameters, "Headers");
  if (given.is_null()) return HeaderFields();
  auto headers = pairs_of(given, "Headers");
  if (!headers) return headers;
  for (const auto& [name, value] : *headers) {
    if (is_forbidden(name)) return wrong(fmt::format("The header '{}' can't be set by an HTTP task.", name));
  }
  return headers;
}

Read<std::string> query_of(const Value& parameters) {
  const Value given = member(parameters, "QueryParameters");
  if (given.is_null()) return std::string();
  if (given.is_string()) {
    const auto text = given.get<std::string>();
    return text.starts_with('?') ? text.substr(1) : text;
  }
  const auto pairs = pairs_of(given, "QueryParameters");
  if (!pairs) return tl::make_unexpected(pairs.error());
  std::string query;
  for (const auto& [name, value] : *pairs)
    query += fmt::format("{}{}={}", query.empty() ? "" : "&", percent_encode(name), percent_encode(value));
  return query;
}

Read<std::optional<ArrayFormat>> form_of(const Value& parameters) {
  const Value transform = member(parameters, "Transform");
  const Value encoding = member(transform, "RequestBodyEncoding");
  if (!transform.is_null() && !transform.is_object())
    return wrong("The field 'Transform' must be an object.");
  if (encoding.is_null() || encoding == Value("NONE")) return std::nullopt;
  if (encoding != Value("URL_ENCODED"))
    return wrong("The field 'RequestBodyEncoding' must be NONE or URL_ENCODED.");
  const Value format = member(member(transform, "RequestEncodingOptions"), "ArrayFormat");
  if (format.is_null() || format == Value("INDICES")) return ArrayFormat::Indices;
  if (format == Value("REPEAT")) return ArrayFormat::Repeat;
  if (format == Value("COMMAS")) return ArrayFormat::Commas;
  if (format == Value("BRACKETS")) return ArrayFormat::Brackets;
  return wrong("The field 'ArrayFormat' must be INDICES, REPEAT, COMMAS or BRACKETS.");
}

}  // namespace

tl::expected<HttpTask, CallFailed> read_http_task(const Payload& payload) {
  const Value parameters = parse_payload(payload);
  if (!parameters.is_object()) return wrong("The parameters of an HTTP task must be an object.");
  for (const auto& [name, value] : parameters.items()) {
    if (std::ranges::find(kMembers, name) == std::end(kMembers))
      return wrong(fmt::format("The field '{}' is not known to HTTP tasks.", name));
  }
  auto endpoint = text_of(parameters, "ApiEndpoint");
  if (!endpoint) return tl::make_unexpected(endpoint.error());
  auto method = method_of(parameters);
  if (!method) return tl::make_unexpected(method.error());
  auto connection = connection_of(parameters);
  if (!connection) return tl::make_unexpected(connection.error());
  auto headers = headers_of(parameters);
  if (!headers) return tl::make_unexpected(headers.error());
  auto query = query_of(parameters);
  if (!query) return tl::make_unexpected(query.error());
  const auto form = form_of(parameters);
  if (!form) return tl::make_unexpected(form.error());
  HttpTask task{.endpoint = *std::move(endpoint),
                .method = *std::move(method),
                .connection = *std::move(connection),
                .headers = *std::move(headers),
                .query = *std::move(query),
                .body = {},
                .form = *form};
  if (const Value body = member(parameters, "RequestBody"); !body.is_null()) task.body = body;
  return task;
}

}  // namespace sfn::integrations
