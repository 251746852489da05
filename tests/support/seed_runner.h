// What the programs that run numbered seeds share (stepwell_sim, stepwell_property): their options, and the
// threads that take one seed after the other.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <thread>

namespace sfn::test {

struct SeedOptions {
  std::uint64_t first = 1;
  std::uint64_t count = 100;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  bool verbose = false;  // the program's own flag was given
};

// `[--seeds N] [--first S] [--seed S] [--threads T]` and `verbose_flag`. Ends the program with 2, and its
// usage on stderr, when it was called in another way.
[[nodiscard]] SeedOptions parse_seed_options(int argc, char** argv, std::string_view program,
                                             std::string_view verbose_flag);

// Calls `run` once for each seed, on the threads asked for, and prints how long that took.
void run_seeds(const SeedOptions& options, const std::function<void(std::uint64_t seed)>& run);

}  // namespace sfn::test
