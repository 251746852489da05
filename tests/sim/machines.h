// Random definitions in both query languages over all state types, with Retry, Catch, time-outs, heartbeats,
// waits of all forms, loops and nested Parallel states; and random inputs for them. Every definition is
// valid; at run time many fail.
#pragma once

#include <string>

#include "tests/sim/random.h"

namespace sfn::sim {

// Activities are named `a0` to `a3`; tasks ask for one more, which never exists.
inline constexpr int kActivities = 4;
[[nodiscard]] std::string activity_name(std::size_t number);

[[nodiscard]] std::string random_definition(Random& random, bool with_children = true);
[[nodiscard]] std::string random_input(Random& random);

}  // namespace sfn::sim
