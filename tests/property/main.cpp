// stepwell_property [--seeds N] [--first S] [--seed S] [--threads T] [--show]
//
// Runs the seeds S .. S+N-1. The last line is `N passed, N failed`. A failure prints its seed and what is
// left of its definition after shrinking; `--seed` runs that one again, `--show` prints every definition and
// how it ends.
#include <cstdio>
#include <mutex>
#include <string_view>

#include "engine/value/json.h"
#include "tests/property/coverage.h"
#include "tests/property/property.h"
#include "tests/property/shrink.h"
#include "tests/support/seed_runner.h"

namespace {

using namespace sfn::property;

constexpr int kFailuresShown = 10;
constexpr std::uint64_t kAttempts = 50;
constexpr Features kFeatures;

// What all seeds together have found.
class Result {
 public:
  void add(std::uint64_t seed, const Example& example, const Checked& checked, bool show) {
    const std::lock_guard lock(mutex_);
    rows_ += checked.rows;
    recoveries_ += checked.recoveries;
    succeeded_ += checked.succeeded;
    several_ += example.outcomes.size() > 1;
    if (!example.outcomes.empty()) coverage_.add(example);
    if (show)
      std::printf("seed %llu\n  definition: %s\n  input: %s\n", static_cast<unsigned long long>(seed),
                  sfn::to_json(example.definition).c_str(), sfn::to_json(example.input).c_str());
    if (!checked.violation) {
      ++passed_;
      return;
    }
    if (++failed_ <= kFailuresShown) print_failure(seed, example, *checked.violation);
  }
  void add_undetermined(std::uint64_t attempts) {
    const std::lock_guard lock(mutex_);
    undetermined_ += attempts;
  }

  int report() {
    for (const auto& [name, count] : coverage_.counts())
      std::printf("%10zu  %s\n", count, name.c_str());
    std::printf("%d succeeded, %d may end in several ways, %zu rows, %zu recoveries; %llu examples dropped\n",
                succeeded_, several_, rows_, recoveries_, static_cast<unsigned long long>(undetermined_));
    std::printf("%d passed, %d failed\n", passed_, failed_);
    return failed_ == 0 ? 0 : 1;
  }

 private:
  static void print_failure(std::uint64_t seed, const Example& example, const Violation& violation) {
    const auto [shrunk, left] = shrink(example, violation, seed);
    std::printf(
        "seed %llu: %s\n  definition: %s\n  input: %s\n  after shrinking: %s\n  definition: %s\n"
        "  input: %s\n  again: stepwell_property --seed %llu\n",
        static_cast<unsigned long long>(seed), violation.what.c_str(),
        sfn::to_json(example.definition).c_str(), sfn::to_json(example.input).c_str(), left.what.c_str(),
        sfn::to_json(shrunk.definition).c_str(), sfn::to_json(shrunk.input).c_str(),
        static_cast<unsigned long long>(seed));
    std::fflush(stdout);
  }

  std::mutex mutex_;
  Coverage coverage_;
  std::size_t rows_ = 0;
  std::size_t recoveries_ = 0;
  std::uint64_t undetermined_ = 0;
  int succeeded_ = 0;
  int several_ = 0;
  int passed_ = 0;
  int failed_ = 0;
};

void run_seed(std::uint64_t seed, bool show, Result& result) {
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    const auto example = generate(seed, attempt, kFeatures);
    if (!example) continue;
    result.add_undetermined(attempt);
    result.add(seed, *example, check_property(*example, seed), show);
    return;
  }
  result.add(seed, {}, {.violation = Violation{"the generator finds nothing whose end is determined"}}, show);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = sfn::test::parse_seed_options(argc, argv, "stepwell_property", "--show");
  Result result;
  sfn::test::run_seeds(options, [&](std::uint64_t seed) { run_seed(seed, options.verbose, result); });
  return result.report();
}
