#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

// Ends its machine; there is no exit event. An enclosing Parallel state may catch it.
void work_fail(const Step& step) {
  const auto& fail = step.state().as<asl::FailState>();
  fail_branch(step, {.error = {fail.error, fail.cause}});
}

}  // namespace sfn::states
