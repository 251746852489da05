// What the States Language has and this version does not, in one place. A definition that uses it is refused
// at creation (Diagnostics::unsupported), so that no execution ever meets it. An entry goes when its feature
// comes.
#pragma once

#include <string_view>

namespace sfn::asl {

// Of a Map's ProcessorConfig.
[[nodiscard]] bool is_unsupported_mode(std::string_view mode);

}  // namespace sfn::asl
