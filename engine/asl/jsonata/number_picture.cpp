#include "engine/asl/jsonata/number_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/rounding.h"
#include "engine/asl/jsonata/sub_picture.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

using Text = std::u32string;

Text to_code_points(std::string_view text) {
  Text codes;
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at))
    codes += static_cast<char32_t>(utf8_code_point(text, at));
  return codes;
}

std::string to_utf8(const Text& codes) {
  std::string text;
  for (const char32_t code : codes)
    append_utf8(text, code);
  return text;
}

std::vector<Text> split(const Text& picture, const Text& separator) {
  std::vector<Text> parts(1);
  for (std::size_t at = 0; at < picture.size();) {
    if (!separator.empty() && picture.compare(at, separator.size(), separator) == 0) {
      parts.emplace_back();
      at += separator.size();
    } else {
      parts.back() += picture[at++];
    }
  }
  return parts;
}

// Digits in the family of the zero digit; anything else as it is.
Text in_family(const std::string& digits, char32_t zero) {
  Text text;
  for (const char c : digits)
    text += c >= '0' && c <= '9' ? zero + static_cast<char32_t>(c - '0') : static_cast<char32_t>(c);
  return text;
}

class Formatter {
 public:
  Formatter(const SubPicture& picture, const PictureSymbols& symbols)
      : picture_(picture),
        symbols_(symbols),
        zero_(symbols.zero_digit.empty() ? U'0' : symbols.zero_digit[0]) {}

  Text format(double number);

 private:
  [[nodiscard]] double scaled(double number) const;
  int take_exponent(double& mantissa) const;
  [[nodiscard]] Text integer_part(Text digits) const;
  [[nodiscard]] Text fraction_part(Text digits) const;

  const SubPicture& picture_;
  const PictureSymbols& symbols_;
  char32_t zero_;
};

double Formatter::scaled(double number) const {
  if (picture_.text.find(symbols_.percent) != Text::npos) return number * 100;
  if (picture_.text.find(symbols_.per_mille) != Text::npos) return number * 1000;
  return number;
}

// Moves the point until as many digits stand before it as the picture has there.
int Formatter::take_exponent(double& mantissa) const {
  const double most = std::pow(10, static_cast<double>(picture_.scaling));
  const double least = std::pow(10, static_cast<double>(picture_.scaling) - 1);
  int exponent = 0;
  if (mantissa == 0 || !std::isfinite(mantissa)) return 0;
  for (; std::abs(mantissa) < least; --exponent)
    mantissa *= 10;
  for (; std::abs(mantissa) > most; ++exponent)
    mantissa /= 10;
  return exponent;
}

Text Formatter::integer_part(Text digits) const {
  digits.erase(0, std::min(digits.size(), digits.find_first_not_of(zero_)));
  if (digits.size() < picture_.integer_min) digits.insert(0, picture_.integer_min - digits.size(), zero_);
  Text grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t right = digits.size() - i;
    const bool separated = picture_.interval > 0 ? right % picture_.interval == 0
                                                 : std::ranges::count(picture_.integer_groups, right) > 0;
    if (i > 0 && separated) grouped += symbols_.grouping_separator;
    grouped += digits[i];
  }
  return grouped;
}

Text Formatter::fraction_part(Text digits) const {
  while (!digits.empty() && digits.back() == zero_)
    digits.pop_back();
  if (digits.size() < picture_.fraction_min) digits.append(picture_.fraction_min - digits.size(), zero_);
  Text grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && std::ranges::count(picture_.fraction_groups, i) > 0) grouped += symbols_.grouping_separator;
    grouped += digits[i];
  }
  return grouped;
}

Text Formatter::format(double number) {
  double mantissa = scaled(number);
  const int exponent = picture_.exponent_min == 0 ? 0 : take_exponent(mantissa);
  const auto places = static_cast<int>(std::min<std::size_t>(picture_.fraction_max, 100));
  const double rounded = rounded_half_even(mantissa, places);
  const Text digits = in_family(fixed_text(std::abs(rounded), places), zero_);
  const auto point = digits.find(U'.');
  Text text = integer_part(digits.substr(0, point));
  const Text fraction = fraction_part(point == Text::npos ? Text() : digits.substr(point + 1));
  if (!fraction.empty()) text += symbols_.decimal_separator + fraction;
  if (picture_.exponent_min > 0) {
    Text size = in_family(std::to_string(std::abs(exponent)), zero_);
    if (size.size() < picture_.exponent_min) size.insert(0, picture_.exponent_min - size.size(), zero_);
    text += symbols_.exponent_separator + (exponent < 0 ? symbols_.minus_sign : Text()) + size;
  }
  return picture_.prefix + text + picture_.suffix;
}

}  // namespace

void PictureSymbols::set(std::string_view option, std::string_view value) {
  const std::pair<std::string_view, Text*> options[] = {{"decimal-separator", &decimal_separator},
                                                        {"grouping-separator", &grouping_separator},
                                                        {"exponent-separator", &exponent_separator},
                                                        {"minus-sign", &minus_sign},
                                                        {"percent", &percent},
                                                        {"per-mille", &per_mille},
                                                        {"zero-digit", &zero_digit},
                                                        {"digit", &digit},
                                                        {"pattern-separator", &pattern_separator}};
  for (const auto& [name, symbol] : options)
    if (name == option) *symbol = to_code_points(value);
}

std::string format_number(double number, std::string_view picture, const PictureSymbols& symbols) {
  std::vector<SubPicture> pictures;
  const auto texts = split(to_code_points(picture), symbols.pattern_separator);
  if (texts.size() > 2) throw Failure("D3080");
  for (const Text& text : texts)
    pictures.push_back(read_sub_picture(text, symbols));
  if (pictures.size() == 1) {
    pictures.push_back(pictures.front());
    pictures.back().prefix = symbols.minus_sign + pictures.back().prefix;
  }
  return to_utf8(Formatter(pictures[number >= 0 ? 0 : 1], symbols).format(number));
}

}  // namespace sfn::asl::jsonata
