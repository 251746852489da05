// What happens when a state fails: a retrier schedules another attempt, a catcher leads on, or the failure
// goes to the enclosing Parallel state, at last to the execution (asl-reference 15, 16, 19).
#pragma once

#include <string>

#include "engine/asl/asl_error.h"
#include "engine/execution/step.h"

namespace sfn::states {

struct Failure {
  asl::AslError error;
  bool heartbeat = false;  // a missed heartbeat: States.HeartbeatTimeout matches
  bool catchable = true;   // false: neither retried nor caught, here or outside
};

// The state in which the branch is failed. States.Runtime gets AWS's prefix here, once.
void fail_state(const Step& step, Failure failure);

// The state's work failed after its event was written; `failure` is as it stands there.
void fail_work(const Step& step, Failure failure);

// The branch as a whole fails (a Fail state, or a state that nobody retries or catches).
void fail_branch(const Step& step, const Failure& failure);

// The state's turn took more than Limits::state_work_max. States.Runtime, so neither retried nor caught: the
// same would come out again. The one place that says so.
[[nodiscard]] asl::AslError work_used_up(const Step& step);

// AWS names the state, or the resource of a task whose result it is.
[[nodiscard]] asl::AslError result_too_large(const std::string& state_or_resource);
[[nodiscard]] asl::AslError parameters_too_large(const std::string& state);
// What an Assign sets, or all variables of the execution, exceed the limit.
[[nodiscard]] asl::AslError variables_too_large(const std::string& state);

}  // namespace sfn::states
