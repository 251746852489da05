// Pictures of dates and times, as XPath's format-dateTime has them: literal text with markers such as
// `[Y0001]`, `[MNn,*-3]` or `[Z01:01t]`. Formatting is here, reading a timestamp in date_parse.h. Throws
// Failure. Immutable values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/jsonata/integer_picture.h"

namespace sfn::asl::jsonata {

// A marker, or literal text.
struct DatePart {
  enum class Names : std::uint8_t { None, Lower, Upper, Title };

  std::string literal;
  char component = 0;  // 0: literal
  Names names = Names::None;
  bool zulu = false;                      // `t`: Z for no offset
  std::optional<std::size_t> width_max;   // of a name
  int digits_max = -1;                    // of a year, month or day
  std::optional<IntegerPicture> integer;  // but for names
};

using DatePicture = std::vector<DatePart>;

// Hours and minutes east of UTC, both negative to the west but for the reference's way to cut them.
struct ZoneOffset {
  int hours = 0;
  int minutes = 0;
};

[[nodiscard]] DatePicture parse_date_picture(std::string_view picture);
// What $fromMillis prints without a picture.
[[nodiscard]] const DatePicture& iso_picture();
// `+hhmm`, as the reference reads it. nullopt for a text that begins with no number.
[[nodiscard]] std::optional<ZoneOffset> parse_zone(std::string_view zone);
// Precondition: the time in the zone is within kTimeMax (calendar.h).
[[nodiscard]] std::string format_date(std::int64_t millis, const DatePicture& picture, ZoneOffset zone);

// Of a month (from 1) or a weekday (from 1, a Monday).
[[nodiscard]] std::string_view month_name(std::size_t number);
[[nodiscard]] std::string_view weekday_name(std::size_t number);

}  // namespace sfn::asl::jsonata
