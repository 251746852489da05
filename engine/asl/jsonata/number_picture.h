// Pictures of numbers for $formatNumber, as XPath's format-number has them: `#,##0.00`, a second sub-picture
// for negative numbers, percent and per-mille, exponents, and characters that options replace. Throws
// Failure.
#pragma once

#include <string>
#include <string_view>

namespace sfn::asl::jsonata {

// The characters that stand for something in a picture, and in what is made of it. In code points.
struct PictureSymbols {
  std::u32string decimal_separator = U".";
  std::u32string grouping_separator = U",";
  std::u32string exponent_separator = U"e";
  std::u32string minus_sign = U"-";
  std::u32string percent = U"%";
  std::u32string per_mille = U"\u2030";
  std::u32string zero_digit = U"0";
  std::u32string digit = U"#";
  std::u32string pattern_separator = U";";

  // By the name of the option; unknown ones are ignored.
  void set(std::string_view option, std::string_view value);
};

[[nodiscard]] std::string format_number(double number, std::string_view picture,
                                        const PictureSymbols& symbols);

}  // namespace sfn::asl::jsonata
