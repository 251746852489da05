// $string, $substring, $length and the like. Lengths and places count code points.
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/letter_case.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

// Places beyond any text.
constexpr double kPlaceMax = 1e9;
constexpr std::string_view kBlanks = " \t\n\r";

// A place as Array.prototype.slice takes it: cut to an integer, counted from the end if negative, 0 for NaN.
std::size_t place(double number, std::size_t length) {
  if (std::isnan(number)) return 0;
  number = std::trunc(std::clamp(number, -kPlaceMax, kPlaceMax));
  if (number < 0) number = std::max(0.0, number + static_cast<double>(length));
  return std::min(static_cast<std::size_t>(number), length);
}

Item string(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  return e.string(e.text_of(a[0], a[1].is_boolean() && a[1].boolean()));
}

Item substring(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  const std::string& text = a[0].text();
  e.spend_text(2 * text.size());
  const std::size_t length = count_code_points(text);
  double start = a[1].is_number() ? a[1].number() : 0;
  if (static_cast<double>(length) + start < 0) start = 0;
  double end = static_cast<double>(length);
  if (a[2].is_number()) {
    if (a[2].number() <= 0 || a[1].is_undefined()) return make_string("");
    end = start >= 0 ? start + a[2].number() : static_cast<double>(length) + start + a[2].number();
  }
  const std::size_t from = place(start, length);
  const std::size_t to = place(end, length);
  if (from >= to) return make_string("");
  const std::size_t begin = byte_of_code_point(text, from);
  return e.string(text.substr(begin, byte_of_code_point(text, to) - begin));
}

Item substring_before(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return a[0];
  e.spend_text(a[0].text().size());
  const auto found = a[0].text().find(a[1].text());
  return found == std::string::npos ? a[0] : e.string(a[0].text().substr(0, found));
}

Item substring_after(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return a[0];
  e.spend_text(a[0].text().size());
  const auto found = a[0].text().find(a[1].text());
  return found == std::string::npos ? a[0] : e.string(a[0].text().substr(found + a[1].text().size()));
}

Item lowercase(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  e.spend_text(16 * a[0].text().size());
  return e.string(lower_case(a[0].text()));
}

Item uppercase(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  e.spend_text(16 * a[0].text().size());
  return e.string(upper_case(a[0].text()));
}

Item length(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  e.spend_text(a[0].text().size());
  return make_number(static_cast<double>(count_code_points(a[0].text())));
}

Item trim(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  e.spend_text(a[0].text().size());
  std::string trimmed;
  bool blank = false;
  for (const char c : a[0].text()) {
    if (kBlanks.find(c) != std::string_view::npos) {
      blank = true;
      continue;
    }
    if (blank && !trimmed.empty()) trimmed += ' ';
    blank = false;
    trimmed += c;
  }
  return e.string(std::move(trimmed));
}

Item pad(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return a[0];
  const std::string& text = a[0].text();
  const std::string with = a[2].is_string() && !a[2].text().empty() ? a[2].text() : " ";
  e.spend_text(text.size());
  const double width = std::trunc(std::clamp(a[1].number(), -kPlaceMax, kPlaceMax));
  const double missing = std::abs(width) - static_cast<double>(count_code_points(text));
  if (!(missing > 0)) return a[0];  // also for NaN
  const auto count = static_cast<std::size_t>(missing);
  const std::size_t with_count = std::max<std::size_t>(1, count_code_points(with));
  const std::size_t times = count / with_count;
  e.spend_text((times + 1) * with.size());
  std::string padding;
  padding.reserve((times + 1) * with.size());
  for (std::size_t i = 0; i < times; ++i)
    padding += with;
  padding += with.substr(0, byte_of_code_point(with, count % with_count));
  return e.string(width > 0 ? text + padding : padding + text);
}

Item join(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  const std::string separator = a[1].is_string() ? a[1].text() : "";
  std::string joined;
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    const Item element = a[0][i];
    if (i > 0) joined += separator;
    if (element.is_string()) joined += element.text();
    e.spend_text(separator.size() + (element.is_string() ? element.text().size() : 0));
  }
  return e.string(std::move(joined));
}

constexpr BuiltinEntry kFunctions[] = {
    {"string", "<x-b?:s>", 1, string},
    {"substring", "<s-nn?:s>", 3, substring},
    {"substringBefore", "<s-s:s>", 2, substring_before},
    {"substringAfter", "<s-s:s>", 2, substring_after},
    {"lowercase", "<s-:s>", 1, lowercase},
    {"uppercase", "<s-:s>", 1, uppercase},
    {"length", "<s-:n>", 1, length},
    {"trim", "<s-:s>", 1, trim},
    {"pad", "<s-ns?:s>", 3, pad},
    {"join", "<a<s>s?:s>", 2, join},
};

}  // namespace

std::span<const BuiltinEntry> string_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
