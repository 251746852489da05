// States.Base64Encode, States.Base64Decode, States.Hash.

#include "engine/asl/intrinsics/arguments.h"
#include "engine/value/digest.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"

namespace sfn::asl::intrinsics {
namespace {

// AWS's limit, in the characters of a Java string.
constexpr std::size_t kCharsMax = 10'000;
constexpr const char* kTooLong = "must have no more than 10000 characters";

// Longer than the limit, without reading all of a long text: a character has up to three bytes for each of
// its UTF-16 units.
bool is_too_long(const std::string& text) {
  return text.size() > 3 * kCharsMax || utf16_length(text) > kCharsMax;
}

}  // namespace

Result<Value> base64_encode(Arguments& arguments) {
  const std::string& text = arguments.text(0);
  if (is_too_long(text)) return arguments.fail_argument(0, kTooLong);
  if (!arguments.spend_json(text.size())) return Value();
  return Value(sfn::base64_encode(text));
}

// The bytes are UTF-8, or read as if they were.
Result<Value> base64_decode(Arguments& arguments) {
  const std::string& text = arguments.text(0);
  if (is_too_long(text)) return arguments.fail_argument(0, kTooLong);
  if (!arguments.spend_json(text.size())) return Value();
  return Value(repaired_utf8(base64_decode_lenient(text)));
}

// What is no string is hashed as its JSON text.
Result<Value> hash(Arguments& arguments) {
  const auto algorithm = hash_algorithm(arguments.text(1));
  if (!algorithm) return arguments.fail_argument(1, "must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
  const Value& data = arguments.value(0);
  if (!arguments.spend_walk(data)) return Value();
  const std::string text = data.is_string() ? data.get<std::string>() : to_json(data);
  if (is_too_long(text)) return arguments.fail_argument(0, kTooLong);
  if (!arguments.spend_json(text.size())) return Value();
  return Value(hash_hex(*algorithm, text));
}

}  // namespace sfn::asl::intrinsics
