#include "engine/asl/assign_rules.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "engine/asl/definition_walk.h"
#include "engine/asl/query_language.h"
#include "engine/asl/variable_name.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Names = std::unordered_set<std::string_view>;

constexpr std::string_view kPathSuffix = ".$";

// The name a member of an Assign gives its variable: in JSONPath `name` or `name.$`.
std::string_view variable_of(std::string_view key, QueryLanguage language) {
  const bool has_suffix = language != QueryLanguage::Jsonata && key.ends_with(kPathSuffix);
  return key.substr(0, key.size() - (has_suffix ? kPathSuffix.size() : 0));
}

// Those that reach from the whole machine into one scope.
class Scopes {
 public:
  Scopes(QueryLanguage language, Diagnostics& diagnostics) : language_(language), diagnostics_(diagnostics) {}

  void report(const Value& machine, const Location& location) {
    report_names(machine, location);
    const Names names = names_of(machine, location);
    for (const auto name : names)
      ++outer_[name];
    for_each_state(machine, location, [&](const std::string&, const Value& state, const Location& at) {
      for_each_inner_machine(
          state, at, [&](const Value& inner, const Location& inner_at) { report_inner(inner, inner_at); });
    });
    for (const auto name : names)
      --outer_[name];
  }

 private:
  // The executions of a Distributed Map see no variables of the machine around it, so nothing is hidden.
  void report_inner(const Value& inner, const Location& location) {
    if (is_distributed(inner)) {
      Scopes(language_, diagnostics_).report(inner, location);
    } else {
      report(inner, location);
    }
  }

  void for_each_name(const Value& machine, const Location& location,
                     const std::function<void(std::string_view, const Location&)>& visit) const {
    for_each_state(machine, location, [&](const std::string&, const Value& state, const Location& at) {
      const auto language = language_of_state(state, language_);
      for_each_assign(state, at, [&](const Value& assign, const Location& assign_at) {
        for (const auto& [key, value] : assign.items())
          visit(variable_of(key, language), assign_at.child(key));
      });
    });
  }

  Names names_of(const Value& machine, const Location& location) const {
    Names names;
    for_each_name(machine, location, [&](std::string_view name, const Location&) { names.insert(name); });
    return names;
  }

  void report_names(const Value& machine, const Location& location) {
    for_each_name(machine, location, [&](std::string_view name, const Location& at) {
      const std::string shown(name);
      if (name == kReservedVariable) {
        diagnostics_.schema("The variable name '" + shown + "' is reserved", at);
      } else if (!is_variable_name(name)) {
        diagnostics_.schema("The variable name '" + shown + "' is not valid", at);
      } else if (is_assigned_outside(name)) {
        diagnostics_.schema("The variable '" + shown + "' is assigned in an outer scope", at);
      }
    });
  }

  [[nodiscard]] bool is_assigned_outside(std::string_view name) const {
    const auto scopes = outer_.find(name);
    return scopes != outer_.end() && scopes->second > 0;
  }

  QueryLanguage language_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, int> outer_;  // in how many scopes around this one
};

}  // namespace

void report_assign_rules(const Value& definition, Diagnostics& diagnostics) {
  Scopes(language_of_machine(definition), diagnostics).report(definition, Location());
}

}  // namespace sfn::asl
