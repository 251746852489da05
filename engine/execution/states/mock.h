// Mocked tasks: an execution that was started as a test case brings the responses of its tasks along
// (ExecutionStarted::mock), by state and by how often the state's work was done. Such a task writes the
// events it would write, and calls nobody.
#pragma once

#include "engine/execution/step.h"

namespace sfn::states {

// The execution has a mock for the task the branch is at.
[[nodiscard]] bool is_mocked(const Step& step);
// Answers it. Precondition: is_mocked, and the task's Scheduled event is written.
void answer_from_mock(const Step& step);

}  // namespace sfn::states
