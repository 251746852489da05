#include "engine/value/time.h"

#include <cstdio>

namespace sfn {
namespace {

// Reads fixed-width fields from the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool literal(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // Exactly `count` digits.
  bool number(std::size_t count, int& value) {
    std::size_t found = 0;
    value = 0;
    while (found < count && digit()) {
      value = value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
      ++found;
    }
    return found == count;
  }
  [[nodiscard]] bool digit() const { return !text_.empty() && text_.front() >= '0' && text_.front() <= '9'; }
  [[nodiscard]] bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
};

bool read_date(Reader& in, std::chrono::sys_days& day) {
  int year = 0, month = 0, day_of_month = 0;
  if (!in.number(4, year) || !in.literal('-') || !in.number(2, month) || !in.literal('-') ||
      !in.number(2, day_of_month))
    return false;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day_of_month))};
  day = date;
  return date.ok();
}

bool read_fraction(Reader& in, Millis& fraction) {
  int millis = 0, digits = 0;
  for (int digit = 0; in.digit(); ++digits) {
    if (digits == 9 || !in.number(1, digit)) return false;
    if (digits < 3) millis = millis * 10 + digit;
  }
  for (int i = digits; i < 3; ++i)
    millis *= 10;
  fraction = Millis(millis);
  return digits > 0;
}

bool read_time(Reader& in, Millis& time) {
  int hour = 0, minute = 0, second = 0;
  if (!in.number(2, hour) || !in.literal(':') || !in.number(2, minute) || !in.literal(':') ||
      !in.number(2, second) || hour > 23 || minute > 59 || second > 59)
    return false;
  Millis fraction{};
  if (in.literal('.') && !read_fraction(in, fraction)) return false;
  time = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) + fraction;
  return true;
}

bool read_offset(Reader& in, std::chrono::minutes& offset) {
  if (in.literal('Z')) return true;
  const bool west = in.literal('-');
  if (!west && !in.literal('+')) return false;
  int hours = 0, minutes = 0;
  if (!in.number(2, hours) || !in.literal(':') || !in.number(2, minutes) || minutes > 59) return false;
  offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  if (offset > std::chrono::hours(18)) return false;  // java.time.ZoneOffset's range
  if (west) offset = -offset;
  return true;
}

}  // namespace

std::string to_iso8601(TimePoint time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[48];
  int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()),
                             unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                             int(clock.minutes().count()), int(clock.seconds().count()));
  const int millis = static_cast<int>(clock.subseconds().count());
  if (millis != 0)
    length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), ".%03d", millis);
  return std::string(text, static_cast<std::size_t>(length)) + "Z";
}

std::optional<TimePoint> parse_iso8601(std::string_view text) {
  Reader in(text);
  std::chrono::sys_days day{};
  Millis time{};
  std::chrono::minutes offset{};
  if (!read_date(in, day) || !in.literal('T') || !read_time(in, time) || !read_offset(in, offset) ||
      !in.at_end())
    return std::nullopt;
  return TimePoint(day) + time - offset;
}

}  // namespace sfn
