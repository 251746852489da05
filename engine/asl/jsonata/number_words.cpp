#include "engine/asl/jsonata/number_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "engine/asl/jsonata/letter_case.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kFew[] = {"Zero",    "One",     "Two",       "Three",    "Four",
                                     "Five",    "Six",     "Seven",     "Eight",    "Nine",
                                     "Ten",     "Eleven",  "Twelve",    "Thirteen", "Fourteen",
                                     "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::string_view kFewOrdinals[] = {
    "Zeroth",     "First",     "Second",    "Third",       "Fourth",     "Fifth",     "Sixth",
    "Seventh",    "Eighth",    "Ninth",     "Tenth",       "Eleventh",   "Twelfth",   "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::string_view kTens[] = {"Twenty", "Thirty",  "Forty",  "Fifty",
                                      "Sixty",  "Seventy", "Eighty", "Ninety"};
constexpr std::string_view kMagnitudes[] = {"Thousand", "Million", "Billion", "Trillion"};
constexpr int kMagnitudeMax = 4;

// `follows`: larger parts of the number stand before.
std::string words(double number, bool follows, bool ordinal) {
  if (number < 20) {
    const auto index = static_cast<std::size_t>(number);
    return (follows ? " and " : "") + std::string(ordinal ? kFewOrdinals[index] : kFew[index]);
  }
  if (number < 100) {
    std::string tens =
        (follows ? " and " : "") + std::string(kTens[static_cast<std::size_t>(number / 10) - 2]);
    if (const double rest = std::fmod(number, 10); rest > 0) return tens + "-" + words(rest, false, ordinal);
    if (ordinal) tens.replace(tens.size() - 1, 1, "ieth");
    return tens;
  }
  int magnitude = 0;  // 0 for hundreds
  if (number >= 1000)
    magnitude = std::min(kMagnitudeMax, static_cast<int>(std::floor(std::log10(number) / 3)));
  const double factor = magnitude == 0 ? 100 : std::pow(10, 3 * magnitude);
  const double count = std::floor(number / factor);
  std::string text = (follows ? ", " : "") + words(count, false, false) + " ";
  text += magnitude == 0 ? "Hundred" : kMagnitudes[magnitude - 1];
  if (const double rest = number - count * factor; rest > 0) return text + words(rest, true, ordinal);
  return ordinal ? text + "th" : text;
}

// NaN for a word that is none of a number.
double value_of(std::string_view word) {
  const auto index_in = [&](const auto& names) -> double {
    const auto found = std::ranges::find_if(names, [&](auto name) { return lower_case(name) == word; });
    return found == std::end(names) ? -1 : static_cast<double>(found - std::begin(names));
  };
  if (const double few = std::max(index_in(kFew), index_in(kFewOrdinals)); few >= 0) return few;
  if (word == "hundred" || word == "hundredth") return 100;
  std::string cardinal(word);
  if (word.ends_with("ieth")) cardinal.replace(word.size() - 4, 4, "y");
  word = cardinal;
  if (const double tens = index_in(kTens); tens >= 0) return 10 * (tens + 2);
  if (word.ends_with("th")) word.remove_suffix(2);
  const double magnitude = index_in(kMagnitudes);
  return magnitude < 0 ? NAN : std::pow(10, 3 * (magnitude + 1));
}

bool is_blank(char c) {
  return std::string_view(" \t\n\r\f\v").find(c) != std::string_view::npos;
}

// How long the separator is that stands here; 0 for none.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const auto blank_at = [&](std::size_t place) { return place < text.size() && is_blank(text[place]); };
  if (text[at] == ',' && blank_at(at + 1)) return 2;
  if (is_blank(text[at]) && text.substr(at + 1).starts_with("and") && blank_at(at + 4)) return 5;
  return is_blank(text[at]) || text[at] == '-' || text[at] == '\\' ? 1 : 0;
}

}  // namespace

std::string words_of(double number, bool ordinal) {
  return words(number, false, ordinal);
}

const std::string& words_pattern() {
  static const std::string kPattern = [] {
    std::string pattern = "(?:and|hundred(?:th)?";
    const auto add = [&](std::string_view word, std::string_view ending) {
      pattern.append("|").append(lower_case(word)).append(ending);
    };
    for (const auto word : kFew)
      add(word, "");
    for (const auto word : kFewOrdinals)
      add(word, "");
    for (const auto word : kTens)
      add(word.substr(0, word.size() - 1), "(?:y|ieth)");
    for (const auto word : kMagnitudes)
      add(word, "(?:th)?");
    return pattern + "|[-, ])+";
  }();
  return kPattern;
}

// Values below 100 are added, larger ones multiply what was said just before.
double number_of_words(std::string_view text) {
  std::vector<double> sums = {0};
  const auto take = [&](double value) {
    if (!(value < 100)) {
      sums.back() *= value;
    } else if (sums.back() >= 1000) {
      sums.push_back(value);
    } else {
      sums.back() += value;
    }
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t separator = separator_at(text, at);
    if (separator == 0) {
      ++at;
      continue;
    }
    take(value_of(text.substr(start, at - start)));
    at += separator;
    start = at;
  }
  take(value_of(text.substr(start)));
  double total = 0;
  for (const double sum : sums)
    total += sum;
  return total;
}

}  // namespace sfn::asl::jsonata
