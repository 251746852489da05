#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"

namespace sfn::states {

// The result is the array of the outputs of branches or iterations, in their order; the texts are joined as
// they are.
void join_branches(const Step& step) {
  const std::vector<Payload> results = std::get<InBranches>(step.branch().phase).results;
  std::size_t bytes = 1;
  for (const Payload& result : results)
    bytes += result.bytes() + 1;
  step.meter.spend_json(bytes);
  step.emit(StateSucceeded{step.branch().state_type, step.branch().state});
  if (step.execution.closed()) return;
  // Before they are joined: many branches can hand on one text, which is in memory once.
  if (step.meter.exhausted()) return fail_state(step, {.error = work_used_up(step)});
  std::string array = "[";
  array.reserve(bytes);
  for (const Payload& result : results) {
    if (array.size() > 1) array += ',';
    array += result.text();
  }
  array += ']';
  // Each output is within the depth limit; the array around them may not be.
  if (const auto valid = check_json(array); !valid) {
    return fail_state(step, {.error = asl::runtime_error(valid.error().message)});
  }
  finish_work(step, Document(Payload(std::move(array))));
}

}  // namespace sfn::states
