// Makes the definition and the input of a failure smaller, as long as it fails.
#pragma once

#include <utility>

#include "tests/property/property.h"

namespace sfn::property {

[[nodiscard]] std::pair<Example, Violation> shrink(const Example& example, const Violation& violation,
                                                   std::uint64_t seed);

}  // namespace sfn::property
