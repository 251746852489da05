#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

void enter(const Step& step, const std::string& name) {
  // AWS ends the executions of a machine that is being deleted at their next transition.
  if (step.context.machine_deleting) return step.emitter.emit(kRootBranch, ExecutionAborted{}, EventId{});
  const asl::State& state = step.revision.machine->state(name);
  StateEntered entered{.state_type = state.type, .state = name, .input = step.branch().input};
  if (state.type == asl::StateType::Wait) {
    Step inside = step;
    inside.entering = &state;
    if (const auto end = wait_end(inside, entered.input)) {
      entered.wait_until = end->at;
      entered.wait_wall_clock = end->wall_clock;
    }
  }
  step.emit(std::move(entered));
}

void work(const Step& step) {
  switch (step.branch().state_type) {
    case asl::StateType::Pass: return work_pass(step);
    case asl::StateType::Choice: return work_choice(step);
    case asl::StateType::Wait: return work_wait(step);
    case asl::StateType::Succeed: return work_succeed(step);
    case asl::StateType::Fail: return work_fail(step);
    case asl::StateType::Task: return work_task(step);
    case asl::StateType::Parallel: return work_parallel(step);
    case asl::StateType::Map: return work_map(step);
  }
}

namespace {

void finish_query(const Step& step, const Document& result) {
  const asl::State& state = step.state();
  const Document input(step.branch().input);
  const auto departure = depart(step, state.leaving, {.input = input, .result = &result}, result);
  if (!departure) return fail_state(step, {.error = departure.error()});
  exit_state(step, departure->output, state.next, departure->assigned);
}

}  // namespace

// Assign looks at the result as it came, beside ResultSelector.
void finish_work(const Step& step, const Document& result) {
  const asl::State& state = step.state();
  if (state.language == asl::QueryLanguage::Jsonata) return finish_query(step, result);
  const auto output = shape_output(step, Document(step.branch().input), result);
  if (!output) return fail_state(step, {.error = output.error()});
  const auto assigned = assign(step, step.state().assign, result);
  if (!assigned) return fail_state(step, {.error = assigned.error()});
  exit_state(step, *output, step.state().next, *assigned);
}

}  // namespace sfn::states
