#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

namespace {

// The target of the first rule that matches, else the default, else none.
asl::Result<std::optional<std::string>> choose(const Step& step, const Document& input) {
  const auto& choice = step.state().as<asl::ChoiceState>();
  LazyContext context(step);
  const asl::Scope scope = context.scope(value_of(step, input));
  for (const asl::ChoiceRule& rule : choice.choices) {
    const auto matches = rule.matches(scope, step.meter);
    if (!matches) return tl::make_unexpected(matches.error());
    if (*matches) return std::optional(rule.next());
  }
  return choice.default_next;
}

}  // namespace

void work_choice(const Step& step) {
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const auto next = choose(step, *input);
  if (!next) return fail_state(step, {.error = next.error()});
  if (!*next) {
    // The language's specification has States.NoChoiceMatched for this; AWS answers with this text
    // (asl-reference 11).
    return fail_state(
        step, {.error = asl::runtime_error("Failed to transition out of the state. The state does not "
                                           "point to a next state.")});
  }
  const auto output = through_path(step, step.state().output_path, *input);
  if (!output) return fail_state(step, {.error = output.error()});
  exit_state(step, payload_of(step, *output), *next);
}

}  // namespace sfn::states
