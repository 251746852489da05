#include "engine/asl/retry.h"

#include <algorithm>
#include <cmath>

namespace sfn::asl {

namespace {

// States.Timeout stands for missed heartbeats, too.
bool matches_name(std::string_view pattern, const RaisedError& error) {
  if (pattern == error_name::kAll) return true;
  if (pattern == error_name::kTaskFailed) return error.name != error_name::kTimeout;
  if (pattern == error_name::kHeartbeatTimeout && error.heartbeat) return true;
  return pattern == error.name && !error.name.empty();
}

template <class Handler>
std::optional<std::size_t> find_handler(const std::vector<Handler>& handlers, const RaisedError& error) {
  const auto found = std::ranges::find_if(
      handlers, [&](const Handler& handler) { return matches(handler.error_equals, error); });
  if (found == handlers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - handlers.begin());
}

}  // namespace

bool matches(const std::vector<std::string>& error_equals, const RaisedError& error) {
  if (error.name == error_name::kRuntime) return false;
  return std::ranges::any_of(error_equals,
                             [&](const std::string& pattern) { return matches_name(pattern, error); });
}

std::optional<std::size_t> find_retrier(const std::vector<Retrier>& retry, const RaisedError& error) {
  return find_handler(retry, error);
}

std::optional<std::size_t> find_catcher(const std::vector<Catcher>& catchers, const RaisedError& error) {
  return find_handler(catchers, error);
}

Millis backoff(const Retrier& retrier, std::int64_t n) {
  const double delay = static_cast<double>(retrier.interval_seconds) *
                       std::pow(retrier.backoff_rate, static_cast<double>(n - 1));
  const double delay_max = retrier.delay_seconds_max ? static_cast<double>(*retrier.delay_seconds_max)
                                                     : static_cast<double>(kBackoffSecondsMax);
  return Millis(std::llround(std::min({delay, delay_max, static_cast<double>(kBackoffSecondsMax)}) * 1000));
}

}  // namespace sfn::asl
