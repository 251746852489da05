#include "engine/asl/state_machine.h"

#include <algorithm>

#include "engine/value/check.h"

namespace sfn::asl {

namespace {

struct NamedType {
  StateType type;
  std::string_view name;
};
constexpr NamedType kTypes[] = {
    {StateType::Pass, "Pass"},         {StateType::Task, "Task"},       {StateType::Choice, "Choice"},
    {StateType::Wait, "Wait"},         {StateType::Succeed, "Succeed"}, {StateType::Fail, "Fail"},
    {StateType::Parallel, "Parallel"},
};

}  // namespace

std::string_view to_string(StateType type) {
  return std::ranges::find(kTypes, type, &NamedType::type)->name;
}

std::optional<StateType> state_type(std::string_view name) {
  const auto found = std::ranges::find(kTypes, name, &NamedType::name);
  if (found == std::end(kTypes)) return std::nullopt;
  return found->type;
}

const State& StateMachine::state(std::string_view name) const {
  const auto found = states.find(name);
  check(found != states.end(), "a state was asked for that the definition does not have");
  return found->second;
}

}  // namespace sfn::asl
