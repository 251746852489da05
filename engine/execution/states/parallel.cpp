#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"

namespace sfn::states {

void work_parallel(const Step& step) {
  const auto input = effective_input(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const Payload& payload = payload_of(step, *input);
  if (step.meter.exhausted()) return fail_state(step, {.error = work_used_up(step)});
  if (payload.bytes() > step.context.limits.payload_bytes_max) {
    return fail_state(step, {.error = parameters_too_large(step.branch().state)});
  }
  ParallelStateStarted started{
      .state = step.branch().state, .input = payload, .first_branch = step.execution.next_branch()};
  for (const asl::Machine& branch : step.state().as<asl::ParallelState>().branches) {
    started.start_at.push_back(branch.start_at);
  }
  step.emit(std::move(started));
}

// The result is the array of the branches' outputs, in their order; the texts are joined as they are.
void join_parallel(const Step& step) {
  const std::vector<Payload> results = std::get<InParallel>(step.branch().phase).results;
  std::string array = "[";
  for (const Payload& result : results) {
    if (array.size() > 1) array += ',';
    array += result.text();
  }
  array += ']';
  step.emit(ParallelStateSucceeded{step.branch().state});
  if (step.execution.closed()) return;
  // Each output is within the depth limit; the array around them may not be.
  step.meter.spend_json(array.size());
  if (const auto valid = check_json(array); !valid) {
    return fail_state(step, {.error = asl::runtime_error(valid.error().message)});
  }
  finish_work(step, Payload(std::move(array)));
}

}  // namespace sfn::states
