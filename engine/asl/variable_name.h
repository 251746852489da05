// The names of workflow variables (asl-reference 10): an identifier of 1 to 80 characters that starts with a
// letter or `_` and goes on with letters, digits and `_`. Any character beyond ASCII counts as a letter.
// `states` is reserved.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sfn::asl {

inline constexpr std::size_t kVariableNameMax = 80;

// The identifier that `text` starts with, of any length; empty when it starts with none.
[[nodiscard]] std::string leading_variable_name(std::string_view text);

}  // namespace sfn::asl
