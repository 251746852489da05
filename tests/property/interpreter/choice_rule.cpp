#include "tests/property/interpreter/choice_rule.h"

#include <stdexcept>

#include "tests/property/interpreter/compare.h"
#include "tests/property/interpreter/outcome.h"
#include "tests/property/interpreter/timestamp.h"

namespace sfn::property {
namespace {

bool ordered(std::string_view comparison, int order) {
  if (comparison == "Equals") return order == 0;
  if (comparison == "LessThan") return order < 0;
  if (comparison == "LessThanEquals") return order <= 0;
  if (comparison == "GreaterThan") return order > 0;
  if (comparison == "GreaterThanEquals") return order >= 0;
  throw std::logic_error("the interpreter does not know the comparison " + std::string(comparison));
}

template <class T>
int order_of(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

bool compare_numeric(std::string_view comparison, const Value& a, const Value& b) {
  return a.is_number() && b.is_number() && ordered(comparison, order_of(a.get<double>(), b.get<double>()));
}

bool compare_string(std::string_view comparison, const Value& a, const Value& b) {
  return a.is_string() && b.is_string() &&
         ordered(comparison, compare_texts(a.get_ref<const std::string&>(), b.get_ref<const std::string&>()));
}

bool compare_timestamp(std::string_view comparison, const Value& a, const Value& b) {
  const auto x = timestamp(a);
  const auto y = timestamp(b);
  return x && y && ordered(comparison, order_of(*x, *y));
}

// `*` is any run, `\*` and `\\` the character itself.
bool like(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    return like(text, pattern.substr(1)) || (!text.empty() && like(text.substr(1), pattern));
  }
  if (pattern[0] == '\\') pattern.remove_prefix(1);
  return !text.empty() && text[0] == pattern[0] && like(text.substr(1), pattern.substr(1));
}

bool is_of_type(std::string_view type, const Value& value) {
  if (type == "Null") return value.is_null();
  if (type == "Numeric") return value.is_number();
  if (type == "String") return value.is_string();
  if (type == "Boolean") return value.is_boolean();
  if (type == "Timestamp") return timestamp(value).has_value();
  throw std::logic_error("the interpreter does not know Is" + std::string(type));
}

bool compare(std::string_view op, const Value& value, const Value& operand) {
  if (op.starts_with("Is")) return is_of_type(op.substr(2), value) == operand.get<bool>();
  refuse_unknown_text(value);
  refuse_unknown_text(operand);
  if (op == "StringMatches") {
    return value.is_string() &&
           like(value.get_ref<const std::string&>(), operand.get_ref<const std::string&>());
  }
  if (op == "BooleanEquals") {
    return value.is_boolean() && operand.is_boolean() && value.get<bool>() == operand.get<bool>();
  }
  if (op.starts_with("Numeric")) return compare_numeric(op.substr(7), value, operand);
  if (op.starts_with("String")) return compare_string(op.substr(6), value, operand);
  return compare_timestamp(op.substr(std::string_view("Timestamp").size()), value, operand);
}

bool compare(const Value& rule, const Roots& roots) {
  const Selected variable = select(rule.at("Variable").get<std::string>(), roots);
  for (const auto& [name, operand] : rule.items()) {
    if (name == "Variable" || name == "Next" || name == "Comment" || name == "Assign") continue;
    if (name == "IsPresent") return variable.value.has_value() == operand.get<bool>();
    if (!variable.value) fail_at_runtime();
    if (!name.ends_with("Path")) return compare(name, *variable.value, operand);
    return compare(std::string_view(name).substr(0, name.size() - 4), *variable.value,
                   select_or_fail(operand.get<std::string>(), roots));
  }
  throw std::logic_error("a choice rule without operator");
}

}  // namespace

bool matches(const Value& rule, const Roots& roots) {
  if (rule.contains("Not")) return !matches(rule.at("Not"), roots);
  if (!rule.contains("And") && !rule.contains("Or")) return compare(rule, roots);
  const bool decisive = rule.contains("Or");
  for (const Value& part : rule.at(decisive ? "Or" : "And")) {
    if (matches(part, roots) == decisive) return decisive;
  }
  return !decisive;
}

}  // namespace sfn::property
