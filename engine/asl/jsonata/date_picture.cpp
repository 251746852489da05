#include "engine/asl/jsonata/date_picture.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/asl/jsonata/calendar.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/letter_case.h"
#include "engine/value/json_text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};
constexpr std::string_view kNumbers = "YMDdFWwXxHhmsf";
// More digits than a marker may ask for.
constexpr std::size_t kWidthMax = 200;

std::string shown(std::string_view component) {
  std::string json;
  append_json_string(json, component);
  return json;
}

// How a component is shown when its marker does not say it; empty for what is no component.
std::string_view default_presentation(char component) {
  switch (component) {
    case 'F':
    case 'P':
    case 'C':
    case 'E': return "n";
    case 'm':
    case 's': return "01";
    case 'Z':
    case 'z': return "01:01";
    default: return kNumbers.find(component) == std::string_view::npos ? "" : "1";
  }
}

std::optional<std::size_t> parse_width(std::string_view text) {
  std::size_t width = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
  if (end == text.data() || error != std::errc()) return std::nullopt;
  return std::min(width, kWidthMax);
}

void read_number(DatePart& part, std::string_view presentation, std::optional<std::size_t> width_min) {
  part.integer = parse_integer_picture(presentation);
  IntegerPicture& integer = *part.integer;
  const bool decimal = integer.kind == IntegerPicture::Kind::Decimal;
  if (decimal && width_min) integer.mandatory_digits = std::max(integer.mandatory_digits, *width_min);
  if (std::string_view("YMD").find(part.component) == std::string_view::npos) return;
  if (part.width_max) {
    part.digits_max = static_cast<int>(*part.width_max);
    integer.mandatory_digits = *part.width_max;
  } else if (const auto digits = integer.mandatory_digits + integer.optional_digits; digits >= 2) {
    part.digits_max = static_cast<int>(std::min(digits, kWidthMax));
  }
}

DatePart read_marker(std::string marker) {
  std::erase_if(marker,
                [](char c) { return std::string_view(" \t\n\r\f\v").find(c) != std::string_view::npos; });
  DatePart part;
  part.component = marker.empty() ? '?' : marker[0];
  std::string_view presentation = marker.empty() ? std::string_view() : std::string_view(marker).substr(1);
  std::optional<std::size_t> width_min;
  if (const auto comma = presentation.rfind(','); comma != std::string_view::npos) {
    const auto width = presentation.substr(comma + 1);
    const auto dash = width.find('-');
    width_min = parse_width(width.substr(0, dash));
    if (dash != std::string_view::npos) part.width_max = parse_width(width.substr(dash + 1));
    presentation = presentation.substr(0, comma);
  }
  const auto otherwise = default_presentation(part.component);
  if (otherwise.empty())
    throw Failure("D3132").with_value(
        shown(marker.substr(0, marker.empty() ? 0 : utf8_length_at(marker, 0))));
  std::string modifier;
  if (presentation.size() > 1 &&
      std::string_view("atco").find(presentation.back()) != std::string_view::npos) {
    modifier = presentation.back();
    presentation.remove_suffix(1);
  }
  if (presentation.empty()) presentation = otherwise;
  part.zulu = modifier == "t";
  const bool zone = part.component == 'Z' || part.component == 'z';
  if (presentation[0] == 'n') {
    part.names = DatePart::Names::Lower;
  } else if (presentation[0] == 'N') {
    part.names = presentation.starts_with("Nn") ? DatePart::Names::Title : DatePart::Names::Upper;
  } else if (kNumbers.find(part.component) != std::string_view::npos) {
    read_number(part, std::string(presentation) + (modifier.empty() ? "" : ";" + modifier), width_min);
  }
  if (zone) part.integer = parse_integer_picture(presentation);
  return part;
}

std::string name_text(const DatePart& part, double value) {
  const auto number = static_cast<std::size_t>(value);
  std::string name;
  if (part.component == 'M' || part.component == 'x') {
    name = month_name(number);
  } else if (part.component == 'F') {
    name = weekday_name(number);
  } else {
    throw Failure("D3133").with_value(shown({&part.component, 1}));
  }
  if (part.names == DatePart::Names::Upper) name = upper_case(name);
  if (part.names == DatePart::Names::Lower) name = lower_case(name);
  return part.width_max ? name.substr(0, *part.width_max) : name;
}

std::string zone_text(const DatePart& part, ZoneOffset zone) {
  const double offset = zone.hours * 100 + zone.minutes;
  if (offset == 0 && part.zulu) return "Z";
  const IntegerPicture& picture = *part.integer;
  std::string text;
  if (picture.interval > 0 || picture.mandatory_digits == 3 || picture.mandatory_digits == 4) {
    text = format_integer(offset, picture);
  } else if (picture.mandatory_digits == 1 || picture.mandatory_digits == 2) {
    text = format_integer(zone.hours, picture);
    if (zone.minutes != 0) text += ":" + format_integer(zone.minutes, parse_integer_picture("00"));
  } else {
    throw Failure("D3134").with_value(std::to_string(picture.mandatory_digits));
  }
  if (offset >= 0) text.insert(0, "+");
  return part.component == 'z' ? "GMT" + text : text;
}

std::string text_of(const DatePart& part, std::int64_t millis, ZoneOffset zone) {
  switch (part.component) {
    case 0: return part.literal;
    case 'Z':
    case 'z': return zone_text(part, zone);
    case 'C':
    case 'E': return "ISO";
    case 'P': {
      const bool morning = component_of(millis, 'H') < 12;
      if (part.names == DatePart::Names::Upper) return morning ? "AM" : "PM";
      return morning ? "am" : "pm";
    }
    default: break;
  }
  double value = component_of(millis, part.component);
  if (part.component == 'Y' && part.digits_max != -1) value = std::fmod(value, std::pow(10, part.digits_max));
  return part.names == DatePart::Names::None ? format_integer(value, *part.integer) : name_text(part, value);
}

// A doubled bracket stands for one.
std::string literal_text(std::string_view text) {
  std::string literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    literal += text[at];
    if (text.substr(at).starts_with("]]")) ++at;
  }
  return literal;
}

}  // namespace

std::string_view month_name(std::size_t number) {
  return number >= 1 && number <= std::size(kMonths) ? kMonths[number - 1] : std::string_view();
}

std::string_view weekday_name(std::size_t number) {
  return number >= 1 && number <= std::size(kWeekdays) ? kWeekdays[number - 1] : std::string_view();
}

DatePicture parse_date_picture(std::string_view picture) {
  DatePicture parts;
  const auto add_literal = [&](std::string literal) {
    if (!literal.empty()) parts.push_back({.literal = std::move(literal)});
  };
  std::size_t start = 0;
  for (auto open = picture.find('['); open != std::string_view::npos; open = picture.find('[', start)) {
    add_literal(literal_text(picture.substr(start, open - start)));
    if (picture.substr(open).starts_with("[[")) {
      add_literal("[");
      start = open + 2;
      continue;
    }
    const auto close = picture.find(']', open);
    if (close == std::string_view::npos) throw Failure("D3135");
    parts.push_back(read_marker(std::string(picture.substr(open + 1, close - open - 1))));
    start = close + 1;
  }
  add_literal(literal_text(picture.substr(start)));
  return parts;
}

const DatePicture& iso_picture() {
  static const DatePicture kPicture =
      parse_date_picture("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");
  return kPicture;
}

std::optional<ZoneOffset> parse_zone(std::string_view zone) {
  if (zone.starts_with('+')) zone.remove_prefix(1);
  int offset = 0;
  const auto [end, error] = std::from_chars(zone.data(), zone.data() + zone.size(), offset);
  if (end == zone.data() || error != std::errc()) return std::nullopt;
  return ZoneOffset{static_cast<int>(std::floor(offset / 100.0)), offset % 100};
}

std::string format_date(std::int64_t millis, const DatePicture& picture, ZoneOffset zone) {
  const std::int64_t local = millis + (std::int64_t{60} * zone.hours + zone.minutes) * 60'000;
  std::string text;
  for (const DatePart& part : picture)
    text += text_of(part, local, zone);
  return text;
}

}  // namespace sfn::asl::jsonata
