#include "engine/asl/parse.h"

#include <algorithm>
#include <optional>

#include "engine/asl/assign_rules.h"
#include "engine/asl/definition_parser.h"
#include "engine/asl/definition_warnings.h"
#include "engine/asl/duplicate_states.h"
#include "engine/asl/state_schemas.h"
#include "engine/asl/transitions.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

// The definition as an object; nullopt when that is reported to be impossible.
std::optional<Value> read_object(std::string_view definition, int depth_max, Diagnostics& diagnostics) {
  constexpr const char* kNotAnObject = "Definition must be a valid JSON object";
  if (definition.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    diagnostics.error("SCHEMA_VALIDATION_FAILED", kNotAnObject, std::nullopt);
    return std::nullopt;
  }
  auto json = parse_json(definition, depth_max);
  if (!json) {
    diagnostics.error("INVALID_JSON_DESCRIPTION", std::move(json.error().message), std::nullopt);
    return std::nullopt;
  }
  if (!json->is_object()) {
    diagnostics.error("SCHEMA_VALIDATION_FAILED", kNotAnObject, std::nullopt);
    return std::nullopt;
  }
  return *std::move(json);
}

// Adds a state that is still empty; null when the name is refused.
State* add_state(const std::string& name, const Location& location, Parsing& parsing) {
  if (name.empty() || utf16_length(name) > kStateNameMax) {
    parsing.diagnostics.error("INVALID_STATE_NAME",
                              name.empty() ? "Invalid State name: State name cannot be empty"
                                           : "Invalid State name: " + name + " exceeds the " +
                                                 std::to_string(kStateNameMax) +
                                                 "-character limit allowed by the service",
                              location);
    return nullptr;
  }
  const auto [entry, is_new] = parsing.machine.states.try_emplace(name);
  if (!is_new) {
    parsing.diagnostics.error("DUPLICATE_STATE_NAME", "Duplicate State name: " + name, location);
    return nullptr;
  }
  entry->second.name = name;
  return &entry->second;
}

}  // namespace

Machine parse_machine(const Fields& fields, const Location& location, Parsing& parsing) {
  Machine machine;
  machine.start_at = fields.string("StartAt").value_or("");
  const Value* states = fields.find("States");
  if (states == nullptr) return machine;
  const Location states_location = location.child("States");
  for (const auto& [name, json] : states->items()) {
    const Location state_location = states_location.child(name);
    State refused;  // is read for its problems
    State* state = add_state(name, state_location, parsing);
    if (state != nullptr) machine.states.push_back(name);
    parse_state(state != nullptr ? *state : refused, json, state_location, parsing);
  }
  return machine;
}

ParsedStateMachine parse_state_machine(std::string_view definition, WorkflowType type, Nesting nesting_max) {
  ParsedStateMachine parsed;
  Diagnostics& diagnostics = parsed.diagnostics;
  const auto json = read_object(definition, nesting_max.json, diagnostics);
  if (!json) return parsed;
  const Location root;
  auto machine = std::make_shared<StateMachine>();
  Parsing parsing{*machine, diagnostics, language_of_machine(*json), type, nesting_max.branches};
  const Fields fields = check_fields(*json, root_schema(), parsing.language, root, diagnostics);
  machine->root = parse_machine(fields, root, parsing);
  machine->timeout_seconds = fields.integer("TimeoutSeconds");
  report_duplicate_states(definition, diagnostics);
  report_transitions(*json, root, diagnostics);
  report_assign_rules(*json, diagnostics);
  report_warnings(*json, diagnostics);
  if (diagnostics.can_run()) parsed.machine = std::move(machine);
  return parsed;
}

}  // namespace sfn::asl
