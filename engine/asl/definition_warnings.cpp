#include "engine/asl/definition_warnings.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "engine/asl/choice_operators.h"
#include "engine/asl/definition_walk.h"
#include "engine/asl/intrinsics/intrinsic.h"
#include "engine/asl/path.h"
#include "engine/asl/query_language.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

// Where strings with `.$` at the end of their name are evaluated.
constexpr const char* kTemplates[] = {"Parameters", "ResultSelector", "ItemSelector",
                                      "Assign",     "Credentials",    "BatchInput"};
// Objects of a Distributed Map that hold templates.
constexpr const char* kHolders[] = {"ItemReader", "ItemBatcher", "ResultWriter"};
// Strings that have a twin. Choice operators have theirs.
constexpr const char* kTwins[] = {"Error", "Cause"};

bool looks_like_path(const Value& value) {
  if (!value.is_string()) return false;
  const std::string& text = value.get_ref<const std::string&>();
  return text.starts_with('$') && Path::parse(text).has_value();
}

bool looks_like_function(const Value& value) {
  return value.is_string() && Intrinsic::parse(value.get_ref<const std::string&>()).has_value();
}

// Whether there is the same operator with an operand by path.
bool has_twin(const Operator& op) {
  return std::ranges::any_of(choice_operators(), [&](const Operator& other) {
    return other.by_path && other.name == std::string(op.name) + "Path";
  });
}

// One member within the machine.
using VisitText = std::function<void(const std::string& name, const Value& text, const Location& at)>;

// The members of all objects within `json` that are no objects or arrays themselves.
void for_each_scalar(const Value& json, const Location& location, const VisitText& visit) {
  if (json.is_object()) {
    for (const auto& [name, value] : json.items()) {
      const Location at = location.child(name);
      if (value.is_structured()) {
        for_each_scalar(value, at, visit);
      } else {
        visit(name, value, at);
      }
    }
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i)
      for_each_scalar(json[i], location.at(i), visit);
  }
}

class Warnings {
 public:
  explicit Warnings(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void report(const Value& machine, QueryLanguage language, const Location& location) {
    for_each_state(machine, location, [&](const std::string&, const Value& state, const Location& at) {
      if (language_of_state(state, language) == QueryLanguage::JsonPath) report_state(state, at);
      for_each_inner_machine(state, at, [&](const Value& inner, const Location& inner_at) {
        report(inner, language, inner_at);
      });
    });
  }

 private:
  void report_state(const Value& state, const Location& location) {
    report_templates(state, location);
    for (const char* name : kHolders) {
      const Location at = location.child(name);
      if (const Value* holder = find_object(state, name)) report_templates(*holder, at);
    }
    for (const char* name : kTwins)
      report_twin(state, name, location);
    if (const auto result = state.find("Result"); result != state.end()) {
      const Location at = location.child("Result");
      report_result(*result, at);
    }
    report_elements(state, "Catch", location,
                    [&](const Value& catcher, const Location& at) { report_templates(catcher, at); });
    report_elements(state, "Choices", location,
                    [&](const Value& rule, const Location& at) { report_rule(rule, at); });
  }

  template <class Report>
  void report_elements(const Value& json, const char* name, const Location& location, Report report) {
    const Value* elements = find_array(json, name);
    if (elements == nullptr) return;
    const Location list = location.child(name);
    for (std::size_t i = 0; i < elements->size(); ++i) {
      const Location at = list.at(i);
      if ((*elements)[i].is_object()) report((*elements)[i], at);
    }
  }

  void report_templates(const Value& json, const Location& location) {
    for (const char* name : kTemplates) {
      const auto member = json.find(name);
      if (member == json.end()) continue;
      const Location at = location.child(name);
      for_each_scalar(
          *member, at, [&](const std::string& field, const Value& value, const Location& field_at) {
            if (field.ends_with(".$") || (!looks_like_path(value) && !looks_like_function(value))) return;
            diagnostics_.warning("NO_DOLLAR",
                                 "The value of '" + field +
                                     "' looks like a path or an intrinsic function and is taken as text, "
                                     "because the field's name does not end with '.$'",
                                 field_at);
          });
    }
  }

  void report_twin(const Value& json, std::string_view name, const Location& location) {
    const auto member = json.find(name);
    if (member == json.end() || !looks_like_path(*member)) return;
    const Location at = location.child(name);
    diagnostics_.warning(
        "NO_PATH",
        "The value of '" + std::string(name) +
            "' looks like a path and is taken as text, because the field's name does not end "
            "with 'Path'",
        at);
  }

  void report_rule(const Value& rule, const Location& location) {
    report_templates(rule, location);
    for (const Operator& op : choice_operators())
      if (has_twin(op)) report_twin(rule, op.name, location);
    const auto report_nested = [&](const Value& nested, const Location& at) { report_rule(nested, at); };
    report_elements(rule, "And", location, report_nested);
    report_elements(rule, "Or", location, report_nested);
    const Location negation = location.child("Not");
    if (const Value* nested = find_object(rule, "Not")) report_rule(*nested, negation);
  }

  void report_result(const Value& result, const Location& location) {
    const auto report_static = [&](const std::string&, const Value& value, const Location& at) {
      if (!looks_like_path(value) && !looks_like_function(value)) return;
      diagnostics_.warning("PASS_RESULT_IS_STATIC",
                           "The Result of a Pass state is taken as it is: what looks like a path or an "
                           "intrinsic function stays text",
                           at);
    };
    if (result.is_structured()) {
      for_each_scalar(result, location, report_static);
    } else {
      report_static({}, result, location);
    }
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void report_warnings(const Value& definition, Diagnostics& diagnostics) {
  Warnings(diagnostics).report(definition, language_of_machine(definition), Location());
}

}  // namespace sfn::asl
