// stepwell_sim [--seeds N] [--first S] [--seed S] [--threads T] [--trace]
//
// Runs the seeds S .. S+N-1. The last line is `N passed, N failed`. A failure prints its seed and step;
// `--seed` runs that one again, with every step on stderr if `--trace` is given. With 1,000 seeds or more,
// whatever coverage.cpp names has to be reached at least 20 times.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "tests/sim/simulation.h"

namespace {

constexpr std::uint64_t kSeedsForCoverage = 1'000;
constexpr std::int64_t kHitsWanted = 20;
constexpr int kFailuresShown = 10;

struct Options {
  std::uint64_t first = 1;
  std::uint64_t count = 100;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  bool trace = false;
};

[[noreturn]] void usage() {
  std::fprintf(stderr, "usage: stepwell_sim [--seeds N] [--first S] [--seed S] [--threads T] [--trace]\n");
  std::exit(2);
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--trace") {
      options.trace = true;
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

  int report(const Options& options) {
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
  const Options options = parse(argc, argv);
  const auto began = std::chrono::steady_clock::now();
  Result result;
  std::atomic<std::uint64_t> next{options.first};
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed < options.first + options.count; seed = next++)
      run_seed(seed, options.trace, result);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < options.threads && i < options.count; ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads)
    thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::printf("%llu seeds in %.1f s\n", static_cast<unsigned long long>(options.count), took.count());
  return result.report(options);
}
