#include "engine/asl/choice_operators.h"

#include <algorithm>
#include <compare>
#include <string>

#include "engine/asl/string_matches.h"
#include "engine/value/time.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Subject = Operator::Subject;
using Test = Operator::Test;

constexpr Operator kOperators[] = {
    {"StringEquals", Subject::String, Test::Equals},
    {"StringLessThan", Subject::String, Test::LessThan},
    {"StringGreaterThan", Subject::String, Test::GreaterThan},
    {"StringLessThanEquals", Subject::String, Test::LessThanEquals},
    {"StringGreaterThanEquals", Subject::String, Test::GreaterThanEquals},
    {"NumericEquals", Subject::Number, Test::Equals},
    {"NumericLessThan", Subject::Number, Test::LessThan},
    {"NumericGreaterThan", Subject::Number, Test::GreaterThan},
    {"NumericLessThanEquals", Subject::Number, Test::LessThanEquals},
    {"NumericGreaterThanEquals", Subject::Number, Test::GreaterThanEquals},
    {"BooleanEquals", Subject::Boolean, Test::Equals},
    {"TimestampEquals", Subject::Timestamp, Test::Equals},
    {"TimestampLessThan", Subject::Timestamp, Test::LessThan},
    {"TimestampGreaterThan", Subject::Timestamp, Test::GreaterThan},
    {"TimestampLessThanEquals", Subject::Timestamp, Test::LessThanEquals},
    {"TimestampGreaterThanEquals", Subject::Timestamp, Test::GreaterThanEquals},
    {"StringEqualsPath", Subject::String, Test::Equals, true},
    {"StringLessThanPath", Subject::String, Test::LessThan, true},
    {"StringGreaterThanPath", Subject::String, Test::GreaterThan, true},
    {"StringLessThanEqualsPath", Subject::String, Test::LessThanEquals, true},
    {"StringGreaterThanEqualsPath", Subject::String, Test::GreaterThanEquals, true},
    {"NumericEqualsPath", Subject::Number, Test::Equals, true},
    {"NumericLessThanPath", Subject::Number, Test::LessThan, true},
    {"NumericGreaterThanPath", Subject::Number, Test::GreaterThan, true},
    {"NumericLessThanEqualsPath", Subject::Number, Test::LessThanEquals, true},
    {"NumericGreaterThanEqualsPath", Subject::Number, Test::GreaterThanEquals, true},
    {"BooleanEqualsPath", Subject::Boolean, Test::Equals, true},
    {"TimestampEqualsPath", Subject::Timestamp, Test::Equals, true},
    {"TimestampLessThanPath", Subject::Timestamp, Test::LessThan, true},
    {"TimestampGreaterThanPath", Subject::Timestamp, Test::GreaterThan, true},
    {"TimestampLessThanEqualsPath", Subject::Timestamp, Test::LessThanEquals, true},
    {"TimestampGreaterThanEqualsPath", Subject::Timestamp, Test::GreaterThanEquals, true},
    {"StringMatches", Subject::String, Test::Matches},
    {"IsNull", Subject::Null, Test::Is},
    {"IsPresent", Subject::Presence, Test::Is},
    {"IsNumeric", Subject::Number, Test::Is},
    {"IsString", Subject::String, Test::Is},
    {"IsBoolean", Subject::Boolean, Test::Is},
    {"IsTimestamp", Subject::Timestamp, Test::Is},
};
static_assert(std::size(kOperators) == 39);

std::optional<TimePoint> timestamp_of(const Value& value) {
  if (!value.is_string()) return std::nullopt;
  return parse_iso8601(value.get_ref<const std::string&>());
}

bool is_a(const Value& value, Subject subject) {
  switch (subject) {
    case Subject::String: return value.is_string();
    case Subject::Number: return value.is_number();
    case Subject::Boolean: return value.is_boolean();
    case Subject::Timestamp: return timestamp_of(value).has_value();
    case Subject::Null: return value.is_null();
    case Subject::Presence: return true;
  }
  return false;
}

std::int64_t text_bytes(const Value& value) {
  return value.is_string() ? static_cast<std::int64_t>(value.get_ref<const std::string&>().size()) : 0;
}

// The fourth to ninth digit of the fraction, which a TimePoint has no room for.
std::string sub_millis(const std::string& timestamp) {
  const auto dot = timestamp.find('.');
  if (dot == std::string::npos) return std::string(6, '0');
  const auto end = timestamp.find_first_not_of("0123456789", dot + 1);
  std::string digits = timestamp.substr(dot + 1, end - dot - 1);
  digits.resize(9, '0');
  return digits.substr(3);
}

// Instants, whatever their offsets are.
std::strong_ordering compare_timestamps(const Value& a, const Value& b) {
  const auto order = *timestamp_of(a) <=> *timestamp_of(b);
  if (order != 0) return order;
  return sub_millis(a.get_ref<const std::string&>()) <=> sub_millis(b.get_ref<const std::string&>());
}

// Precondition: both are a `subject`.
std::partial_ordering order_of(Subject subject, const Value& a, const Value& b) {
  switch (subject) {
    case Subject::String:
      return compare_utf16(a.get_ref<const std::string&>(), b.get_ref<const std::string&>()) <=> 0;
    case Subject::Number: return a.get<double>() <=> b.get<double>();
    case Subject::Boolean: return a.get<bool>() <=> b.get<bool>();
    case Subject::Timestamp: return compare_timestamps(a, b);
    case Subject::Null:
    case Subject::Presence: return std::partial_ordering::unordered;
  }
  return std::partial_ordering::unordered;
}

bool holds(Test test, std::partial_ordering order) {
  switch (test) {
    case Test::Equals: return order == 0;
    case Test::LessThan: return order < 0;
    case Test::GreaterThan: return order > 0;
    case Test::LessThanEquals: return order <= 0;
    case Test::GreaterThanEquals: return order >= 0;
    case Test::Matches:
    case Test::Is: return false;
  }
  return false;
}

Result<bool> match_pattern(const std::string& text, const std::string& pattern) {
  const auto matched = string_matches(text, pattern);
  if (!matched) {
    return runtime_failure("The pattern '" + pattern +
                           "' of StringMatches has a backslash before a character other "
                           "than '*' and '\\'.");
  }
  return *matched;
}

}  // namespace

std::span<const Operator> choice_operators() {
  return kOperators;
}

Result<bool> compare(const Operator& op, const Value& variable, const Value& operand, WorkMeter& meter) {
  if (op.test == Test::Is) return is_a(variable, op.subject) == operand.get<bool>();
  if (!is_a(variable, op.subject) || !is_a(operand, op.subject)) return false;
  const std::int64_t bytes = text_bytes(variable) + text_bytes(operand);
  if (!meter.spend(op.test == Test::Matches ? bytes * limits::kSearchedByteWork
                                            : bytes / limits::kBytesPerWork)) {
    return runtime_failure("The choice state compares more than this service evaluates.");
  }
  if (op.test == Test::Matches) {
    return match_pattern(variable.get_ref<const std::string&>(), operand.get_ref<const std::string&>());
  }
  return holds(op.test, order_of(op.subject, variable, operand));
}

}  // namespace sfn::asl
