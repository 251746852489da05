// Numbers by pictures.
#include <cmath>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/integer_picture.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/number_picture.h"

namespace sfn::asl::jsonata {
namespace {

// Reading a picture, beside what its characters cost.
constexpr std::int64_t kPictureWork = 100;

void pay_for_picture(Evaluator& e, const Item& picture) {
  e.spend(kPictureWork + 4 * static_cast<std::int64_t>(picture.text().size()));
}

Item format_number_item(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return {};
  require_finite(a[0]);
  pay_for_picture(e, a[1]);
  PictureSymbols symbols;
  for (std::size_t i = 0; i < a[2].member_count(); ++i) {
    if (const Item value = a[2].member_at(i); value.is_string())
      symbols.set(a[2].member_name(i), value.text());
  }
  return e.string(format_number(a[0].number(), a[1].text(), symbols));
}

Item format_integer_item(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return {};
  require_finite(a[0]);
  pay_for_picture(e, a[1]);
  const double number = std::floor(a[0].number());
  const IntegerPicture picture = parse_integer_picture(a[1].text());
  // A Roman number of many digits has no end.
  e.spend(static_cast<std::int64_t>(std::fmin(length_of(number, picture), 1e12)));
  return e.string(format_integer(number, picture));
}

Item parse_integer_item(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return {};
  pay_for_picture(e, a[1]);
  e.spend(8 * static_cast<std::int64_t>(a[0].text().size()));
  return make_number(parse_integer(a[0].text(), parse_integer_picture(a[1].text())));
}

constexpr BuiltinEntry kFunctions[] = {
    {"formatNumber", "<n-so?:s>", 3, format_number_item},
    {"formatInteger", "<n-s:s>", 2, format_integer_item},
    {"parseInteger", "<s-s:n>", 2, parse_integer_item},
};

}  // namespace

std::span<const BuiltinEntry> picture_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
