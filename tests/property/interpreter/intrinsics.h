// The intrinsic functions, but for those whose result nobody can foretell (MathRandom, UUID) and Hash.
#pragma once

#include <string_view>

#include "engine/value/value.h"
#include "tests/property/interpreter/json_path.h"

namespace sfn::property {

// The value of `States.Name(...)`.
[[nodiscard]] Value call_intrinsic(std::string_view text, const Roots& roots);

}  // namespace sfn::property
