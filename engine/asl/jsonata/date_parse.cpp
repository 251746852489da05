#include "engine/asl/jsonata/date_parse.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/asl/jsonata/calendar.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/letter_case.h"
#include "engine/value/json_text.h"
#include "engine/value/regex.h"

namespace sfn::asl::jsonata {
namespace {

// What a timestamp gave for each component, by its letter.
using Components = std::array<std::optional<double>, 128>;

std::optional<double>& of(Components& components, char component) {
  return components[static_cast<std::size_t>(component) & 127];
}

std::string escaped(std::string_view literal) {
  std::string pattern;
  for (const char c : literal) {
    if (std::string_view(R"(.*+?^${}()|[]\)").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// Of `01:01`, and empty where hours and minutes are one number.
std::string zone_separator(const DatePart& part) {
  return part.integer->interval > 0 ? part.integer->separators.front().character : "";
}

std::string pattern_of(const DatePart& part) {
  if (part.component == 0) return escaped(part.literal);
  if (part.component == 'Z' || part.component == 'z') {
    const std::string separator = zone_separator(part);
    return (part.component == 'z' ? "GMT" : "") + std::string("[-+][0-9]+") +
           (separator.empty() ? "" : escaped(separator) + "[0-9]+");
  }
  return part.integer ? pattern_of(*part.integer, part.digits_max) : "[a-zA-Z]+";
}

double leading_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end != text.data() ? number : 0;
}

// In minutes, as the reference reads it: the minutes of a negative offset count east.
double zone_minutes(const DatePart& part, std::string_view text) {
  if (part.component == 'z') text.remove_prefix(3);
  const std::string separator = zone_separator(part);
  if (const auto at = separator.empty() ? std::string_view::npos : text.find(separator);
      at != std::string_view::npos)
    return leading_number(text.substr(0, at)) * 60 + leading_number(text.substr(at + separator.size()));
  if (text.size() <= 3) return leading_number(text) * 60;
  return leading_number(text.substr(0, 3)) * 60 + leading_number(text.substr(3));
}

std::optional<double> name_value(const DatePart& part, std::string_view text) {
  if (part.component == 'P') {
    if (text == "am" || text == "AM") return 0;
    return text == "pm" || text == "PM" ? std::optional<double>(1) : std::nullopt;
  }
  const bool month = part.component == 'M' || part.component == 'x';
  for (std::size_t number = 1; number <= (month ? 12u : 7u); ++number) {
    const auto name = month ? month_name(number) : weekday_name(number);
    const bool shortened = part.width_max && *part.width_max > 0;
    if (text == (shortened ? name.substr(0, *part.width_max) : name)) return static_cast<double>(number);
  }
  return std::nullopt;
}

void check_names(const DatePart& part) {
  if (part.component == 0 || part.integer) return;
  if (std::string_view("MxFP").find(part.component) != std::string_view::npos) return;
  std::string shown;
  append_json_string(shown, std::string_view(&part.component, 1));
  throw Failure("D3133").with_value(shown);
}

std::optional<Components> match(std::string_view text, const DatePicture& picture) {
  std::string pattern = "^";
  for (const DatePart& part : picture) {
    check_names(part);
    pattern += "(" + pattern_of(part) + ")";
  }
  const auto regex = Regex::compile(pattern + "$", "i");
  const auto parts = regex ? regex->find(text, 0) : std::vector<Regex::Part>();
  if (parts.empty()) return std::nullopt;
  Components found;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    const DatePart& part = picture[i];
    const auto value = text.substr(parts[i + 1].begin, parts[i + 1].end - parts[i + 1].begin);
    if (part.component == 0) continue;
    if (part.component == 'Z' || part.component == 'z') {
      of(found, part.component) = zone_minutes(part, value);
    } else {
      of(found, part.component) =
          part.integer ? parse_integer(value, *part.integer) : name_value(part, value);
    }
  }
  return found;
}

// Whether nothing but `allowed` is there of `all`, and something of it.
bool is_kind(Components& found, std::string_view all, std::string_view allowed) {
  bool any = false;
  for (const char component : all) {
    const auto value = of(found, component);
    if (!value || *value == 0 || std::isnan(*value)) continue;
    if (allowed.find(component) == std::string_view::npos) return false;
    any = true;
  }
  return any;
}

// The components that give the point in time, from the largest to the smallest.
std::string units_of(Components& found) {
  constexpr std::string_view kDates = "YXMxWwdD";
  constexpr std::string_view kTimes = "PHhmsf";
  const bool by_day_of_year = !is_kind(found, kDates, "YMD") && is_kind(found, kDates, "Yd");
  // Weeks are not read, as in the reference.
  if (is_kind(found, kDates, "XxwF") || is_kind(found, kDates, "XWF")) throw Failure("D3136");
  const bool twelve_hours = !is_kind(found, kTimes, "Hmsf") && is_kind(found, kTimes, "Phmsf");
  return std::string(by_day_of_year ? "YD" : "YMD") + (twelve_hours ? "Phmsf" : "Hmsf");
}

void fill_gaps(Components& found, std::string_view units, std::int64_t now) {
  bool started = false;
  bool ended = false;
  for (const char unit : units) {
    auto& value = of(found, unit);
    if (value) {
      if (ended) throw Failure("D3136");
      started = true;
    } else if (started) {
      value = unit == 'M' || unit == 'D' ? 1 : 0;
      ended = true;
    } else {
      value = component_of(now, unit);
    }
  }
}

double digits_at(std::string_view text, std::size_t at, std::size_t count) {
  double number = 0;
  for (const char c : text.substr(at, count))
    number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::optional<double> parse_date(std::string_view text, const DatePicture& picture, std::int64_t now) {
  auto found = match(text, picture);
  if (!found) return std::nullopt;
  bool any = false;
  for (const auto& value : *found)
    any = any || value.has_value();
  if (!any) return std::nullopt;
  const std::string units = units_of(*found);
  const bool by_day_of_year = units.starts_with("YD");
  fill_gaps(*found, units, now);
  const auto value_of = [&](char component) { return of(*found, component).value_or(0); };
  const double month = by_day_of_year || value_of('M') <= 0 ? 1 : value_of('M');
  const double day = by_day_of_year ? value_of('d') : value_of('D');
  double hour = value_of('H');
  if (units.find('h') != std::string::npos)
    hour = (value_of('h') == 12 ? 0 : value_of('h')) + (value_of('P') == 1 ? 12 : 0);
  const double millis =
      millis_of(value_of('Y'), month, day, hour, value_of('m'), value_of('s'), value_of('f'));
  const double zone = value_of('Z') != 0 ? value_of('Z') : value_of('z');
  return millis - zone * 60'000;
}

double parse_iso_date(std::string_view text) {
  static const Regex kForm = *Regex::compile(
      R"(^(\d{4})(?:-([01]\d)(?:-([0-3]\d))?)?(?:T([0-2]\d):([0-5]\d):([0-5]\d))?(?:\.(\d+))?)"
      R"((Z|[+-][0-2]\d:?[0-5]\d)?$)");
  const auto parts = kForm.find(text, 0);
  const auto refuse = [&] {
    std::string shown;
    append_json_string(shown, text);
    throw Failure("D3110").with_value(shown);
  };
  if (parts.empty()) refuse();
  const auto has = [&](std::size_t part) { return parts[part].begin != std::string_view::npos; };
  const auto number = [&](std::size_t part, double otherwise) {
    return has(part) ? digits_at(text, parts[part].begin, parts[part].end - parts[part].begin) : otherwise;
  };
  const double month = number(2, 1);
  const double day = number(3, 1);
  const double hour = number(4, 0);
  const double seconds = number(5, 0) * 60 + number(6, 0);
  double fraction = 0;
  if (has(7)) {
    const auto digits = std::string(text.substr(parts[7].begin, parts[7].end - parts[7].begin)) + "000";
    fraction = digits_at(digits, 0, 3);
  }
  const bool possible = month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
                        (hour < 24 || (hour == 24 && seconds == 0 && fraction == 0));
  if (!possible || (has(7) && !has(4))) refuse();
  // Years of two digits are years of two digits here.
  const double year = number(1, 0);
  constexpr double kCycle = 400;  // years after which the calendar repeats
  constexpr double kCycleMillis = 146'097.0 * 86'400'000;
  double millis = millis_of(year + kCycle, month, day, hour, 0, seconds, fraction) - kCycleMillis;
  if (has(8) && text[parts[8].begin] != 'Z') {
    const auto zone = text.substr(parts[8].begin, parts[8].end - parts[8].begin);
    const double minutes = digits_at(zone, 1, 2) * 60 + digits_at(zone, zone.size() - 2, 2);
    millis -= (zone[0] == '-' ? -minutes : minutes) * 60'000;
  }
  return millis;
}

}  // namespace sfn::asl::jsonata
