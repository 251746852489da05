// The pattern language of StringMatches (asl-reference 11): `*` stands for any run of characters, also an
// empty one;
// `\*` and `\\` are the characters themselves; everything else matches itself. The whole text must match.
#pragma once

#include <cstddef>
#include <string_view>

#include <tl/expected.hpp>

namespace sfn::asl {

struct IllegalEscape {};

// Linear in text and pattern together, whatever the pattern: stars cause no backtracking. A backslash before
// anything but `*` and `\` is an IllegalEscape, found before the text is looked at.
[[nodiscard]] tl::expected<bool, IllegalEscape> string_matches(std::string_view text,
                                                               std::string_view pattern);

// End of the first occurrence of `piece` in `text`, npos without one. Linear: std::string_view::find is
// quadratic in the worst case, and texts of 256 KiB are allowed.
[[nodiscard]] std::size_t end_of_first(std::string_view text, std::string_view piece);

}  // namespace sfn::asl
