#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

void work_parallel(const Step& step) {
  const auto input = effective_input(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const auto payload = payload_of(step, *input, parameters_too_large);
  if (!payload) return fail_state(step, {.error = payload.error()});
  ParallelStateStarted started{
      .state = step.branch().state, .input = *payload, .first_branch = step.execution.next_branch()};
  for (const asl::Machine& branch : step.state().as<asl::ParallelState>().branches) {
    started.start_at.push_back(branch.start_at);
  }
  step.emit(std::move(started));
}

}  // namespace sfn::states
