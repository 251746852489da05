// Tally counts what the threads of a study examine, and prints the first failures with what repeats them.
#pragma once

#include <cstdio>
#include <map>
#include <mutex>
#include <string>

#include "tests/durability/studies.h"

namespace sfn::durability {

class Tally {
 public:
  void passed(const std::string& kind) { add(kind, true, {}); }
  void failed(const std::string& kind, const std::string& what) { add(kind, false, what); }
  void count(const std::string& what) {
    const std::scoped_lock lock(mutex_);
    ++counts_[what];
  }

  // A line a kind, `N of N`, then the counts.
  void print() const {
    for (const auto& [kind, result] : kinds_)
      std::printf("%8lld of %8lld  %s\n", static_cast<long long>(result.passed),
                  static_cast<long long>(result.passed + result.failed), kind.c_str());
    for (const auto& [what, times] : counts_)
      std::printf("%8lld  %s\n", static_cast<long long>(times), what.c_str());
    std::fflush(stdout);
  }
  [[nodiscard]] StudyResult sum() const {
    StudyResult sum;
    for (const auto& [kind, result] : kinds_) {
      sum.passed += result.passed;
      sum.failed += result.failed;
    }
    return sum;
  }

 private:
  static constexpr int kFailuresShown = 20;

  void add(const std::string& kind, bool good, const std::string& what) {
    const std::scoped_lock lock(mutex_);
    StudyResult& result = kinds_[kind];
    ++(good ? result.passed : result.failed);
    if (good || ++failures_ > kFailuresShown) return;
    std::printf("%s: %s\n", kind.c_str(), what.c_str());
    std::fflush(stdout);
  }

  std::mutex mutex_;
  std::map<std::string, StudyResult> kinds_;
  std::map<std::string, std::int64_t> counts_;
  int failures_ = 0;
};

}  // namespace sfn::durability
