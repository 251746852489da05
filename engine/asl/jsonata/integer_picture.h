// Pictures of integers, as XPath's format-integer has them: decimal digits of any family with grouping
// separators, letters, Roman numerals, words, each also ordinal. Formatting and parsing; dates use them for
// their parts (date_picture.h). Throws Failure. Immutable values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sfn::asl::jsonata {

struct IntegerPicture {
  enum class Kind : std::uint8_t { Decimal, Letters, Roman, Words, Unknown };
  enum class Case : std::uint8_t { Lower, Upper, Title };
  struct Separator {
    std::size_t position;  // digits to the right of it
    std::string character;
  };

  Kind kind = Kind::Decimal;
  Case letter_case = Case::Lower;
  bool ordinal = false;
  std::uint32_t zero = '0';
  std::size_t mandatory_digits = 0;
  std::size_t optional_digits = 0;
  std::size_t interval = 0;           // of separators that repeat for ever; 0 if they do not
  std::vector<Separator> separators;  // from the right
  std::string text;
};

[[nodiscard]] IntegerPicture parse_integer_picture(std::string_view picture);
[[nodiscard]] std::string format_integer(double number, const IntegerPicture& picture);
// How long the text may become beyond the digits, for those who pay for it.
[[nodiscard]] double length_of(double number, const IntegerPicture& picture);
// NaN for a text that is no such number.
[[nodiscard]] double parse_integer(std::string_view text, const IntegerPicture& picture);
// A pattern for RE2 that matches such numbers; `digits_max` of a year, month or day, or less than 1.
[[nodiscard]] std::string pattern_of(const IntegerPicture& picture, int digits_max);

// How far apart separators are that may be repeated for ever; 0 if these may not. Used by number pictures,
// too.
[[nodiscard]] std::size_t regular_interval(const std::vector<std::size_t>& positions);

}  // namespace sfn::asl::jsonata
