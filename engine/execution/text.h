// Cutting texts to AWS's lengths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sfn {

// At most `chars_max` characters of UTF-8 text, never half a character.
[[nodiscard]] std::string cut_to_chars(std::string_view text, std::size_t chars_max);

}  // namespace sfn
