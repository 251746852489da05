// The names of workflow variables (asl-reference 10): an identifier of Unicode, 1 to 80 characters, and not
// `states`. A `_` may come first, too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sfn::asl {

inline constexpr std::size_t kVariableNameMax = 80;

inline constexpr std::string_view kReservedVariable = "states";

// Whether a variable may be called so. The reserved name is one by its form.
[[nodiscard]] bool is_variable_name(std::string_view name);

// What stands at the front of `text` for the name of a variable, of any length; empty when nothing does. Any
// character beyond ASCII counts as a letter: a name that could never be assigned is found to be unset.
[[nodiscard]] std::string leading_variable_name(std::string_view text);

}  // namespace sfn::asl
