// The two studies of the suite. A crash study records the workload once and examines what a crash at each of
// its operations may leave; a fault study runs the workload again and again, with another operation failing
// each time. Both print what they did and what they found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/durability/examine.h"

namespace sfn::durability {

struct StudyOptions {
  bool all = false;  // else a sample of about half a minute
  std::uint64_t seed = 1;
  int threads = 2;
  bool verbose = false;
};

struct StudyResult {
  std::int64_t passed = 0;
  std::int64_t failed = 0;
};

// Throws Violation when the workload leaves out something that can be written.
[[nodiscard]] Recording record_workload();

[[nodiscard]] StudyResult study_crashes(const Recording& recording, const StudyOptions& options);
[[nodiscard]] StudyResult study_faults(const StudyOptions& options);

}  // namespace sfn::durability
