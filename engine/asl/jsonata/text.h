// Texts as JavaScript has them: numbers printed shortest, JSON.stringify, indices counted in UTF-16 units.
// Free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sfn::asl::jsonata {

// Number.prototype.toString: the shortest digits that are read back as this number, an exponent below 1e-6
// and from 1e21 on.
[[nodiscard]] std::string number_text(double number);
// Number(number.toPrecision(15)).
[[nodiscard]] double rounded_to_15_digits(double number);
// Number.prototype.toFixed of a number that is not negative, without its limit of digits.
[[nodiscard]] std::string fixed_text(double number, int digits);
// The number that begins a text in the form of JSON numbers, leading zeros allowed; infinite beyond the
// range. Precondition: there is one, and nothing behind it.
[[nodiscard]] double parse_double(std::string_view text);

// As JavaScript orders strings, by UTF-16 units.
[[nodiscard]] int compare_texts(std::string_view a, std::string_view b);
// UTF-16 units of well-formed text.
[[nodiscard]] std::size_t count_units(std::string_view text);
// Code points; a malformed byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
// The byte at which a code point of that number begins; the end of the text if there are fewer.
[[nodiscard]] std::size_t byte_of_code_point(std::string_view text, std::size_t number);
// The byte that a UTF-16 unit of that number belongs to; the end of the text if there are fewer.
[[nodiscard]] std::size_t byte_of_unit(std::string_view text, std::size_t number);

}  // namespace sfn::asl::jsonata
