#include "tests/property/rule_maker.h"

#include "tests/property/interpreter/timestamp.h"

namespace sfn::property {
namespace {

using Want = PathPicker::Want;

const std::vector<std::string> kComparisons = {"Equals", "LessThan", "GreaterThan", "LessThanEquals",
                                               "GreaterThanEquals"};

}  // namespace

Value RuleMaker::rule(int depth) {
  if (depth == 0 || random_.percent(65)) return comparison();
  Value outer = Value::object();
  if (random_.percent(30)) {
    outer["Not"] = rule(depth - 1);
    return outer;
  }
  Value parts = Value::array();
  for (auto n = 1 + random_.below(3); n > 0; --n)
    parts.push_back(rule(depth - 1));
  outer[random_.percent(50) ? "And" : "Or"] = parts;
  return outer;
}

Value RuleMaker::comparison() {
  if (random_.percent(30)) return type_test();
  if (random_.percent(15)) return pattern_test();
  const std::string variable = picker_.reference(random_.pick(
      std::vector{Want::Any, Want::Number, Want::Number, Want::String, Want::Boolean, Want::Timestamp}));
  const Value sample = picker_.sample_at(variable);
  const bool other_family = random_.percent(10);
  if (sample.is_number() != other_family) return comparison_of("Numeric", Want::Number, variable);
  if (sample.is_boolean()) return comparison_of("Boolean", Want::Boolean, variable);
  if (timestamp(sample)) return comparison_of("Timestamp", Want::Timestamp, variable);
  return comparison_of("String", Want::String, variable);
}

Value RuleMaker::comparison_of(const std::string& family, Want want, const std::string& variable) {
  static const std::vector<std::string> kTimes = {"2026-01-01T00:00:07Z", "2026-01-01T02:00:07.25+02:00",
                                                  "2025-06-30T12:00:00Z"};
  Value rule = Value::object();
  rule["Variable"] = variable;
  const std::string op = family + (family == "Boolean" ? "Equals" : random_.pick(kComparisons));
  if (random_.percent(30)) {
    rule[op + "Path"] = picker_.reference(want);
    return rule;
  }
  const Value sample = picker_.sample_at(variable);
  if (want == Want::Boolean) {
    rule[op] = random_.percent(50);
  } else if (want == Want::Timestamp) {
    rule[op] = random_.pick(kTimes);
  } else if (want == Want::Number) {
    rule[op] = sample.is_number() && random_.percent(40) ? sample : Value(random_.between(-1, 5));
  } else {
    rule[op] = sample.is_string() && random_.percent(40) ? sample : Value(random_text(random_));
  }
  return rule;
}

Value RuleMaker::type_test() {
  static const std::vector<std::string> kTests = {"IsNull",   "IsPresent", "IsPresent",  "IsNumeric",
                                                  "IsString", "IsBoolean", "IsTimestamp"};
  Value rule = Value::object();
  const std::string& test = random_.pick(kTests);
  const bool absent = test == "IsPresent" && random_.percent(50);
  rule["Variable"] = absent ? "$.missing" : picker_.reference();
  rule[test] = random_.percent(60);
  return rule;
}

Value RuleMaker::pattern_test() {
  static const std::vector<std::string> kPatterns = {"*",    "r*d", "*e*", "\\*", "x\\**", "*\\\\*",
                                                     "red*", "",    "**",  "*ü*", "*Z"};
  Value rule = Value::object();
  rule["Variable"] = picker_.reference(Want::String);
  rule["StringMatches"] = random_.pick(kPatterns);
  return rule;
}

}  // namespace sfn::property
