// What the States Language has and this version does not, in one place. A definition that uses it is refused
// at creation (Diagnostics::unsupported), so that no execution ever meets it. An entry goes when its feature
// comes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sfn::asl {

// Of a Map's ProcessorConfig.
[[nodiscard]] bool is_unsupported_mode(std::string_view mode);
[[nodiscard]] bool is_unsupported_query_language(std::string_view name);
// As Diagnostics::unsupported takes it: `Intrinsic function 'States.UUID'` for a call where functions may
// stand.
[[nodiscard]] std::optional<std::string> unsupported_intrinsic(std::string_view text);

}  // namespace sfn::asl
