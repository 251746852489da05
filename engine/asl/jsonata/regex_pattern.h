// JavaScript's regular expressions in RE2's words. RE2 takes time linear in the text, and has no look-around
// and no back-references: a pattern with one is refused when the expression is compiled.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/value/regex.h"

namespace sfn::asl::jsonata {

// `flags` of i and m. Throws Failure with that position.
[[nodiscard]] Regex compile_regex(std::string_view pattern, std::string_view flags, std::size_t position);

// Whether matching may read far beyond the end of the match it then finds, so that many short matches cost
// the whole text each: something unbounded within what may be left out, or beside an alternative.
[[nodiscard]] bool looks_on(std::string_view pattern);

}  // namespace sfn::asl::jsonata
