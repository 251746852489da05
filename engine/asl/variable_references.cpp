#include "engine/asl/variable_references.h"

#include <string_view>

#include "engine/asl/definition_walk.h"
#include "engine/asl/intrinsics/intrinsic.h"
#include "engine/asl/jsonata/expression.h"
#include "engine/asl/path.h"
#include "engine/asl/query_functions.h"
#include "engine/asl/query_language.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Names = std::set<std::string>;

void add_path(const Path& path, Names& names) {
  if (path.root() == Path::Root::Variable) names.insert(path.variable());
}

// A path, or a function with paths among its arguments.
void add_expression(const Value& value, Names& names) {
  if (!value.is_string()) return;
  const auto& text = value.get_ref<const std::string&>();
  if (const auto path = Path::parse(text)) {
    add_path(*path, names);
  } else if (const auto call = Intrinsic::parse(text)) {
    call->for_each_path([&](const Path& argument) { add_path(argument, names); });
  }
}

bool is_expression(std::string_view field) {
  return field.ends_with(".$") || field.ends_with("Path") || field == "Variable";
}

void add_object(const Value& object, Names& names);

// Everything within a state is a template, a field, or an object of fields, and in all of them the name says
// whether the value is evaluated; except that a template's own members may be called anything.
void add_template(const Value& json, Names& names) {
  if (json.is_array()) {
    for (const Value& element : json)
      add_template(element, names);
  }
  if (!json.is_object()) return;
  for (const auto& [name, value] : json.items()) {
    if (std::string_view(name).ends_with(".$")) {
      add_expression(value, names);
    } else {
      add_template(value, names);
    }
  }
}

bool is_template(std::string_view field) {
  return field == "Parameters" || field == "ResultSelector" || field == "ItemSelector" || field == "Assign" ||
         field == "Credentials" || field == "BatchInput";
}

// Literals, and machines whose states speak for themselves.
bool is_passed_over(std::string_view field) {
  return field == "Result" || field == "Branches" || field == "ItemProcessor" || field == "Iterator";
}

void add_field(const std::string& name, const Value& value, Names& names) {
  if (is_passed_over(name)) return;
  if (is_template(name)) {
    add_template(value, names);
  } else if (is_expression(name)) {
    add_expression(value, names);
  } else if (value.is_array()) {
    for (const Value& element : value)  // Retry, Catch, Choices, And, Or
      add_object(element, names);
  } else {
    add_object(value, names);
  }
}

void add_object(const Value& object, Names& names) {
  if (!object.is_object()) return;
  for (const auto& [name, value] : object.items())
    add_field(name, value, names);
}

void add_query(const std::string& text, Names& names) {
  if (!is_jsonata(text)) return;
  const auto expression = jsonata::Expression::compile(jsonata_text(text));
  if (!expression) return;
  for (const std::string& name : expression->references().variables)
    if (!is_query_function(name)) names.insert(name);
}

// In JSONata every string within a state may be an expression, whatever its field is called.
void add_queries(const Value& json, Names& names) {
  if (json.is_string()) return add_query(json.get_ref<const std::string&>(), names);
  if (json.is_array()) {
    for (const Value& element : json)
      add_queries(element, names);
  }
  if (!json.is_object()) return;
  for (const auto& [name, value] : json.items()) {
    if (!is_passed_over(name) && name != "Comment") add_queries(value, names);
  }
}

void add_machine(const Value& machine, QueryLanguage language, VariableReferences& references) {
  const Location nowhere;
  for_each_state(machine, nowhere, [&](const std::string& name, const Value& state, const Location& at) {
    Names names;
    switch (language_of_state(state, language)) {
      case QueryLanguage::JsonPath: add_object(state, names); break;
      case QueryLanguage::Jsonata: add_queries(state, names); break;
      case QueryLanguage::Refused: break;
    }
    if (!names.empty()) references.emplace(name, std::move(names));
    for_each_inner_machine(
        state, at, [&](const Value& inner, const Location&) { add_machine(inner, language, references); });
  });
}

}  // namespace

VariableReferences variable_references(const Value& definition) {
  VariableReferences references;
  add_machine(definition, language_of_machine(definition), references);
  return references;
}

}  // namespace sfn::asl
