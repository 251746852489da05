#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

// Where a Choice leads, and what is assigned on the way.
struct Chosen {
  std::optional<std::string> next;
  const std::optional<asl::PayloadTemplate>& assign;
  const asl::Leaving& leaving;
};

// The first rule that matches, else the default, else nothing to go to.
asl::Result<Chosen> choose(const Step& step, const Document& input) {
  const auto& choice = step.state().as<asl::ChoiceState>();
  LazyContext context(step);
  const asl::Scope scope = context.scope(value_of(step, input));
  for (const asl::ChoiceRule& rule : choice.choices) {
    const auto matches = rule.matches(scope, step.meter);
    if (!matches) return tl::make_unexpected(matches.error());
    if (*matches) return Chosen{rule.next(), rule.assign(), rule.leaving()};
  }
  return Chosen{choice.default_next, step.state().assign, step.state().leaving};
}

asl::Result<Chosen> choose_by_query(const Step& step, const Document& input) {
  const auto& choice = step.state().as<asl::ChoiceState>();
  for (const asl::ChoiceRule& rule : choice.choices) {
    const auto matches = query(step, *rule.query(), {.input = input}, asl::QueryType::Boolean);
    if (!matches) return tl::make_unexpected(matches.error());
    if (matches->get<bool>()) return Chosen{rule.next(), rule.assign(), rule.leaving()};
  }
  return Chosen{choice.default_next, step.state().assign, step.state().leaving};
}

}  // namespace

void work_choice(const Step& step) {
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  const bool is_jsonata = step.state().language == asl::QueryLanguage::Jsonata;
  const auto chosen = is_jsonata ? choose_by_query(step, *input) : choose(step, *input);
  if (!chosen) return fail_state(step, {.error = chosen.error()});
  if (!chosen->next) {
    // The language's specification has States.NoChoiceMatched for this; AWS answers with this text
    // (asl-reference 11).
    return fail_state(
        step, {.error = asl::runtime_error("Failed to transition out of the state. The state does not "
                                           "point to a next state.")});
  }
  if (is_jsonata) return leave_with_input(step, chosen->leaving, chosen->next);
  pass_on(step, *input, chosen->next, chosen->assign);
}

}  // namespace sfn::states
