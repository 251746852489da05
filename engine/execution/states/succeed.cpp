#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

void work_succeed(const Step& step) {
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const auto output = through_path(step, step.state().output_path, *input);
  if (!output) return fail_state(step, {.error = output.error()});
  exit_state(step, payload_of(step, *output), std::nullopt);
}

}  // namespace sfn::states
