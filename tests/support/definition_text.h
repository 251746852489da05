// Definitions in test data, where only what a case is about is written down.
#pragma once

#include <string>

#include "engine/value/value_fwd.h"

namespace sfn::test {

// The definition that a case means, by the member it has:
//   text      the definition as it is
//   states    a machine of these states, which starts at S
//   state     a machine around the state S, and around T where S leads there
//   jsonata   the same, in JSONata
//   machine   members of a machine whose only state succeeds
//   task      members of the state S, which is a Task
//   map       members of the state S, which is a Map over one Pass; `"ItemProcessor": null` takes that away
//   rule      a choice rule of the state S
[[nodiscard]] std::string definition_of(const Value& test);

}  // namespace sfn::test
