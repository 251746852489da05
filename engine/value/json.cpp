#include "engine/value/json.h"

#include <simdjson.h>

#include "engine/value/check.h"
#include "engine/value/json_builder.h"
#include "engine/value/json_error.h"
#include "engine/value/value.h"

namespace sfn {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool simdjson_accepts(std::string_view text) {
  simdjson::dom::parser parser;
  if (parser.allocate(text.size(), kJsonDepthMax)) return false;
  return parser.parse(text.data(), text.size()).error() == simdjson::SUCCESS;
}

}  // namespace

tl::expected<Value, JsonError> parse_json(std::string_view text) {
  JsonBuilder builder;
  // nlohmann skips a byte order mark, Jackson and simdjson refuse it.
  if (!text.starts_with(kByteOrderMark) && Value::sax_parse(text.begin(), text.end(), &builder))
    return builder.take();
  if (builder.too_deep()) return tl::make_unexpected(JsonError{json_too_deep_text()});
  return tl::make_unexpected(JsonError{json_error_text(text)});
}

Value parse_payload(const Payload& payload) {
  auto value = parse_json(payload.text());
  check(value.has_value(), "a payload is valid JSON");
  return std::move(*value);
}

tl::expected<void, JsonError> check_json(std::string_view text) {
  if (simdjson_accepts(text)) return {};
  return parse_json(text).map([](const Value&) {});
}

Payload to_payload(const Value& value) {
  return Payload(to_json(value));
}

}  // namespace sfn
