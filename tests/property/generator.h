// Random definitions and inputs, the same for the same seed. Every definition is valid. While a definition
// grows, the interpreter runs what there is of it, so that the next state is written for data that it may
// really get.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/value/value.h"
#include "tests/property/interpreter/interpreter.h"

namespace sfn::property {

// What of the language definitions use beside Pass, Task, Choice, Wait, Succeed, Fail and Parallel.
struct Features {
  bool map = true;
  bool assign = true;
  bool intrinsics = true;
};

struct Example {
  Value definition;
  Value input;
  std::vector<Outcome> outcomes;  // what the interpreter says
  Marks marks;
};

// Absent where the interpreter can't say how the execution ends: another attempt of the same seed may do.
[[nodiscard]] std::optional<Example> generate(std::uint64_t seed, std::uint64_t attempt, Features features);

}  // namespace sfn::property
