// The property: an execution ends on the engine as the interpreter says, and ends so again when it is
// interrupted after any row of its log and goes on from what the rows before fold to.
#pragma once

#include <optional>
#include <string>

#include "tests/property/generator.h"

namespace sfn::property {

struct Violation {
  std::string what;
};

struct Checked {
  std::optional<Violation> violation;
  std::size_t rows = 0;
  std::size_t recoveries = 0;
  bool succeeded = false;
};

[[nodiscard]] Checked check_property(const Example& example, std::uint64_t seed);

}  // namespace sfn::property
