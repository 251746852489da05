#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"

namespace sfn::states {

// The result is the array of the outputs of branches or iterations, in their order; the texts are joined as
// they are.
void join_branches(const Step& step) {
  const auto& inside = std::get<InBranches>(step.branch().phase);
  const std::vector<Payload> results = inside.results;
  const bool kept = inside.results_kept();
  const std::size_t bytes = inside.result_bytes + results.size() + 1;
  if (kept) step.meter.spend_json(bytes);
  step.emit(StateSucceeded{step.branch().state_type, step.branch().state});
  if (step.execution.closed()) return;
  if (!kept) return fail_state(step, {.error = result_too_large(step.branch().state)});
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
  if (const auto valid = check_json(array, step.context.limits.nesting_max.json); !valid) {
    return fail_state(step, {.error = asl::runtime_error(valid.error().message)});
  }
  finish_work(step, Document(Payload(std::move(array))));
}

}  // namespace sfn::states
