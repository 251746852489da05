// Any text may arrive as a definition, for either type of workflow. It is parsed or refused, never both, and
// a machine that was accepted can be walked: every state that something leads to exists in the same machine.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "engine/asl/parse.h"
#include "engine/asl/variable_references.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace asl = sfn::asl;

namespace {

void walk(const asl::StateMachine& definition, const asl::Machine& machine) {
  const auto check_target = [&](const std::string& name) {
    sfn::check(std::ranges::find(machine.states, name) != machine.states.end(), "a transition leads nowhere");
    sfn::check(definition.state(name).name == name, "a state does not know its name");
  };
  check_target(machine.start_at);
  for (const auto& name : machine.states) {
    const asl::State& state = definition.state(name);
    if (state.next) check_target(*state.next);
    for (const auto& catcher : state.catchers)
      check_target(catcher.next);
    if (state.type == asl::StateType::Choice) {
      const auto& choice = state.as<asl::ChoiceState>();
      for (const auto& rule : choice.choices)
        check_target(rule.next());
      if (choice.default_next) check_target(*choice.default_next);
    }
    if (state.type == asl::StateType::Map) walk(definition, state.as<asl::MapState>().processor);
    if (state.type == asl::StateType::Parallel) {
      for (const auto& branch : state.as<asl::ParallelState>().branches)
        walk(definition, branch);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = asl::parse_state_machine(text);
  sfn::check((parsed.machine != nullptr) == parsed.diagnostics.can_run(), "neither accepted nor refused");
  (void)asl::parse_state_machine(text, asl::WorkflowType::Express);
  if (!parsed.machine) return 0;
  walk(*parsed.machine, parsed.machine->root);
  for (const auto& [state, names] : asl::variable_references(*sfn::parse_json(text))) {
    sfn::check(parsed.machine->states.contains(state) && !names.empty(),
               "a state that is none reads variables");
  }
  return 0;
}
