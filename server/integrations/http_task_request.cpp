#include "server/integrations/http_task_request.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/asl/asl_error.h"
#include "engine/value/json.h"
#include "server/integrations/text.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

namespace {

using Body = std::shared_ptr<const std::string>;

// AWS asks for as much of an answer as a state may hand on.
constexpr const char* kRange = "bytes=0-262144";
constexpr const char* kJsonType = "application/json; charset=UTF-8";

tl::unexpected<CallFailed> wrong(std::string cause) {
  return tl::make_unexpected(CallFailed{asl::error_name::kRuntime, std::move(cause)});
}

bool is_named(const std::string& name, std::string_view lower_case_name) {
  return lower_case(name) == lower_case_name;
}

HeaderFields headers_of(const HttpTask& task, const std::string& region) {
  HeaderFields headers;
  bool has_type = false;
  for (const auto& field : task.headers) {
    if (is_named(field.first, "user-agent") || is_named(field.first, "range")) continue;
    has_type = has_type || is_named(field.first, "content-type");
    headers.push_back(field);
  }
  if (!has_type) headers.emplace_back("Content-Type", kJsonType);
  headers.emplace_back("User-Agent", "Amazon|StepFunctions|HttpInvoke|" + region);
  headers.emplace_back("Range", kRange);
  return headers;
}

// `a=1&b=2` without the parameters of these names.
std::string without(std::string_view query, const SecretFields& names) {
  std::string kept;
  while (!query.empty()) {
    const auto part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    const auto name = percent_decode(part.substr(0, part.find('=')));
    const bool replaced = std::ranges::any_of(names, [&](const auto& field) { return field.first == name; });
    if (part.empty() || replaced) continue;
    if (!kept.empty()) kept += '&';
    kept += part;
  }
  return kept;
}

// A fragment is not sent, and would swallow what is added.
std::string url_of(const HttpTask& task, const SecretFields& more) {
  std::string url = task.endpoint.substr(0, task.endpoint.find('#'));
  const auto mark = std::min(url.find('?'), url.size());
  std::string query = mark < url.size() ? url.substr(mark + 1) : std::string();
  url.resize(mark);
  const auto add = [&query](const std::string& text) {
    if (!query.empty() && !text.empty()) query += '&';
    query += text;
  };
  add(task.query);
  if (!more.empty()) query = without(query, more);
  for (const auto& [name, value] : more)
    add(percent_encode(name) + "=" + percent_encode(value.reveal()));
  return query.empty() ? url : url + "?" + query;
}

tl::expected<Body, CallFailed> body_of(const HttpTask& task, const SecretFields& more) {
  const bool merges = !more.empty() && task.method != "HEAD";
  if (!task.body && !merges) return nullptr;
  Value body = task.body.value_or(Value::object());
  if (merges && !body.is_object())
    return wrong(
        "The connection has members for the body, so that the field 'RequestBody' must be an object.");
  for (const auto& [name, value] : more) {
    if (merges) body[name] = Value(value.reveal());
  }
  if (!task.form)
    return std::make_shared<const std::string>(body.is_string() ? body.get<std::string>() : to_json(body));
  if (!body.is_object()) return wrong("The field 'RequestBody' must be an object to become a form.");
  auto text = form_text(body, *task.form, kHttpFormBytesMax);
  if (text.size() > kHttpFormBytesMax)
    return tl::make_unexpected(
        CallFailed{asl::error_name::kDataLimitExceeded,
                   fmt::format("The body would be longer than {} bytes as a form.", kHttpFormBytesMax)});
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

tl::expected<HttpRequest, CallFailed> http_task_request(const HttpTask& task, const Connection* connection,
                                                        const std::string& region) {
  static const SecretFields kNone;
  auto body = body_of(task, connection != nullptr ? connection->body : kNone);
  if (!body) return tl::make_unexpected(body.error());
  HttpRequest request;
  request.method = task.method;
  request.url = url_of(task, connection != nullptr ? connection->query : kNone);
  request.headers = headers_of(task, region);
  request.body = *std::move(body);
  return request;
}

void set_headers(HttpRequest& request, const SecretFields& fields) {
  for (const auto& field : fields) {
    const auto name = lower_case(field.first);
    std::erase_if(request.headers, [&](const auto& header) { return is_named(header.first, name); });
  }
  for (const auto& [name, value] : fields)
    request.headers.emplace_back(name, value.reveal());
}

}  // namespace sfn::integrations
