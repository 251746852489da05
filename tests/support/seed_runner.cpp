#include "tests/support/seed_runner.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

namespace sfn::test {

SeedOptions parse_seed_options(int argc, char** argv, std::string_view program,
                               std::string_view verbose_flag) {
  const auto usage = [&] {
    fmt::print(stderr, "usage: {} [--seeds N] [--first S] [--seed S] [--threads T] [{}]\n", program,
               verbose_flag);
    std::exit(2);
  };
  SeedOptions options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == verbose_flag) {
      options.verbose = true;
      continue;
    }
    if (++i == argc) usage();
    const std::uint64_t value = std::strtoull(argv[i], nullptr, 10);
    if (flag == "--seeds") {
      options.count = value;
    } else if (flag == "--first") {
      options.first = value;
    } else if (flag == "--seed") {
      options.first = value;
      options.count = 1;
    } else if (flag == "--threads") {
      options.threads = static_cast<unsigned>(value);
    } else {
      usage();
    }
  }
  return options;
}

void run_seeds(const SeedOptions& options, const std::function<void(std::uint64_t seed)>& run) {
  const auto began = std::chrono::steady_clock::now();
  std::atomic<std::uint64_t> next{options.first};
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed < options.first + options.count; seed = next++)
      run(seed);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < options.threads && i < options.count; ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads)
    thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  fmt::print("{} seeds in {:.1f} s\n", options.count, took.count());
  std::fflush(stdout);
}

}  // namespace sfn::test
