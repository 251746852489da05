// Arithmetic, casts to numbers, and what is computed of a list of numbers.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/rounding.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

constexpr double kBaseMin = 2;
constexpr double kBaseMax = 36;

// `-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?`
bool is_decimal(std::string_view text) {
  const auto digits = [&] {
    const auto end = std::min(text.size(), text.find_first_not_of("0123456789"));
    text.remove_prefix(end);
    return end > 0;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  if (!digits()) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!digits()) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (!digits()) return false;
  }
  return text.empty();
}

// 0x1F, 0o17, 0b11; NaN for anything else.
double prefixed_number(std::string_view text) {
  constexpr std::pair<char, int> kBases[] = {{'x', 16}, {'o', 8}, {'b', 2}};
  if (text.size() < 3 || text[0] != '0') return NAN;
  for (const auto& [letter, base] : kBases) {
    if ((text[1] | 0x20) != letter) continue;
    double number = 0;
    for (const char c : text.substr(2)) {
      int digit = 0;
      const auto [end, error] = std::from_chars(&c, &c + 1, digit, base);
      if (error != std::errc()) return NAN;
      number = number * base + digit;
    }
    return number;
  }
  return NAN;
}

Item number(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[0].is_number()) return a[0];
  if (a[0].is_boolean()) return make_number(a[0].boolean() ? 1 : 0);
  const auto refuse = [&] { throw Failure("D3030").with_index(1).with_value(e.shown(a[0])); };
  if (!a[0].is_string()) refuse();
  e.spend_text(a[0].text().size());
  const double parsed = is_decimal(a[0].text()) ? parse_double(a[0].text()) : prefixed_number(a[0].text());
  if (!std::isfinite(parsed)) refuse();
  return make_number(parsed);
}

Item abs(Evaluator&, Arguments& a) {
  return a[0].is_undefined() ? Item() : make_number(std::abs(a[0].number()));
}

Item floor(Evaluator&, Arguments& a) {
  return a[0].is_undefined() ? Item() : make_number(std::floor(a[0].number()));
}

Item ceil(Evaluator&, Arguments& a) {
  return a[0].is_undefined() ? Item() : make_number(std::ceil(a[0].number()));
}

Item round(Evaluator&, Arguments& a) {
  if (a[0].is_undefined()) return {};
  return make_number(rounded_half_even(a[0].number(), a[1].is_number() ? a[1].number() : 0));
}

Item square_root(Evaluator&, Arguments& a) {
  if (a[0].is_undefined()) return {};
  if (a[0].number() < 0) throw Failure("D3060").with_index(1).with_value(number_text(a[0].number()));
  return make_number(std::sqrt(a[0].number()));
}

Item power(Evaluator&, Arguments& a) {
  if (a[0].is_undefined()) return {};
  const double exponent = a[1].is_number() ? a[1].number() : NAN;
  const double result = std::pow(a[0].number(), exponent);
  if (std::isfinite(result) && !std::isnan(exponent)) return make_number(result);
  throw Failure("D3061")
      .with_index(1)
      .with_value(number_text(a[0].number()))
      .with_second(number_text(exponent));
}

Item random(Evaluator& e, Arguments&) {
  return make_number(e.environment().random());
}

Item sum(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  double total = 0;
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    e.spend(kElementWork);
    total += a[0][i].number();
  }
  return make_number(total);
}

Item average(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[0].length() == 0) return {};
  return make_number(sum(e, a).number() / static_cast<double>(a[0].length()));
}

Item extreme(Evaluator& e, const Item& numbers, bool largest) {
  if (numbers.length() == 0) return {};
  double found = numbers[0].number();
  for (std::size_t i = 1; i < numbers.length(); ++i) {
    e.spend(kElementWork);
    const double next = numbers[i].number();
    found = largest ? std::max(found, next) : std::min(found, next);
  }
  return make_number(found);
}

Item max(Evaluator& e, Arguments& a) {
  return extreme(e, a[0], true);
}

Item min(Evaluator& e, Arguments& a) {
  return extreme(e, a[0], false);
}

Item format_base(Evaluator&, Arguments& a) {
  if (a[0].is_undefined()) return {};
  require_finite(a[0]);
  const double base = a[1].is_number() ? rounded_half_even(a[1].number(), 0) : 10;
  if (base < kBaseMin || base > kBaseMax) throw Failure("D3100").with_value(number_text(base));
  const double number = rounded_half_even(a[0].number(), 0);
  if (base == 10) return make_string(number_text(number));
  std::string digits;
  double left = std::abs(number);
  do {
    const double digit = std::fmod(left, base);
    digits += "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<int>(digit)];
    left = std::floor((left - digit) / base);
  } while (left > 0 && std::isfinite(left));
  if (number < 0) digits += '-';
  std::ranges::reverse(digits);
  return make_string(std::move(digits));
}

constexpr BuiltinEntry kFunctions[] = {
    {"number", "<(nsb)-:n>", 1, number},
    {"abs", "<n-:n>", 1, abs},
    {"floor", "<n-:n>", 1, floor},
    {"ceil", "<n-:n>", 1, ceil},
    {"round", "<n-n?:n>", 2, round},
    {"sqrt", "<n-:n>", 1, square_root},
    {"power", "<n-n:n>", 2, power},
    {"random", "<:n>", 0, random},
    {"sum", "<a<n>:n>", 1, sum},
    {"average", "<a<n>:n>", 1, average},
    {"max", "<a<n>:n>", 1, max},
    {"min", "<a<n>:n>", 1, min},
    {"formatBase", "<n-n?:s>", 2, format_base},
};

}  // namespace

std::span<const BuiltinEntry> number_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
