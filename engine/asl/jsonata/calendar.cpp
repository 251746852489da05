#include "engine/asl/jsonata/calendar.h"

#include <cmath>

namespace sfn::asl::jsonata {
namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr int kThursday = 4;

// Days since the epoch of the first of a month; by the algorithm of the civil calendar in eras of 400 years.
std::int64_t days_before(std::int64_t year, int month) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t of_era = y - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
  const std::int64_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return era * 146'097 + days - 719'468;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// 1 for Monday to 7 for Sunday.
int weekday(std::int64_t days) {
  return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;
}

// A month, or a year in its January.
struct Month {
  std::int64_t year;
  int month;
  [[nodiscard]] Month next() const { return month == 12 ? Month{year + 1, 1} : Month{year, month + 1}; }
  [[nodiscard]] Month previous() const { return month == 1 ? Month{year - 1, 12} : Month{year, month - 1}; }
};

// The Monday of the first week: the one with the first Thursday.
std::int64_t first_week(const Month& m) {
  const std::int64_t days = days_before(m.year, m.month);
  const int day = weekday(days);
  return (day > kThursday ? days + 8 - day : days - (day - 1)) * kDay;
}

// The week counted from the first of this period, of the one before or of the one behind.
double week_of(std::int64_t midnight, const Month& period, const Month& before, const Month& behind,
               double weeks_min) {
  const auto weeks_since = [&](const Month& m) {
    return static_cast<double>(midnight - first_week(m)) / static_cast<double>(kWeek) + 1;
  };
  double week = weeks_since(period);
  if (week > weeks_min) {
    if (midnight >= first_week(behind)) week = 1;
  } else if (week < 1) {
    week = weeks_since(before);
  }
  return std::floor(week);
}

}  // namespace

CalendarTime calendar_time(std::int64_t millis) {
  const std::int64_t days = floor_div(millis, kDay);
  const auto left = static_cast<int>(millis - days * kDay);
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_div(shifted, 146'097);
  const std::int64_t of_era = shifted - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const auto of_year = static_cast<int>(of_era - (365 * year + year / 4 - year / 100));
  const int shifted_month = (5 * of_year + 2) / 153;
  CalendarTime time;
  time.day = of_year - (153 * shifted_month + 2) / 5 + 1;
  time.month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  time.year = year + era * 400 + (time.month <= 2 ? 1 : 0);
  time.hour = left / 3'600'000;
  time.minute = left / 60'000 % 60;
  time.second = left / 1000 % 60;
  time.millisecond = left % 1000;
  return time;
}

double millis_of(double year, double month, double day, double hour, double minute, double second,
                 double millisecond) {
  if (!std::isfinite(year + month + day + hour + minute + second + millisecond)) return NAN;
  if (std::abs(year) > 1e6 || std::abs(month) > 1e7) return NAN;
  if (year >= 0 && year <= 99) year += 1900;
  const double months = std::trunc(year) * 12 + std::trunc(month) - 1;
  const auto whole_year = static_cast<std::int64_t>(std::floor(months / 12));
  const auto month_of_year = static_cast<int>(months - static_cast<double>(whole_year) * 12) + 1;
  const double days = static_cast<double>(days_before(whole_year, month_of_year)) + std::trunc(day) - 1;
  const double millis = days * static_cast<double>(kDay) + std::trunc(hour) * 3'600'000 +
                        std::trunc(minute) * 60'000 + std::trunc(second) * 1000 + std::trunc(millisecond);
  return std::abs(millis) <= kTimeMax ? millis : NAN;
}

double component_of(std::int64_t millis, char component) {
  const CalendarTime time = calendar_time(millis);
  const std::int64_t days = floor_div(millis, kDay);
  const Month year{time.year, 1};
  const Month month{time.year, time.month};
  switch (component) {
    case 'Y': return static_cast<double>(time.year);
    case 'M': return time.month;
    case 'D': return time.day;
    case 'd': return static_cast<double>(days - days_before(time.year, 1) + 1);
    case 'F': return weekday(days);
    case 'W': return week_of(days * kDay, year, {time.year - 1, 1}, {time.year + 1, 1}, 52);
    case 'w': return week_of(days * kDay, month, month.previous(), month.next(), 4);
    case 'X': {
      if (millis < first_week(year)) return static_cast<double>(time.year - 1);
      return static_cast<double>(millis >= first_week({time.year + 1, 1}) ? time.year + 1 : time.year);
    }
    case 'x': {
      if (millis < first_week(month)) return month.previous().month;
      return millis >= first_week(month.next()) ? month.next().month : time.month;
    }
    case 'H': return time.hour;
    case 'h': return time.hour % 12 == 0 ? 12 : time.hour % 12;
    case 'm': return time.minute;
    case 's': return time.second;
    case 'f': return time.millisecond;
    default: return 0;
  }
}

}  // namespace sfn::asl::jsonata
