// The 39 comparison operators of a choice rule (asl-reference 11): 16 with a literal operand, their 16
// `...Path` twins, StringMatches and the six type tests. Types are strict: a value of another type than the
// operator's makes the comparison false, it never fails.
#pragma once

#include <span>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/work_meter.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

struct Operator {
  // What the variable is compared or tested as.
  enum class Subject { String, Number, Boolean, Timestamp, Null, Presence };
  enum class Test { Equals, LessThan, GreaterThan, LessThanEquals, GreaterThanEquals, Matches, Is };
  std::string_view name;
  Subject subject;
  Test test;
  bool by_path = false;  // the operand is a path to the value
};

[[nodiscard]] std::span<const Operator> choice_operators();

// Precondition: not IsPresent, which needs no value. `operand` is the literal, or what its path found; its
// type is right if it is a literal. Fails for a StringMatches pattern with an illegal escape, and when the
// meter runs out.
[[nodiscard]] Result<bool> compare(const Operator& op, const Value& variable, const Value& operand,
                                   WorkMeter& meter);

}  // namespace sfn::asl
