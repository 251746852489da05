// The proleptic Gregorian calendar in milliseconds since the epoch, as JavaScript's Date has it, and the week
// numbers of ISO 8601. Pure functions.
#pragma once

#include <cstdint>

namespace sfn::asl::jsonata {

// As far as a Date reaches on both sides of the epoch.
inline constexpr double kTimeMax = 8.64e15;

struct CalendarTime {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
};

// Precondition: within kTimeMax.
[[nodiscard]] CalendarTime calendar_time(std::int64_t millis);
// Date.UTC, but for month counting from 1: what is too large runs over, years of two digits are of the
// twentieth century.
[[nodiscard]] double millis_of(double year, double month, double day, double hour = 0, double minute = 0,
                               double second = 0, double millisecond = 0);

// The value of a component of a date-time picture: Y M D d F W w X x H h m s f. 0 for any other.
[[nodiscard]] double component_of(std::int64_t millis, char component);

}  // namespace sfn::asl::jsonata
