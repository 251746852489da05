#include "engine/asl/jsonata/rounding.h"

#include <charconv>
#include <cmath>
#include <string>

#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

// Beyond this many places every number is 0 or has no digits left to round.
constexpr double kPlacesMax = 400;

// The number times ten to the `places`, without the error that a multiplication would make.
double shifted(double number, int places) {
  const std::string text = number_text(number);
  const auto e = text.find('e');
  int exponent = 0;
  if (e != std::string::npos) {
    const auto from = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
    std::from_chars(from, text.data() + text.size(), exponent);
  }
  return parse_double(text.substr(0, e) + "e" + std::to_string(exponent + places));
}

}  // namespace

double rounded_half_even(double number, double precision) {
  if (!std::isfinite(number)) return number;
  if (std::isnan(precision)) precision = 0;
  const auto places = static_cast<int>(std::fmin(std::fmax(precision, -kPlacesMax), kPlacesMax));
  const double moved = places == 0 ? number : shifted(number, places);
  if (!std::isfinite(moved)) return number;
  double rounded = std::floor(moved);
  if (moved - rounded >= 0.5) rounded += 1;
  if (std::abs(rounded - moved) == 0.5 && std::abs(std::fmod(rounded, 2)) == 1) rounded -= 1;
  if (places != 0) rounded = shifted(rounded, -places);
  return rounded == 0 ? 0 : rounded;
}

}  // namespace sfn::asl::jsonata
