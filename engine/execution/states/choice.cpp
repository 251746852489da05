#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"

namespace sfn::states {

namespace {

// Where a Choice leads, and what is assigned on the way.
struct Chosen {
  std::optional<std::string> next;
  const std::optional<asl::PayloadTemplate>& assign;
};

// The first rule that matches, else the default, else nothing to go to.
asl::Result<Chosen> choose(const Step& step, const Document& input) {
  const auto& choice = step.state().as<asl::ChoiceState>();
  LazyContext context(step);
  const asl::Scope scope = context.scope(value_of(step, input));
  for (const asl::ChoiceRule& rule : choice.choices) {
    const auto matches = rule.matches(scope, step.meter);
    if (!matches) return tl::make_unexpected(matches.error());
    if (*matches) return Chosen{rule.next(), rule.assign()};
  }
  return Chosen{choice.default_next, step.state().assign};
}

}  // namespace

void work_choice(const Step& step) {
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const auto chosen = choose(step, *input);
  if (!chosen) return fail_state(step, {.error = chosen.error()});
  if (!chosen->next) {
    // The language's specification has States.NoChoiceMatched for this; AWS answers with this text
    // (asl-reference 11).
    return fail_state(
        step, {.error = asl::runtime_error("Failed to transition out of the state. The state does not "
                                           "point to a next state.")});
  }
  pass_on(step, *input, chosen->next, chosen->assign);
}

}  // namespace sfn::states
