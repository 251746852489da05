// Numbers as English words ("Two Thousand and Eighteenth"), and such words as numbers. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace sfn::asl::jsonata {

// In title case. Precondition: an integer that is not negative.
[[nodiscard]] std::string words_of(double number, bool ordinal);
// A pattern for RE2 that matches such words in lower case.
[[nodiscard]] const std::string& words_pattern();
// Cardinal or ordinal, in lower case; NaN for other words.
[[nodiscard]] double number_of_words(std::string_view words);

}  // namespace sfn::asl::jsonata
