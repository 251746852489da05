// JSON text to Value and back, and the check of text that stays text. Parsing is strict RFC 8259 with a depth
// limit; of a doubled member the last one counts, at the place of the first. Errors carry the text AWS's JSON
// library (Jackson) shows for them, because clients see it (json_error.h).
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/value/payload.h"
#include "engine/value/value_fwd.h"

namespace sfn {

// Nesting that any document may have unless a setting says otherwise; deeper ones are refused (Jackson:
// 1000).
inline constexpr int kJsonDepthMax = 500;
// What a setting may raise that to: walks over documents are recursive. What is stored is read up to here, so
// that lowering the setting loses nothing.
inline constexpr int kJsonDepthCeiling = 2'000;

struct JsonError {
  // Jackson's text, such as: Unrecognized token 'not': was expecting (JSON String, Number, ...)
  std::string message;
};

// Integers beyond 64 bits become doubles. Refused beside what RFC 8259 refuses: a double beyond the range,
// half a surrogate pair (no text could be written back for it), a byte order mark.
[[nodiscard]] tl::expected<Value, JsonError> parse_json(std::string_view text, int depth_max = kJsonDepthMax);

// A payload that is known to be valid JSON (it was checked when it came in, or this program wrote it).
[[nodiscard]] Value parse_payload(const Payload& payload);

// Accepts exactly what parse_json accepts, without building a Value. (Both read with simdjson, and try what
// it refuses with nlohmann.)
[[nodiscard]] tl::expected<void, JsonError> check_json(std::string_view text, int depth_max = kJsonDepthMax);

// Compact JSON text, no blanks, raw UTF-8, member order kept; doubles as Java prints them (`1.0`, `1.0E10`).
[[nodiscard]] std::string to_json(const Value& value);
[[nodiscard]] Payload to_payload(const Value& value);
// The same, given up soon after the text has passed `bytes_max`: a value that shares its parts may stand for
// far more text than there is memory. Longer than `bytes_max` then, and no JSON.
[[nodiscard]] std::string to_json(const Value& value, std::size_t bytes_max);
// The same with doubles as clients of the API are used to read times: without an exponent (`1700000000.5`).
[[nodiscard]] std::string to_wire_json(const Value& value);

// Whether the value could not be read back from its text because of kJsonDepthMax. Whoever puts values into
// other values asks this before the result becomes a payload: a loop of states can nest without end.
// `levels_above` is how deep the value itself is put.
[[nodiscard]] bool is_too_deep(const Value& value, int levels_above = 0);

// Equality of JSON values: member order does not matter, numbers compare by value (`1` equals `1.0`).
[[nodiscard]] bool same_value(const Value& a, const Value& b);

// Order of two numbers by value, exact for integers. Precondition: both are numbers. NaN cannot occur.
[[nodiscard]] int compare_numbers(const Value& a, const Value& b);

}  // namespace sfn
