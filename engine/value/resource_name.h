// Which names AWS takes for state machines, executions and activities (asl-reference 27).
#pragma once

#include <string_view>

namespace sfn {

// Every character is one that a name may have. Precondition: valid UTF-8.
[[nodiscard]] bool has_name_characters(std::string_view text);
// That, and between 1 and 80 characters long.
[[nodiscard]] bool is_resource_name(std::string_view text);

}  // namespace sfn
