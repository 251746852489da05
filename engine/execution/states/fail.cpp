#include <fmt/format.h>

#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"
#include "engine/value/document.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

// The text of `field`: literal, or the string that its path or function gives.
asl::Result<OptionalText> text_of(const Step& step, const OptionalText& literal,
                                  const std::optional<asl::Expression>& expression, const char* field,
                                  const asl::Scope& scope) {
  if (!expression) return literal;
  const auto value = expression->evaluate(scope, step.meter, field);
  if (!value) return tl::make_unexpected(value.error());
  if (!value->is_string()) {
    return asl::runtime_failure(fmt::format("The {} parameter does not select a string: {} == {}", field,
                                            expression->text(), shown(step, *value)));
  }
  return OptionalText(value->get<std::string>());
}

asl::Result<OptionalText> text_of(const Step& step, const OptionalText& literal,
                                  const std::optional<asl::QueryTemplate>& expression) {
  if (!expression) return literal;
  const Document input(step.branch().input);
  auto text = query_text(step, *expression, {.input = input});
  if (!text) return tl::make_unexpected(text.error());
  return OptionalText(*std::move(text));
}

void fail_by_query(const Step& step, const asl::FailState& fail) {
  const auto error = text_of(step, fail.error, fail.error_query);
  if (!error) return fail_state(step, {.error = error.error()});
  const auto cause = text_of(step, fail.cause, fail.cause_query);
  if (!cause) return fail_state(step, {.error = cause.error()});
  fail_branch(step, {.error = {*error, *cause}});
}

}  // namespace

// Ends its machine; there is no exit event. An enclosing Parallel state may catch it.
void work_fail(const Step& step) {
  const auto& fail = step.state().as<asl::FailState>();
  if (fail.error_query || fail.cause_query) return fail_by_query(step, fail);
  if (!fail.error_path && !fail.cause_path) return fail_branch(step, {.error = {fail.error, fail.cause}});
  const Document input(step.branch().input);
  LazyContext context(step);
  const asl::Scope scope = context.scope(value_of(step, input));
  const auto error = text_of(step, fail.error, fail.error_path, "ErrorPath", scope);
  if (!error) return fail_state(step, {.error = error.error()});
  const auto cause = text_of(step, fail.cause, fail.cause_path, "CausePath", scope);
  if (!cause) return fail_state(step, {.error = cause.error()});
  fail_branch(step, {.error = {*error, *cause}});
}

}  // namespace sfn::states
