#include "engine/asl/jsonata/sub_picture.h"

#include <algorithm>

#include "engine/asl/jsonata/integer_picture.h"
#include "engine/asl/jsonata/jsonata_error.h"

namespace sfn::asl::jsonata {
namespace {

using Text = std::u32string;

// The text cut where the number begins and ends, at its point and at its exponent.
struct Parts {
  Text prefix;
  Text suffix;
  Text active;
  Text mantissa;
  std::optional<Text> exponent;
  Text integer;
  Text fraction;
};

class Reader {
 public:
  Reader(const Text& text, const PictureSymbols& symbols) : text_(text), symbols_(symbols) {}

  SubPicture read();

 private:
  [[nodiscard]] bool is(char32_t c, const Text& symbol) const { return symbol.size() == 1 && symbol[0] == c; }
  [[nodiscard]] bool is_decimal_digit(char32_t c) const {
    const char32_t zero = symbols_.zero_digit.empty() ? U'0' : symbols_.zero_digit[0];
    return c >= zero && c < zero + 10;
  }
  [[nodiscard]] bool is_digit(char32_t c) const { return is_decimal_digit(c) || is(c, symbols_.digit); }
  [[nodiscard]] bool is_active(char32_t c) const {
    return is_digit(c) || is(c, symbols_.decimal_separator) || is(c, symbols_.exponent_separator) ||
           is(c, symbols_.grouping_separator) || is(c, symbols_.pattern_separator);
  }
  // An exponent separator does not begin or end a number.
  [[nodiscard]] bool is_edge(char32_t c) const { return is_active(c) && !is(c, symbols_.exponent_separator); }

  void cut();
  // The code of the last rule that the picture breaks; null if it breaks none.
  [[nodiscard]] const char* broken_rule() const;
  [[nodiscard]] const char* broken_number_rule() const;
  [[nodiscard]] std::size_t decimal_digits(const Text& part) const;
  [[nodiscard]] std::size_t digits(const Text& part) const;
  [[nodiscard]] std::vector<std::size_t> groups(const Text& part, bool to_left) const;

  const Text& text_;
  const PictureSymbols& symbols_;
  Parts parts_;
};

void Reader::cut() {
  const auto edge = [&](char32_t c) { return is_edge(c); };
  const auto first = std::ranges::find_if(text_, edge);
  if (first == text_.end()) throw Failure("D3085");
  const auto begin = static_cast<std::size_t>(first - text_.begin());
  std::size_t end = text_.size();
  while (!is_edge(text_[end - 1]))
    --end;
  parts_.prefix = text_.substr(0, begin);
  parts_.suffix = text_.substr(end);
  parts_.active = text_.substr(begin, end - begin);
  parts_.mantissa = parts_.active;
  const auto exponent = text_.find(symbols_.exponent_separator, begin);
  if (exponent != Text::npos && exponent <= end) {
    // Counted from the beginning of the sub-picture, as the reference does.
    parts_.mantissa = parts_.active.substr(0, std::min(exponent, parts_.active.size()));
    parts_.exponent = parts_.active.substr(std::min(exponent + 1, parts_.active.size()));
  }
  const auto point = parts_.mantissa.find(symbols_.decimal_separator);
  parts_.integer = parts_.mantissa.substr(0, point);
  parts_.fraction = point == Text::npos ? parts_.suffix : parts_.mantissa.substr(point + 1);
}

const char* Reader::broken_rule() const {
  const auto twice = [&](const Text& symbol) { return text_.find(symbol) != text_.rfind(symbol); };
  const auto has = [&](const Text& symbol) { return text_.find(symbol) != Text::npos; };
  const char* broken = nullptr;
  if (twice(symbols_.decimal_separator)) broken = "D3081";
  if (twice(symbols_.percent)) broken = "D3082";
  if (twice(symbols_.per_mille)) broken = "D3083";
  if (has(symbols_.percent) && has(symbols_.per_mille)) broken = "D3084";
  if (digits(parts_.mantissa) == 0) broken = "D3085";
  if (!std::ranges::all_of(parts_.active, [&](char32_t c) { return is_active(c); })) broken = "D3086";
  if (const char* worse = broken_number_rule()) broken = worse;
  const bool scaled = has(symbols_.percent) || has(symbols_.per_mille);
  if (parts_.exponent && !parts_.exponent->empty() && scaled) broken = "D3092";
  if (parts_.exponent &&
      (parts_.exponent->empty() || decimal_digits(*parts_.exponent) != parts_.exponent->size()))
    broken = "D3093";
  return broken;
}

const char* Reader::broken_number_rule() const {
  const char* broken = nullptr;
  const Text& group = symbols_.grouping_separator;
  const auto point = text_.find(symbols_.decimal_separator);
  if (point != Text::npos) {
    const bool before = point > 0 && is(text_[point - 1], group);
    const bool behind = point + 1 < text_.size() && is(text_[point + 1], group);
    if (before || behind) broken = "D3087";
  } else if (!parts_.integer.empty() && is(parts_.integer.back(), group)) {
    broken = "D3088";
  }
  if (!group.empty() && text_.find(group + group) != Text::npos) broken = "D3089";
  const auto optional = parts_.integer.find(symbols_.digit);
  if (optional != Text::npos && decimal_digits(parts_.integer.substr(0, optional)) > 0) broken = "D3090";
  const auto last = parts_.fraction.rfind(symbols_.digit);
  if (last != Text::npos && decimal_digits(parts_.fraction.substr(last)) > 0) broken = "D3091";
  return broken;
}

std::size_t Reader::decimal_digits(const Text& part) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(part, [&](char32_t c) { return is_decimal_digit(c); }));
}

std::size_t Reader::digits(const Text& part) const {
  return static_cast<std::size_t>(std::ranges::count_if(part, [&](char32_t c) { return is_digit(c); }));
}

std::vector<std::size_t> Reader::groups(const Text& part, bool to_left) const {
  std::vector<std::size_t> positions;
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (is(part[at], symbols_.grouping_separator))
      positions.push_back(digits(to_left ? part.substr(0, at) : part.substr(at)));
  }
  return positions;
}

SubPicture Reader::read() {
  cut();
  if (const char* broken = broken_rule()) throw Failure(broken);
  SubPicture picture{.text = text_, .prefix = parts_.prefix, .suffix = parts_.suffix};
  picture.integer_groups = groups(parts_.integer, false);
  picture.fraction_groups = groups(parts_.fraction, true);
  picture.interval = regular_interval(picture.integer_groups);
  picture.integer_min = picture.scaling = decimal_digits(parts_.integer);
  picture.fraction_min = decimal_digits(parts_.fraction);
  picture.fraction_max = digits(parts_.fraction);
  if (parts_.exponent) picture.exponent_min = decimal_digits(*parts_.exponent);
  if (picture.integer_min == 0 && picture.fraction_max == 0) {
    if (parts_.exponent) {
      picture.fraction_min = picture.fraction_max = 1;
    } else {
      picture.integer_min = 1;
    }
  }
  if (parts_.exponent && picture.integer_min == 0 && parts_.integer.find(symbols_.digit) != Text::npos)
    picture.integer_min = 1;
  if (picture.integer_min == 0 && picture.fraction_min == 0) picture.fraction_min = 1;
  return picture;
}

}  // namespace

SubPicture read_sub_picture(const std::u32string& text, const PictureSymbols& symbols) {
  return Reader(text, symbols).read();
}

}  // namespace sfn::asl::jsonata
