#include "engine/asl/definition_walk.h"

#include "engine/value/value.h"

namespace sfn::asl {

namespace {

const Value* find_member(const Value& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto member = json.find(name);
  return member == json.end() ? nullptr : &*member;
}

void visit_elements(const Value& json, const char* name, const Location& location,
                    const VisitMachine& visit) {
  const Value* elements = find_array(json, name);
  if (elements == nullptr) return;
  const Location list = location.child(name);
  for (std::size_t i = 0; i < elements->size(); ++i) {
    const Location at = list.at(i);
    if ((*elements)[i].is_object()) visit((*elements)[i], at);
  }
}

void visit_object(const Value& json, const char* name, const Location& location, const VisitMachine& visit) {
  const Value* object = find_object(json, name);
  const Location at = location.child(name);
  if (object != nullptr) visit(*object, at);
}

}  // namespace

const Value* find_object(const Value& json, const char* name) {
  const Value* member = find_member(json, name);
  return member != nullptr && member->is_object() ? member : nullptr;
}

const Value* find_array(const Value& json, const char* name) {
  const Value* member = find_member(json, name);
  return member != nullptr && member->is_array() ? member : nullptr;
}

void for_each_state(const Value& machine, const Location& location, const VisitState& visit) {
  const Value* states = find_object(machine, "States");
  if (states == nullptr) return;
  const Location list = location.child("States");
  for (const auto& [name, state] : states->items()) {
    const Location at = list.child(name);
    if (state.is_object()) visit(name, state, at);
  }
}

void for_each_inner_machine(const Value& state, const Location& location, const VisitMachine& visit) {
  visit_elements(state, "Branches", location, visit);
  visit_object(state, "ItemProcessor", location, visit);
  visit_object(state, "Iterator", location, visit);
}

void for_each_assign(const Value& state, const Location& location, const VisitMachine& visit) {
  const auto visit_assign = [&](const Value& json, const Location& at) {
    visit_object(json, "Assign", at, visit);
  };
  visit_assign(state, location);
  visit_elements(state, "Catch", location, visit_assign);
  visit_elements(state, "Choices", location, visit_assign);
}

bool is_distributed(const Value& machine) {
  const Value* config = find_object(machine, "ProcessorConfig");
  const Value* mode = config == nullptr ? nullptr : find_member(*config, "Mode");
  return mode != nullptr && mode->is_string() && mode->get_ref<const std::string&>() == "DISTRIBUTED";
}

}  // namespace sfn::asl
