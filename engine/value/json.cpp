#include "engine/value/json.h"

#include <simdjson.h>

#include "engine/value/check.h"
#include "engine/value/json_builder.h"
#include "engine/value/json_error.h"
#include "engine/value/value.h"

namespace sfn {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

simdjson::simdjson_result<dom::element> read(dom::parser& parser, std::string_view text, int depth_max) {
  if (const auto error = parser.allocate(text.size(), static_cast<std::size_t>(depth_max))) return error;
  return parser.parse(text.data(), text.size());
}

Value built(dom::element element);

Value built(const dom::object& read) {
  Value object = Value::object();
  object.reserve(read.size());
  for (const auto member : read)
    object[member.key] = built(member.value);  // of a doubled name the last value, at the place of the first
  return object;
}

Value built(const dom::array& read) {
  Value array = Value::array();
  array.reserve(read.size());
  for (const auto element : read)
    array.push_back(built(element));
  return array;
}

Value built(dom::element element) {
  switch (element.type()) {
    case dom::element_type::NULL_VALUE: return nullptr;
    case dom::element_type::BOOL: return bool(element);
    case dom::element_type::INT64: return std::int64_t(element);
    case dom::element_type::UINT64: return std::uint64_t(element);
    case dom::element_type::DOUBLE: return double(element);
    case dom::element_type::STRING: return std::string_view(element);
    case dom::element_type::ARRAY: return built(dom::array(element));
    case dom::element_type::OBJECT: return built(dom::object(element));
  }
  check(false, "simdjson knows no other type");
  return nullptr;
}

}  // namespace

tl::expected<Value, JsonError> parse_json(std::string_view text, int depth_max) {
  dom::parser parser;
  dom::element document;
  if (read(parser, text, depth_max).get(document) == simdjson::SUCCESS) return built(document);
  JsonBuilder builder(depth_max);
  // A byte order mark is let through here, Jackson and simdjson refuse it.
  if (!text.starts_with(kByteOrderMark) && follow_json(text, builder)) return builder.take();
  if (builder.too_deep()) return tl::make_unexpected(JsonError{json_too_deep_text(depth_max)});
  return tl::make_unexpected(JsonError{json_error_text(text)});
}

Value parse_payload(const Payload& payload) {
  auto value = parse_json(payload.text(), kJsonDepthCeiling);
  check(value.has_value(), "a payload is valid JSON");
  return std::move(*value);
}

tl::expected<void, JsonError> check_json(std::string_view text, int depth_max) {
  dom::parser parser;
  if (read(parser, text, depth_max).error() == simdjson::SUCCESS) return {};
  return parse_json(text, depth_max).map([](const Value&) {});
}

Payload to_payload(const Value& value) {
  return Payload(to_json(value));
}

}  // namespace sfn
