// Timestamps as the language takes them.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/value/value.h"

namespace sfn::property {

// Nanoseconds since the epoch; absent where the value is no text of the form
// `2026-01-31T10:00:00[.123](Z|+01:00)`.
[[nodiscard]] std::optional<std::int64_t> timestamp(const Value& value);

}  // namespace sfn::property
