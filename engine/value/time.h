// Points in time and durations of the engine: milliseconds, wall clock since the epoch. The engine never
// reads a clock; `now` is handed in. Elapsed time (for relative deadlines while the process lives) is a
// separate type so that the two are never mixed.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sfn {

using Millis = std::chrono::milliseconds;
using TimePoint = std::chrono::sys_time<Millis>;

// A clock that runs with elapsed time, also through a jump of the wall clock and a suspended machine (boot
// time).
struct ElapsedClock {
  using duration = Millis;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<ElapsedClock, Millis>;
  static constexpr bool is_steady = true;
};
using ElapsedPoint = ElapsedClock::time_point;

// Both readings of one moment.
struct Now {
  TimePoint wall;
  ElapsedPoint elapsed;
};

// `2019-03-26T20:14:13.192Z`; a fraction of zero is left out, as AWS does in the context object.
std::string to_iso8601(TimePoint time);

// ISO-8601 extended with `T`, seconds, an optional fraction of up to 9 digits and an offset (`Z` or
// `+hh:mm`), the form that Wait and the Timestamp operators accept. Sub-millisecond digits are cut off.
// nullopt for anything else.
std::optional<TimePoint> parse_iso8601(std::string_view text);

}  // namespace sfn
