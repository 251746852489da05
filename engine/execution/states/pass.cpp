#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

// Parameters are evaluated, and may fail, even where Result replaces them.
void work_pass(const Step& step) {
  const asl::State& state = step.state();
  if (state.language == asl::QueryLanguage::Jsonata) return leave_with_input(step, state.leaving, state.next);
  const auto input = effective_input(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const auto& literal = step.state().as<asl::PassState>().result;
  // The literal belongs to the definition; in this execution's log it stands nowhere yet.
  finish_work(step, literal ? Document(literal->detached()) : *input);
}

}  // namespace sfn::states
