#include <fmt/format.h>

#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

constexpr std::int64_t kSecondsPathMax = 99'999'999;  // asl-reference 11

asl::AslError too_long() {
  return asl::runtime_error("Wait state delay is too long.");
}

asl::Result<WaitEnd> after_seconds(const Step& step, const asl::WaitState& wait, const Document& input) {
  std::int64_t seconds = wait.seconds.seconds.value_or(0);
  if (wait.seconds.query) {
    const auto value = query_integer(step, *wait.seconds.query, {.input = input}, 0, kSecondsPathMax);
    if (!value) return tl::make_unexpected(value.error());
    seconds = *value;
  }
  if (wait.seconds.path) {
    const auto value = value_at(step, *wait.seconds.path, input);
    if (!value) return tl::make_unexpected(value.error());
    const auto refuse = [&](const char* what) {
      return asl::runtime_failure(fmt::format("The SecondsPath parameter {}: {} == {}", what,
                                              wait.seconds.path->text(), shown(step, *value)));
    };
    if (!value->is_number_integer()) return refuse("cannot be parsed as a long value");
    if (compare_numbers(*value, 0) < 0) return refuse("references a negative value");
    if (compare_numbers(*value, kSecondsPathMax) > 0) return refuse("references a value that is too large");
    seconds = value->get<std::int64_t>();
  }
  if (seconds > step.context.limits.wait_seconds_max) return tl::make_unexpected(too_long());
  return WaitEnd{step.context.now + std::chrono::seconds(seconds), false};
}

// AWS uses the whole second.
asl::Result<WaitEnd> at_moment(const Step& step, TimePoint at) {
  const TimePoint whole = std::chrono::floor<std::chrono::seconds>(at);
  if (whole - step.context.now > std::chrono::seconds(step.context.limits.wait_seconds_max)) {
    return tl::make_unexpected(too_long());
  }
  return WaitEnd{whole, true};
}

asl::Result<WaitEnd> at_timestamp(const Step& step, const asl::WaitState& wait, const Document& input) {
  std::optional<TimePoint> at = wait.timestamp;
  if (wait.timestamp_path) {
    const auto value = value_at(step, *wait.timestamp_path, input);
    if (!value) return tl::make_unexpected(value.error());
    if (value->is_string()) at = parse_iso8601(value->get_ref<const std::string&>());
    if (!at) {
      return asl::runtime_failure(fmt::format(
          "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time "
          "format string: {} == {}",
          wait.timestamp_path->text(), value->is_string() ? value->get<std::string>() : shown(step, *value)));
    }
  }
  return at_moment(step, *at);
}

asl::Result<WaitEnd> at_query_timestamp(const Step& step, const asl::QueryTemplate& timestamp,
                                        const Document& input) {
  const auto text = query_text(step, timestamp, {.input = input});
  if (!text) return tl::make_unexpected(text.error());
  const auto at = parse_iso8601(*text);
  if (!at) {
    return asl::query_failure(
        "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: " +
            *text,
        timestamp.field());
  }
  return at_moment(step, *at);
}

asl::Result<WaitEnd> determine(const Step& step, const Payload& raw_input) {
  const asl::State& state = step.state();
  const auto input = through_path(step, state.input_path, Document(raw_input));
  if (!input) return tl::make_unexpected(input.error());
  const auto& wait = state.as<asl::WaitState>();
  if (wait.timestamp_query) return at_query_timestamp(step, *wait.timestamp_query, *input);
  return wait.seconds.given() ? after_seconds(step, wait, *input) : at_timestamp(step, wait, *input);
}

}  // namespace

std::optional<WaitEnd> wait_end(const Step& step, const Payload& input) {
  const auto end = determine(step, input);
  if (step.meter.exhausted() || !end || end->at <= step.context.now) return std::nullopt;
  return *end;
}

// Reached only where wait_end named no moment: it is over at once, or it can't be determined.
void work_wait(const Step& step) {
  const auto end = determine(step, step.branch().input);
  if (!end) return fail_state(step, {.error = end.error()});
  end_wait(step);
}

void end_wait(const Step& step) {
  const asl::State& state = step.state();
  if (state.language == asl::QueryLanguage::Jsonata) return leave_with_input(step, state.leaving, state.next);
  const auto input = input_of(step);
  if (!input) return fail_state(step, {.error = input.error()});
  pass_on(step, *input, step.state().next, step.state().assign);
}

}  // namespace sfn::states
