// What the projection `executions` says of an execution, taken from its fold: when the scheduler writes the
// row, and when the row is checked or rebuilt.
#pragma once

#include "engine/execution/execution.h"
#include "engine/scheduler/storage.h"

namespace sfn {

[[nodiscard]] ExecutionRecord record_of(const Execution& execution);

}  // namespace sfn
