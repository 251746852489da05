// Random JSON values with a small vocabulary, so that paths hit and comparisons are sometimes equal.
#pragma once

#include <string>
#include <vector>

#include "engine/value/value.h"
#include "tests/sim/random.h"

namespace sfn::property {

using sim::Random;

[[nodiscard]] Value random_scalar(Random& random);
[[nodiscard]] Value random_value(Random& random, int depth);
// An object with numbers, texts, lists and objects under names that occur everywhere.
[[nodiscard]] Value random_document(Random& random);
[[nodiscard]] std::string random_text(Random& random);

// Whether `actual` is `expected`: order of members and kind of numbers included; kUnknownText matches any
// text.
[[nodiscard]] bool same(const Value& expected, const Value& actual);

}  // namespace sfn::property
