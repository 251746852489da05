#include "tests/property/coverage.h"

#include <algorithm>
#include <set>

namespace sfn::property {
namespace {

void collect_calls(const std::string& text, std::set<std::string>& found) {
  for (std::size_t at = text.find("States."); at != std::string::npos; at = text.find("States.", at + 1)) {
    const std::size_t end = text.find('(', at);
    if (end != std::string::npos && text.find_first_of(" ,'", at) > end)
      found.insert(text.substr(at, end - at));
  }
}

void collect(const Value& value, std::set<std::string>& found) {
  if (value.is_array()) {
    for (const Value& part : value)
      collect(part, found);
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      // Upper case is the language's own; state names are left out.
      if (name[0] >= 'A' && name[0] <= 'Z' && name.find(' ') == std::string::npos) found.insert(name);
      if (name == "Type" && member.is_string()) found.insert("Type " + member.get<std::string>());
      if (name.ends_with(".$") || name == "ErrorPath" || name == "CausePath")
        collect_calls(member.get<std::string>(), found);
      collect(member, found);
    }
  }
}

// How many Parallel and Map states are around each other.
int nesting(const Value& machine) {
  int deepest = 0;
  for (const auto& [name, state] : machine.at("States").items()) {
    for (const char* field : {"ItemProcessor", "Iterator"}) {
      if (state.contains(field)) deepest = std::max(deepest, 1 + nesting(state.at(field)));
    }
    if (!state.contains("Branches")) continue;
    for (const Value& branch : state.at("Branches"))
      deepest = std::max(deepest, 1 + nesting(branch));
  }
  return deepest;
}

}  // namespace

void Coverage::add(const Example& example) {
  std::set<std::string> found = example.marks;
  collect(example.definition, found);
  found.insert("nesting " + std::to_string(nesting(example.definition)));
  for (const std::string& name : found)
    ++counts_[name];
}

}  // namespace sfn::property
