// A loop of a few states that ends: it counts by nesting its data, by adding up a member, or by adding up a
// variable.
#pragma once

#include <string>

#include "tests/property/generator.h"
#include "tests/property/values.h"

namespace sfn::property {

struct Loop {
  std::string start_at;
  Value states;
};

// `after` is where it goes in the end; `name` begins the names of its states; `depth` as in Sample.
[[nodiscard]] Loop make_loop(Random& random, Features features, int depth, const std::string& after,
                             const std::string& name);

}  // namespace sfn::property
