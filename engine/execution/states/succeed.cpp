#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

void work_succeed(const Step& step) {
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  pass_on(step, *input, std::nullopt, std::nullopt);
}

}  // namespace sfn::states
