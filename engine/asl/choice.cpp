#include "engine/asl/choice.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "engine/asl/choice_operators.h"
#include "engine/asl/choice_schemas.h"
#include "engine/asl/path.h"
#include "engine/value/check.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Condition = ChoiceRule::Condition;

struct Comparison {
  Path variable;
  const Operator& op;
  std::variant<Value, Path> operand;
};
struct All {
  std::vector<Condition> rules;
};
struct Any {
  std::vector<Condition> rules;
};
struct Negation {
  std::vector<Condition> rule;  // one; a vector because a Condition can't hold itself
};

}  // namespace

struct ChoiceRule::Condition {
  std::variant<Comparison, All, Any, Negation> kind;
};

namespace {

// --- Reading -----------------------------------------------------------------------------------

std::optional<Condition> read_condition(const Value& json, const Fields& fields, const Location& location,
                                        Diagnostics& diagnostics);

// A rule inside another one: it has no Next.
std::optional<Condition> read_nested(const Value& json, const Location& location, Diagnostics& diagnostics) {
  const auto schema = choice_rule_schema(json, location, RuleLevel::Nested, diagnostics);
  if (schema == nullptr) return std::nullopt;
  const Fields fields = check_fields(json, *schema, QueryLanguage::JsonPath, location, diagnostics);
  return read_condition(json, fields, location, diagnostics);
}

std::vector<Condition> read_list(const Value& json, const Location& location, Diagnostics& diagnostics) {
  std::vector<Condition> rules;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (auto rule = read_nested(json[i], location.at(i), diagnostics)) rules.push_back(*std::move(rule));
  }
  return rules;
}

std::optional<Condition> read_comparison(const Fields& fields) {
  const auto operators = choice_operators();
  const auto op =
      std::ranges::find_if(operators, [&](const Operator& o) { return fields.find(o.name) != nullptr; });
  auto variable = fields.path("Variable");
  if (op == operators.end() || !variable) return std::nullopt;
  if (op->by_path) return Condition{Comparison{*std::move(variable), *op, *fields.path(op->name)}};
  return Condition{Comparison{*std::move(variable), *op, *fields.find(op->name)}};
}

std::optional<Condition> read_condition(const Value& json, const Fields& fields, const Location& location,
                                        Diagnostics& diagnostics) {
  if (json.contains("Variable")) return read_comparison(fields);
  const Location all = location.child("And");
  const Location any = location.child("Or");
  const Location negation = location.child("Not");
  if (const Value* rules = fields.find("And")) return Condition{All{read_list(*rules, all, diagnostics)}};
  if (const Value* rules = fields.find("Or")) return Condition{Any{read_list(*rules, any, diagnostics)}};
  const Value* operand = fields.find("Not");
  if (operand == nullptr) return std::nullopt;
  auto rule = read_nested(*operand, negation, diagnostics);
  if (!rule) return std::nullopt;
  return Condition{Negation{{*std::move(rule)}}};
}

// --- Deciding ----------------------------------------------------------------------------------

// What a decision looks at, and what it may cost.
struct Decision {
  const Scope& scope;
  WorkMeter& meter;

  Result<bool> decide(const Condition& condition) const;
  Result<bool> decide(const Comparison& comparison) const;
  Result<bool> decide(const All& all) const { return decide_list(all.rules, false); }
  Result<bool> decide(const Any& any) const { return decide_list(any.rules, true); }
  Result<bool> decide(const Negation& negation) const;
  Result<bool> decide_list(const std::vector<Condition>& rules, bool decisive) const;
};

tl::unexpected<AslError> failure_of(const Path& path, const PathFailure& failure) {
  if (failure.kind == PathFailure::Kind::Refused) return runtime_failure(failure.message);
  return runtime_failure("Invalid path '" + path.text() +
                         "': The choice state's condition path references an invalid value.");
}

Result<bool> Decision::decide(const Condition& condition) const {
  return std::visit([&](const auto& kind) { return decide(kind); }, condition.kind);
}

Result<bool> Decision::decide(const Comparison& comparison) const {
  const auto variable = comparison.variable.find(scope, meter);
  const bool refused = !variable && variable.error().kind == PathFailure::Kind::Refused;
  if (comparison.op.subject == Operator::Subject::Presence && !refused) {
    return variable.has_value() == std::get<Value>(comparison.operand).get<bool>();
  }
  if (!variable) return failure_of(comparison.variable, variable.error());
  if (const auto* literal = std::get_if<Value>(&comparison.operand)) {
    return compare(comparison.op, **variable, *literal, meter);
  }
  const auto& path = std::get<Path>(comparison.operand);
  const auto operand = path.find(scope, meter);
  if (!operand) return failure_of(path, operand.error());
  return compare(comparison.op, **variable, **operand, meter);
}

Result<bool> Decision::decide(const Negation& negation) const {
  auto answer = decide(negation.rule.front());
  if (!answer) return answer;
  return !*answer;
}

// Stops at the first rule that answers `decisive`.
Result<bool> Decision::decide_list(const std::vector<Condition>& rules, bool decisive) const {
  for (const Condition& rule : rules) {
    auto answer = decide(rule);
    if (!answer || *answer == decisive) return answer;
  }
  return !decisive;
}

}  // namespace

ChoiceRule ChoiceRule::parse(const Value& json, QueryLanguage language, std::size_t index,
                             const Location& location, Diagnostics& diagnostics) {
  ChoiceRule rule;
  const auto schema = choice_rule_schema(json, location, RuleLevel::Top, diagnostics);
  if (schema == nullptr) return rule;
  if (language == QueryLanguage::Jsonata) {
    const Fields fields = check_fields(json, jsonata_rule_schema(), language, location, diagnostics);
    const std::string holder = "Choices[" + std::to_string(index) + "]";
    rule.next_ = fields.string("Next").value_or("");
    rule.leaving_ = parse_leaving(fields, holder);
    if (const auto query = fields.query("Condition")) rule.query_ = query->within(holder);
    return rule;
  }
  const Fields fields = check_fields(json, *schema, language, location, diagnostics);
  rule.next_ = fields.string("Next").value_or("");
  if (const Value* assign = fields.find("Assign")) {
    const Location at = location.child("Assign");
    rule.assign_ = PayloadTemplate::parse(*assign, at, diagnostics);
  }
  if (auto condition = read_condition(json, fields, location, diagnostics)) {
    rule.condition_ = std::make_shared<const Condition>(*std::move(condition));
  }
  return rule;
}

Result<bool> ChoiceRule::matches(const Scope& scope, WorkMeter& meter) const {
  check(condition_ != nullptr, "a choice rule that was refused is asked for its answer");
  return Decision{scope, meter}.decide(*condition_);
}

}  // namespace sfn::asl
