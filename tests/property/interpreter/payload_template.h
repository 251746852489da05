// Payload templates: Parameters, ResultSelector, ItemSelector, Assign.
#pragma once

#include "engine/value/value.h"
#include "tests/property/interpreter/json_path.h"

namespace sfn::property {

[[nodiscard]] Value fill(const Value& payload_template, const Roots& roots);

// A path, or the call of an intrinsic function; what stands under a key that ends in `.$`, and in ErrorPath.
[[nodiscard]] Value fill_text(const std::string& text, const Roots& roots);

}  // namespace sfn::property
