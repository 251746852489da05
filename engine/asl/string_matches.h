// The pattern language of StringMatches (asl-reference 11): `*` stands for any run of characters, also an
// empty one;
// `\*` and `\\` are the characters themselves; everything else matches itself. The whole text must match.
#pragma once

#include <string_view>

#include <tl/expected.hpp>

namespace sfn::asl {

struct IllegalEscape {};

// Linear in text and pattern together, whatever the pattern: stars cause no backtracking. A backslash before
// anything but `*` and `\` is an IllegalEscape, found before the text is looked at.
[[nodiscard]] tl::expected<bool, IllegalEscape> string_matches(std::string_view text,
                                                               std::string_view pattern);

}  // namespace sfn::asl
