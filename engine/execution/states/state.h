// The state types, one file each. `enter` writes StateEntered (what Wait needs to know is decided first);
// `work` does what the state is for, also on a retry; both leave the branch waiting, at its next state, or
// failed.
#pragma once

#include <string>

#include "engine/execution/step.h"
#include "engine/value/document.h"

namespace sfn::states {

// Writes StateEntered for the state the branch is about to enter.
void enter(const Step& step, const std::string& name);

// The state's work, by type. Precondition: StateEntered is written.
void work(const Step& step);

void work_pass(const Step& step);
void work_choice(const Step& step);
void work_wait(const Step& step);
void work_succeed(const Step& step);
void work_fail(const Step& step);
void work_task(const Step& step);
void work_parallel(const Step& step);
void work_map(const Step& step);

// Wait: when it ends. Absent when it is over at once, or when it can't be determined (work_wait then fails).
struct WaitEnd {
  TimePoint at;
  bool wall_clock = false;
};
[[nodiscard]] std::optional<WaitEnd> wait_end(const Step& step, const Payload& input);
// Wait: its time is over.
void end_wait(const Step& step);

// Map: starts the iteration of the next item. Precondition: InBranches::can_start_iteration.
void start_iteration(const Step& step);
// Parallel, Map: every branch has finished.
void join_branches(const Step& step);

// The state's work has a result: shapes it, and leaves the state.
void finish_work(const Step& step, const Document& result);

}  // namespace sfn::states
