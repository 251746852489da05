// stepwell_sim [--seeds N] [--first S] [--seed S] [--threads T] [--trace]
//
// Runs the seeds S .. S+N-1. The last line is `N passed, N failed`. A failure prints its seed and step;
// `--seed` runs that one again, with every step on stderr if `--trace` is given. With 1,000 seeds or more,
// whatever coverage.cpp names has to be reached at least 20 times. With more than one, the waits under jumps
// of the clock are run as well, and count as one more.
#include <cstdio>
#include <mutex>
#include <optional>
#include <string_view>

#include "tests/sim/simulation.h"
#include "tests/sim/waits_under_jumps.h"
#include "tests/support/seed_runner.h"

namespace {

constexpr std::uint64_t kSeedsForCoverage = 1'000;
constexpr std::int64_t kHitsWanted = 20;
constexpr int kFailuresShown = 10;

// What all seeds together have found.
class Result {
 public:
  void add(std::uint64_t seed, const sfn::sim::Simulation& simulation,
           const std::optional<std::string>& failure) {
    const std::lock_guard lock(mutex_);
    coverage_.add(simulation.coverage());
    if (!failure) {
      ++passed_;
      return;
    }
    if (++failed_ > kFailuresShown) return;
    std::printf("seed %llu, step %d: %s\n  again: stepwell_sim --seed %llu --trace\n",
                static_cast<unsigned long long>(seed), simulation.step(), failure->c_str(),
                static_cast<unsigned long long>(seed));
  }

  void add_waits_under_jumps() {
    try {
      std::printf("%s\n", sfn::sim::run_waits_under_jumps().c_str());
      ++passed_;
    } catch (const std::exception& error) {
      std::printf("waits under jumps of the clock: %s\n", error.what());
      ++failed_;
    }
  }

  int report(const sfn::test::SeedOptions& options) {
    for (const auto& [name, hits] : coverage_.hits())
      std::printf("%10lld  %s\n", static_cast<long long>(hits), name.c_str());
    if (options.count >= kSeedsForCoverage) {
      for (const std::string& name : coverage_.missing(kHitsWanted)) {
        ++failed_;
        std::printf("reached fewer than %lld times: %s\n", static_cast<long long>(kHitsWanted), name.c_str());
      }
    }
    std::printf("%d passed, %d failed\n", passed_, failed_);
    return failed_ == 0 ? 0 : 1;
  }

 private:
  std::mutex mutex_;
  sfn::sim::Coverage coverage_;
  int passed_ = 0;
  int failed_ = 0;
};

void run_seed(std::uint64_t seed, bool trace, Result& result) {
  sfn::sim::Simulation simulation(seed, trace);
  std::optional<std::string> failure;
  try {
    simulation.run();
  } catch (const std::exception& error) {
    failure = error.what();
  }
  result.add(seed, simulation, failure);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = sfn::test::parse_seed_options(argc, argv, "stepwell_sim", "--trace");
  Result result;
  sfn::test::run_seeds(options, [&](std::uint64_t seed) { run_seed(seed, options.verbose, result); });
  if (options.count > 1) result.add_waits_under_jumps();
  return result.report(options);
}
