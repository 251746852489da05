// Upper and lower case of all letters of Unicode, as String.prototype.toUpperCase and toLowerCase give them,
// but for the Greek sigma at the end of a word. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace sfn::asl::jsonata {

[[nodiscard]] std::string upper_case(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace sfn::asl::jsonata
