// stepwell_property [--seeds N] [--first S] [--seed S] [--threads T] [--show]
//
// Runs the seeds S .. S+N-1. The last line is `N passed, N failed`. A failure prints its seed and what is
// left of its definition after shrinking; `--seed` runs that one again, `--show` prints every definition and
// how it ends.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <thread>

#include "engine/value/json.h"
#include "tests/property/coverage.h"
#include "tests/property/property.h"
#include "tests/property/shrink.h"

namespace {

using namespace sfn::property;

constexpr int kFailuresShown = 10;
constexpr std::uint64_t kAttempts = 50;
constexpr Features kFeatures;

struct Options {
  std::uint64_t first = 1;
  std::uint64_t count = 100;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  bool show = false;
};

[[noreturn]] void usage() {
  std::fprintf(stderr,
               "usage: stepwell_property [--seeds N] [--first S] [--seed S] [--threads T] [--show]\n");
  std::exit(2);
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--show") {
      options.show = true;
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
  const Options options = parse(argc, argv);
  const auto began = std::chrono::steady_clock::now();
  Result result;
  std::atomic<std::uint64_t> next{options.first};
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed < options.first + options.count; seed = next++)
      run_seed(seed, options.show, result);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < options.threads && i < options.count; ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads)
    thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::printf("%llu seeds in %.1f s\n", static_cast<unsigned long long>(options.count), took.count());
  return result.report();
}
