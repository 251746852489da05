#include "engine/asl/choice_schemas.h"

#include <algorithm>
#include <vector>

#include "engine/asl/choice_operators.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Kind = Field::Kind;

constexpr std::string_view kSelectors[] = {"And", "Or", "Not", "Variable", "Condition"};

Field operand_field(const Operator& op) {
  Field field{.name = op.name};
  if (op.by_path) {
    field.kind = Kind::ChoicePath;
  } else if (op.test == Operator::Test::Is) {
    field.kind = Kind::Boolean;
  } else if (op.subject == Operator::Subject::Number) {
    field.kind = Kind::Number;
  } else if (op.subject == Operator::Subject::Boolean) {
    field.kind = Kind::Boolean;
  } else {
    field.kind = op.subject == Operator::Subject::Timestamp ? Kind::Timestamp : Kind::String;
  }
  return field;
}

Field condition_field() {
  return {.name = "Condition", .kind = Kind::Boolean, .only = QueryLanguage::Jsonata, .expressions = true};
}

std::vector<Field> shared_fields(RuleLevel level) {
  std::vector<Field> fields = {{.name = "Comment", .kind = Kind::String}};
  if (level == RuleLevel::Top) {
    fields.push_back({.name = "Next", .kind = Kind::String, .required = true});
    fields.push_back({.name = "Assign", .kind = Kind::Object, .expressions = true});
    fields.push_back({.name = "Output", .only = QueryLanguage::Jsonata, .expressions = true});
  }
  return fields;
}

std::vector<Field> comparison_fields(RuleLevel level) {
  auto fields = shared_fields(level);
  fields.push_back({.name = "Variable", .kind = Kind::ChoicePath});
  for (const Operator& op : choice_operators())
    fields.push_back(operand_field(op));
  return fields;
}

std::vector<Field> combination_fields(RuleLevel level) {
  auto fields = shared_fields(level);
  fields.push_back({.name = "And", .kind = Kind::Array, .non_empty = true});
  fields.push_back({.name = "Or", .kind = Kind::Array, .non_empty = true});
  fields.push_back({.name = "Not", .kind = Kind::Object});
  fields.push_back(condition_field());
  return fields;
}

// A rule is a condition; what makes up a rule in JSONPath is known, and named as such.
std::vector<Field> jsonata_fields() {
  auto fields = shared_fields(RuleLevel::Top);
  fields.push_back(condition_field());
  for (const std::string_view name : {"And", "Or", "Not", "Variable"})
    fields.push_back({.name = name, .only = QueryLanguage::JsonPath});
  for (const Operator& op : choice_operators())
    fields.push_back({.name = op.name, .only = QueryLanguage::JsonPath});
  return fields;
}

std::vector<std::string_view> operator_names() {
  std::vector<std::string_view> names;
  for (const Operator& op : choice_operators())
    names.push_back(op.name);
  return names;
}

const Schema& comparison_schema(RuleLevel level) {
  static const auto names = operator_names();
  static const OneOf operators[] = {{names, true}};
  static const auto top_fields = comparison_fields(RuleLevel::Top);
  static const auto nested_fields = comparison_fields(RuleLevel::Nested);
  static const Schema top{top_fields, operators};
  static const Schema nested{nested_fields, operators};
  return level == RuleLevel::Top ? top : nested;
}

const Schema& combination_schema(RuleLevel level) {
  static const auto top_fields = combination_fields(RuleLevel::Top);
  static const auto nested_fields = combination_fields(RuleLevel::Nested);
  static const Schema top{top_fields};
  static const Schema nested{nested_fields};
  return level == RuleLevel::Top ? top : nested;
}

}  // namespace

const Schema& jsonata_rule_schema() {
  static const auto fields = jsonata_fields();
  static const Schema schema{fields};
  return schema;
}

const Schema* choice_rule_schema(const Value& json, const Location& location, RuleLevel level,
                                 Diagnostics& diagnostics) {
  if (!json.is_object()) {
    diagnostics.schema("Expected value of type Object", location);
    return nullptr;
  }
  const auto given =
      std::ranges::count_if(kSelectors, [&](std::string_view name) { return json.contains(name); });
  if (given != 1) {
    diagnostics.schema("The object must have only one of the following fields, " + list_of(kSelectors),
                       location);
    return nullptr;
  }
  return json.contains("Variable") ? &comparison_schema(level) : &combination_schema(level);
}

}  // namespace sfn::asl
