#include "engine/asl/jsonata/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// Digits of a double in fixed notation: 309 before the point, and what is asked for behind it.
constexpr std::size_t kFixedMax = 512;

bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// A code point of four bytes is two units.
std::size_t units_begun_by(char c) {
  return static_cast<std::size_t>(begins_code_point(c)) +
         static_cast<std::size_t>(static_cast<unsigned char>(c) >= 0xF0);
}

}  // namespace

std::string number_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific);
  const std::string_view scientific(buffer, static_cast<std::size_t>(end.ptr - buffer));
  const auto e = scientific.find('e');
  std::string digits(1, scientific[0]);
  if (e > 1) digits += scientific.substr(2, e - 2);
  const auto from = scientific.data() + e + (scientific[e + 1] == '+' ? 2 : 1);
  int exponent = 0;
  std::from_chars(from, end.ptr, exponent);

  const auto count = static_cast<int>(digits.size());
  std::string text = number < 0 ? "-" : "";
  if (exponent >= 0 && exponent < 21) {
    if (count <= exponent + 1)
      return text + digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
    const auto point = static_cast<std::size_t>(exponent + 1);
    return text + digits.substr(0, point) + "." + digits.substr(point);
  }
  if (exponent < 0 && exponent >= -7 + 1)
    return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  text += digits.substr(0, 1);
  if (count > 1) text += "." + digits.substr(1);
  return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

double rounded_to_15_digits(double number) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific, 14);
  return parse_double({buffer, static_cast<std::size_t>(end.ptr - buffer)});
}

std::string fixed_text(double number, int digits) {
  char buffer[kFixedMax];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed,
                                 std::clamp(digits, 0, 100));
  return {buffer, end.ptr};
}

double parse_double(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc::result_out_of_range) return value;
  // Too small or too large: libstdc++ does not say which.
  const auto e = text.find_first_of("eE");
  const bool small = e != std::string_view::npos && e + 1 < text.size() && text[e + 1] == '-';
  const bool fraction = text.starts_with("0.") || text.starts_with("-0.");
  if (small || fraction) return 0;
  return text.starts_with('-') ? -std::numeric_limits<double>::infinity()
                               : std::numeric_limits<double>::infinity();
}

int compare_texts(std::string_view a, std::string_view b) {
  const auto [x, y] = std::ranges::mismatch(a, b);
  auto at = static_cast<std::size_t>(x - a.begin());
  while (at > 0 && at < a.size() && !begins_code_point(a[at]))
    --at;
  return compare_utf16(a.substr(at), b.substr(at));
}

std::size_t count_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text)
    units += units_begun_by(c);
  return units;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_code_point));
}

std::size_t byte_of_code_point(std::string_view text, std::size_t number) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (begins_code_point(text[at]) && seen++ == number) return at;
  return text.size();
}

std::size_t byte_of_unit(std::string_view text, std::size_t number) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    units += units_begun_by(text[at]);
    if (units > number) return at;
  }
  return text.size();
}

}  // namespace sfn::asl::jsonata
