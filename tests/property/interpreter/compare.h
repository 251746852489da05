// Equality and order of values as the language sees them.
#pragma once

#include <string_view>

#include "engine/value/value.h"

namespace sfn::property {

// Deep equality: the order of members does not matter, `1` equals `1.0`.
[[nodiscard]] bool equal(const Value& a, const Value& b);

// Order by UTF-16 code units: negative, 0 or positive. The texts are valid UTF-8.
[[nodiscard]] int compare_texts(std::string_view a, std::string_view b);

}  // namespace sfn::property
