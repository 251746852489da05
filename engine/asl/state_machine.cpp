#include "engine/asl/state_machine.h"

#include "engine/value/check.h"

namespace sfn::asl {

const State& StateMachine::state(std::string_view name) const {
  const auto found = states.find(name);
  check(found != states.end(), "a state was asked for that the definition does not have");
  return found->second;
}

}  // namespace sfn::asl
