// What the States Language has and this version does not, in one place. A definition that uses it is refused
// at creation (Diagnostics::unsupported), so that no execution ever meets it. An entry goes when its feature
// comes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sfn::asl {

[[nodiscard]] bool is_unsupported_state_type(std::string_view type);
// By name, in whatever object the language allows it.
[[nodiscard]] bool is_unsupported_field(std::string_view name);
[[nodiscard]] bool is_unsupported_query_language(std::string_view name);
// What a string uses instead of a path, as Diagnostics::unsupported takes it: `Variable '$x'` at the front of
// a path, `Intrinsic function 'States.UUID'` for a call where functions may stand.
[[nodiscard]] std::optional<std::string> unsupported_variable(std::string_view text);
[[nodiscard]] std::optional<std::string> unsupported_intrinsic(std::string_view text);

}  // namespace sfn::asl
