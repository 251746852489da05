// The rules of a Choice state, without Next.
#pragma once

#include "engine/value/value.h"
#include "tests/property/interpreter/json_path.h"

namespace sfn::property {

[[nodiscard]] bool matches(const Value& rule, const Roots& roots);

}  // namespace sfn::property
