// The fold: copies what an event says into an Execution. Live traffic and recovery run this same code. No
// clock, no randomness, no expression, no definition, no failure: an event that does not fit the state is a
// bug (`check`).
#pragma once

#include "engine/execution/execution.h"

namespace sfn {

void apply(Execution& execution, const HistoryEvent& event);

}  // namespace sfn
