// The graph that Next, Default, Choices, Catch and StartAt draw: every target exists in the same `States`
// object, some state is terminal, every state can be reached. Looks at the definition's JSON, so that a state
// that is wrong in another way still counts as a state. What was reported as broken elsewhere is not reported
// a second time from here.
#pragma once

#include "engine/asl/diagnostics.h"
#include "engine/asl/location.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// `machine` is a definition or a branch; branches in it are looked into as well. Linear in its size.
void report_transitions(const Value& machine, const Location& location, Diagnostics& diagnostics);

}  // namespace sfn::asl
