#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"

namespace sfn::states {

// The result is the array of the outputs of branches or iterations, in their order; the texts are joined as
// they are.
void join_branches(const Step& step) {
  std::string array = "[";
  for (const Payload& result : std::get<InBranches>(step.branch().phase).results) {
    if (array.size() > 1) array += ',';
    array += result.text();
  }
  array += ']';
  step.emit(StateSucceeded{step.branch().state_type, step.branch().state});
  if (step.execution.closed()) return;
  // Each output is within the depth limit; the array around them may not be.
  step.meter.spend_json(array.size());
  if (const auto valid = check_json(array); !valid) {
    return fail_state(step, {.error = asl::runtime_error(valid.error().message)});
  }
  finish_work(step, Document(Payload(std::move(array))));
}

}  // namespace sfn::states
