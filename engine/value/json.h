// JSON text to Value and back, and the check of text that stays text. Parsing is strict RFC 8259 with a depth
// limit; errors carry the text AWS's JSON library (Jackson) shows for them, because clients see it.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/value/payload.h"
#include "engine/value/value_fwd.h"

namespace sfn {

// Nesting that any document may have; deeper ones are refused (stack use of recursive walks; Jackson: 1000).
inline constexpr int kJsonDepthMax = 500;

struct JsonError {
  // Jackson's text, such as: Unrecognized token 'not': was expecting (JSON String, Number, ...)
  std::string message;
};

[[nodiscard]] tl::expected<Value, JsonError> parse_json(std::string_view text);

// A payload that is known to be valid JSON (it was checked when it came in, or this program wrote it).
[[nodiscard]] Value parse_payload(const Payload& payload);

// nullopt-like: no value when the text is one JSON value, else the error. Does not build a DOM (simdjson;
// numbers that simdjson refuses are tried with nlohmann).
[[nodiscard]] tl::expected<void, JsonError> check_json(std::string_view text);

// Compact JSON text, no blanks, raw UTF-8, member order kept.
[[nodiscard]] std::string to_json(const Value& value);
[[nodiscard]] Payload to_payload(const Value& value);

}  // namespace sfn
