#include "engine/asl/intrinsics/arguments.h"

#include <cmath>
#include <limits>
#include <optional>

#include "engine/value/check.h"
#include "engine/value/json.h"

namespace sfn::asl::intrinsics {
namespace {

// To the nearest integer, halves upwards, as recorded for MathAdd (-1.5 is -1); nullopt beyond 64 bits.
// Exactly so for every double: adding a half first would round what lies just below it.
std::optional<std::int64_t> rounded(const Value& number) {
  if (!number.is_number_float()) {
    const auto bits = number.get<std::uint64_t>();
    const bool too_large = compare_numbers(number, Value(std::numeric_limits<std::int64_t>::max())) > 0;
    return too_large ? std::nullopt : std::optional(static_cast<std::int64_t>(bits));
  }
  const auto exact = number.get<double>();
  double whole = std::floor(exact);
  if (exact - whole >= 0.5) whole += 1;
  if (!(whole >= -0x1p63 && whole < 0x1p63)) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

bool is_int32(std::int64_t number) {
  return number >= std::numeric_limits<std::int32_t>::min() &&
         number <= std::numeric_limits<std::int32_t>::max();
}

std::string_view type_of(const Value& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "a boolean";
  if (value.is_number()) return "a number";
  if (value.is_string()) return "a string";
  return value.is_array() ? "an array" : "an object";
}

bool has_type(const Value& value, Kind kind) {
  switch (kind) {
    case Kind::Any: return true;
    case Kind::String: return value.is_string();
    case Kind::Array: return value.is_array();
    case Kind::Object: return value.is_object();
    case Kind::Boolean: return value.is_boolean();
    case Kind::Index:
    case Kind::Rounded:
    case Kind::Seed: return value.is_number();
  }
  return false;
}

std::string_view type_of(Kind kind) {
  switch (kind) {
    case Kind::Any: return "anything";
    case Kind::String: return "a string";
    case Kind::Array: return "an array";
    case Kind::Object: return "an object";
    case Kind::Boolean: return "a boolean";
    case Kind::Index:
    case Kind::Rounded:
    case Kind::Seed: return "a number";
  }
  return "";
}

// What is wrong with a number; empty if nothing is.
std::string problem_with_number(const Value& number, Kind kind) {
  const auto integer = rounded(number);
  if (kind == Kind::Rounded && (!integer || !is_int32(*integer)))
    return "must be between -2147483648 and 2147483647";
  if (kind == Kind::Seed && !integer) return "must be an integer of 64 bits";
  if (kind == Kind::Index && (!integer || *integer < 0 || compare_numbers(number, Value(*integer)) != 0))
    return "must be an integer that is not negative";
  return {};
}

}  // namespace

Result<void> Arguments::check_kinds() const {
  const auto& kinds = call_.function->kinds;
  for (std::size_t i = 0; i < values_.size() && i < kinds.size(); ++i) {
    const Value& value = values_[i];
    if (!has_type(value, kinds[i])) {
      return fail_argument(
          i, "must be " + std::string(type_of(kinds[i])) + ", and is " + std::string(type_of(value)));
    }
    if (!value.is_number()) continue;
    if (const auto problem = problem_with_number(value, kinds[i]); !problem.empty())
      return fail_argument(i, problem);
  }
  return {};
}

const std::string& Arguments::text(std::size_t index) const {
  return values_[index].get_ref<const std::string&>();
}

const std::string& Arguments::written(std::size_t index) const {
  const auto* quoted = std::get_if<QuotedString>(&call_.arguments[index]);
  return quoted != nullptr ? quoted->written : text(index);
}

std::int64_t Arguments::integer(std::size_t index) const {
  return rounded(values_[index]).value();
}

Bytes16 Arguments::random_bytes() const {
  check(scope_.random_bytes != nullptr, "a random function is evaluated without a source of randomness");
  return scope_.random_bytes();
}

tl::unexpected<AslError> Arguments::fail(const std::string& why) const {
  return intrinsic_failure("Invalid arguments in " + std::string(call_.function->name) + ": " + why + ".");
}

tl::unexpected<AslError> Arguments::fail_argument(std::size_t index, const std::string& why) const {
  return fail("argument " + std::to_string(index + 1) + " " + why);
}

}  // namespace sfn::asl::intrinsics
