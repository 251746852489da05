#include "engine/asl/jsonata/integer_picture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/letter_case.h"
#include "engine/asl/jsonata/number_words.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/json_text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// The zeros of the families of decimal digits in the basic plane.
constexpr std::uint32_t kZeros[] = {
    0x30,   0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};
constexpr double kLetters = 26;

struct Numeral {
  double value;
  std::string_view text;
};

constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                 {5, "v"},    {4, "iv"},   {1, "i"}};

using Kind = IntegerPicture::Kind;
using Case = IntegerPicture::Case;

// The zero of the family that the character is a digit of; 0 for no digit.
std::uint32_t family_of(std::uint32_t code) {
  for (const std::uint32_t zero : kZeros)
    if (code >= zero && code <= zero + 9) return zero;
  return 0;
}

void read_digits(std::string_view text, IntegerPicture& picture) {
  std::vector<std::uint32_t> codes;
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at))
    codes.push_back(utf8_code_point(text, at));
  std::uint32_t zero = 0;
  std::size_t position = 0;
  for (auto code = codes.rbegin(); code != codes.rend(); ++code) {
    if (const std::uint32_t family = family_of(*code); family != 0) {
      if (zero != 0 && family != zero) throw Failure("D3131");
      zero = family;
      ++picture.mandatory_digits;
      ++position;
    } else if (*code == '#') {
      ++picture.optional_digits;
      ++position;
    } else {
      std::string character;
      append_utf8(character, *code);
      picture.separators.push_back({position, character});
    }
  }
  if (zero == 0) {
    picture.kind = Kind::Unknown;
    return;
  }
  picture.zero = zero;
  std::vector<std::size_t> positions;
  bool same = true;
  for (const auto& separator : picture.separators) {
    positions.push_back(separator.position);
    same = same && separator.character == picture.separators.front().character;
  }
  if (same) picture.interval = regular_interval(positions);
}

std::string letters_of(double number, char first) {
  std::string letters;
  for (; number > 0; number = std::floor((number - 1) / kLetters))
    letters += static_cast<char>(first + static_cast<int>(std::fmod(number - 1, kLetters)));
  std::ranges::reverse(letters);
  return letters;
}

std::string roman_of(double number) {
  std::string roman;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value)
      roman += numeral.text;
  }
  return roman;
}

std::string in_family(std::string_view digits, std::uint32_t zero) {
  if (zero == '0') return std::string(digits);
  std::string out;
  for (const char digit : digits)
    append_utf8(out, static_cast<std::uint32_t>(digit) + zero - '0');
  return out;
}

std::string_view ordinal_suffix(std::string_view digits) {
  const char last = digits.back();
  const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
  if (teen || last < '1' || last > '3') return "th";
  return last == '1' ? "st" : last == '2' ? "nd" : "rd";
}

std::string decimal_of(double number, const IntegerPicture& picture) {
  std::string digits = number_text(number);
  if (digits.size() < picture.mandatory_digits)
    digits.insert(0, picture.mandatory_digits - digits.size(), '0');
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t right = digits.size() - i;
    if (i > 0 && picture.interval > 0) {
      if (right % picture.interval == 0) out += picture.separators.front().character;
    } else if (i > 0) {
      for (const auto& separator : picture.separators)
        if (separator.position == right) out += separator.character;
    }
    out += in_family(digits.substr(i, 1), picture.zero);
  }
  return picture.ordinal ? out.append(ordinal_suffix(digits)) : out;
}

// The digits that begin the text, as parseInt reads them.
double leading_integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto digits = text.substr(0, text.find_first_not_of("0123456789"));
  if (digits.empty()) return NAN;
  const double number = parse_double(digits);
  return negative ? -number : number;
}

double roman_value(std::string_view roman) {
  double total = 0;
  double largest = 1;
  for (std::size_t i = roman.size(); i-- > 0;) {
    const auto found = std::ranges::find(kNumerals, roman.substr(i, 1), &Numeral::text);
    if (found == std::end(kNumerals)) return NAN;
    total += found->value < largest ? -found->value : found->value;
    largest = std::max(largest, found->value);
  }
  return total;
}

double decimal_value(std::string_view text, const IntegerPicture& picture) {
  if (picture.ordinal) text.remove_suffix(std::min<std::size_t>(2, text.size()));
  std::string digits;
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at)) {
    const auto character = text.substr(at, utf8_length_at(text, at));
    const bool separates =
        picture.interval > 0
            ? character == ","
            : std::ranges::count(picture.separators, character, &IntegerPicture::Separator::character) > 0;
    if (separates) continue;
    const std::uint32_t code = utf8_code_point(text, at);
    if (code >= picture.zero && code <= picture.zero + 9) {
      digits += static_cast<char>('0' + (code - picture.zero));
    } else {
      digits += character;
    }
  }
  return leading_integer(digits);
}

}  // namespace

std::size_t regular_interval(const std::vector<std::size_t>& positions) {
  std::size_t interval = 0;
  for (const std::size_t position : positions)
    interval = std::gcd(interval, position);
  for (std::size_t i = 1; i <= positions.size(); ++i)
    if (std::ranges::find(positions, i * interval) == positions.end()) return 0;
  return interval;
}

IntegerPicture parse_integer_picture(std::string_view text) {
  IntegerPicture picture;
  if (const auto semicolon = text.rfind(';'); semicolon != std::string_view::npos) {
    picture.ordinal = text.substr(semicolon + 1).starts_with('o');
    text = text.substr(0, semicolon);
  }
  picture.text = text;
  if (text == "A" || text == "I" || text == "W") picture.letter_case = Case::Upper;
  if (text == "Ww") picture.letter_case = Case::Title;
  if (text == "A" || text == "a") {
    picture.kind = Kind::Letters;
  } else if (text == "I" || text == "i") {
    picture.kind = Kind::Roman;
  } else if (text == "W" || text == "w" || text == "Ww") {
    picture.kind = Kind::Words;
  } else {
    read_digits(text, picture);
  }
  return picture;
}

std::string format_integer(double number, const IntegerPicture& picture) {
  const double size = std::abs(number);
  std::string out;
  switch (picture.kind) {
    case Kind::Decimal: out = decimal_of(size, picture); break;
    case Kind::Letters: out = letters_of(size, picture.letter_case == Case::Upper ? 'A' : 'a'); break;
    case Kind::Roman: out = roman_of(size); break;
    case Kind::Words: out = words_of(size, picture.ordinal); break;
    case Kind::Unknown: {
      std::string shown;
      append_json_string(shown, picture.text);
      throw Failure("D3130").with_value(shown);
    }
  }
  if (picture.kind == Kind::Roman || picture.kind == Kind::Words) {
    if (picture.letter_case == Case::Upper) out = upper_case(out);
    if (picture.letter_case == Case::Lower) out = lower_case(out);
  }
  return number < 0 ? "-" + out : out;
}

double length_of(double number, const IntegerPicture& picture) {
  if (picture.kind == Kind::Roman) return std::abs(number) / kNumerals[0].value;
  return 8 * static_cast<double>(picture.mandatory_digits + picture.separators.size());
}

double parse_integer(std::string_view text, const IntegerPicture& picture) {
  const bool upper = picture.letter_case == Case::Upper;
  switch (picture.kind) {
    case Kind::Decimal: return decimal_value(text, picture);
    case Kind::Roman: return roman_value(lower_case(text));
    case Kind::Words: return number_of_words(lower_case(text));
    case Kind::Letters: {
      double number = 0;
      for (const char letter : text)
        number = number * kLetters + (letter - (upper ? 'A' : 'a') + 1);
      return number;
    }
    case Kind::Unknown: break;
  }
  std::string shown;
  append_json_string(shown, picture.text);
  throw Failure("D3130").with_value(shown);
}

std::string pattern_of(const IntegerPicture& picture, int digits_max) {
  const bool upper = picture.letter_case == Case::Upper;
  switch (picture.kind) {
    case Kind::Letters: return upper ? "[A-Z]+" : "[a-z]+";
    case Kind::Roman: return upper ? "[MDCLXVI]+" : "[mdclxvi]+";
    case Kind::Words: return words_pattern();
    case Kind::Decimal: {
      std::string pattern = "[0-9]";
      if (digits_max < 1) {
        pattern += "+";
      } else {
        const int least = std::max(0, digits_max - static_cast<int>(picture.optional_digits));
        pattern += "{" + std::to_string(least) + "," + std::to_string(digits_max) + "}";
      }
      return picture.ordinal ? pattern + "(?:th|st|nd|rd)" : pattern;
    }
    case Kind::Unknown: break;
  }
  std::string shown;
  append_json_string(shown, picture.text);
  throw Failure("D3130").with_value(shown);
}

}  // namespace sfn::asl::jsonata
