// The field tables of choice rules (asl-reference 11). A rule is a comparison or a combination of rules;
// which one it is decides on its fields, and only a rule that stands in Choices itself has a Next.
#pragma once

#include "engine/asl/fields.h"

namespace sfn::asl {

enum class RuleLevel { Top, Nested };

// Null when `json` is not exactly one of And, Or, Not and a comparison, which is reported.
[[nodiscard]] const Schema* choice_rule_schema(const Value& json, const Location& location, RuleLevel level,
                                               Diagnostics& diagnostics);

// Of a rule of a JSONata state.
[[nodiscard]] const Schema& jsonata_rule_schema();

}  // namespace sfn::asl
