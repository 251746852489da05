// Which retrier or catcher handles an error, and how long to wait (asl-reference 15, 16).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/asl/state_machine.h"
#include "engine/value/time.h"

namespace sfn::asl {

// The error as it is matched: its name, and whether it was a missed heartbeat (whose events say
// States.Timeout but which `States.HeartbeatTimeout` matches too).
struct RaisedError {
  std::string_view name;  // empty for a failure without a name
  bool heartbeat = false;
};

// Exact names, the wildcards States.ALL and States.TaskFailed (everything but time-outs); States.Runtime is
// matched by nothing, its own name included.
[[nodiscard]] bool matches(const std::vector<std::string>& error_equals, const RaisedError& error);

// Index of the first retrier whose ErrorEquals match. Its attempts may be used up: then no later one is
// tried.
[[nodiscard]] std::optional<std::size_t> find_retrier(const std::vector<Retrier>& retry,
                                                      const RaisedError& error);
[[nodiscard]] std::optional<std::size_t> find_catcher(const std::vector<Catcher>& catchers,
                                                      const RaisedError& error);

// Growth without MaxDelaySeconds ends here, far beyond the year that an execution may last, so that a delay
// always fits into a TimePoint. 99999999 s is the longest interval a definition can ask for.
inline constexpr std::int64_t kBackoffSecondsMax = 99'999'999;

// The delay before the n-th retry (n from 1) without jitter: min(interval * rate^(n-1), MaxDelaySeconds), to
// the millisecond.
[[nodiscard]] Millis backoff(const Retrier& retrier, std::int64_t n);

}  // namespace sfn::asl
