#include "engine/execution/states/mock.h"

#include <charconv>

#include <fmt/format.h>

#include "engine/execution/nonce.h"
#include "engine/execution/states/call.h"
#include "engine/execution/states/failure.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

const Value* responses_of(const Step& step) {
  const Document& mock = step.execution.mock();
  if (!mock.has_payload()) return nullptr;
  const auto found = mock.value().find(step.branch().state);
  return found == mock.value().end() ? nullptr : &*found;
}

// `3`, or `0-2`.
bool covers(std::string_view range, std::int64_t number) {
  std::int64_t first = 0;
  const auto* end = range.data() + range.size();
  auto read = std::from_chars(range.data(), end, first);
  if (read.ec != std::errc()) return false;
  std::int64_t last = first;
  if (read.ptr != end && *read.ptr == '-') read = std::from_chars(read.ptr + 1, end, last);
  return read.ec == std::errc() && read.ptr == end && first <= number && number <= last;
}

// What the n-th invocation gives: a result, or an error.
asl::Result<Payload> response(const Step& step) {
  const std::int64_t number = step.execution.mocked_tasks(step.branch().state) - 1;
  for (const auto& [range, given] : responses_of(step)->items()) {
    if (!covers(range, number)) continue;
    if (given.contains("Return")) return to_payload(given["Return"]);
    const Value& thrown = given.contains("Throw") ? given["Throw"] : Value::object();
    const auto text = [&](const char* name) -> OptionalText {
      const auto found = thrown.find(name);
      return found != thrown.end() && found->is_string() ? OptionalText(found->get<std::string>())
                                                         : std::nullopt;
    };
    return tl::make_unexpected(asl::AslError{text("Error"), text("Cause")});
  }
  return tl::make_unexpected(
      asl::AslError{asl::error_name::kRuntime,
                    fmt::format("The mocked responses have none for invocation {} of the state '{}'.", number,
                                step.branch().state)});
}

void answer_activity(const Step& step, const asl::Result<Payload>& given) {
  const Seq task = std::get<ActivityTask>(step.branch().phase).task;
  step.emit(ActivityStarted{task, std::nullopt, make_nonce(step.context.entropy), std::nullopt});
  if (step.execution.closed()) return;
  if (given) return step.emit(ActivitySucceeded{task, *given});
  step.emit(ActivityFailed{task, given.error().error, given.error().cause});
}

}  // namespace

bool is_mocked(const Step& step) {
  return responses_of(step) != nullptr;
}

void answer_from_mock(const Step& step) {
  if (step.execution.closed()) return;
  const auto given = response(step);
  if (std::holds_alternative<ActivityTask>(step.branch().phase)) return answer_activity(step, given);
  static_cast<void>(start_call(step));
  if (step.execution.closed()) return;
  if (!given) return fail_call(step, given.error());
  complete_call(step, *given);
  // A task that waits has only been submitted.
  if (!step.execution.closed() && std::holds_alternative<OutsideTask>(step.branch().phase))
    complete_job(step, *given);
}

}  // namespace sfn::states
