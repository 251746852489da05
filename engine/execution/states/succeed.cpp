#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

void work_succeed(const Step& step) {
  const asl::State& state = step.state();
  if (state.language == asl::QueryLanguage::Jsonata)
    return leave_with_input(step, state.leaving, std::nullopt);
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  pass_on(step, *input, std::nullopt, std::nullopt);
}

}  // namespace sfn::states
