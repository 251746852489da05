// stepwell_durability [--all] [--only tests|crashes|faults] [--seed S] [--threads T]
//
// The tests of the memory disk itself, then what a crash at the operations of a recorded run leaves, then
// what failing operations do. Without --all a sample of them. The last line is `N passed, N failed`.
#define DOCTEST_CONFIG_IMPLEMENT
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/durability/studies.h"

namespace {

using sfn::durability::StudyOptions;
using sfn::durability::StudyResult;

struct Arguments {
  StudyOptions options;
  std::string_view only;
  [[nodiscard]] bool wants(std::string_view part) const { return only.empty() || only == part; }
};

[[noreturn]] void show_usage() {
  std::fprintf(stderr,
               "usage: stepwell_durability [--all] [--only tests|crashes|faults] [--seed S] [--threads T]\n");
  std::exit(2);
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--all") {
      arguments.options.all = true;
      continue;
    }
    if (++i == argc) show_usage();
    if (flag == "--only") {
      arguments.only = argv[i];
    } else if (flag == "--seed") {
      arguments.options.seed = std::strtoull(argv[i], nullptr, 10);
    } else if (flag == "--threads") {
      arguments.options.threads = std::atoi(argv[i]);
    } else {
      show_usage();
    }
  }
  return arguments;
}

StudyResult run_tests() {
  doctest::Context context;
  context.setOption("no-version", true);
  return context.run() == 0 ? StudyResult{1, 0} : StudyResult{0, 1};
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = parse(argc, argv);
  StudyResult sum;
  const auto add = [&](const StudyResult& result) {
    sum.passed += result.passed;
    sum.failed += result.failed;
  };
  if (arguments.wants("tests")) add(run_tests());
  try {
    if (arguments.wants("crashes")) add(study_crashes(sfn::durability::record_workload(), arguments.options));
    if (arguments.wants("faults")) add(study_faults(arguments.options));
  } catch (const std::exception& error) {
    std::printf("%s\n", error.what());
    ++sum.failed;
  }
  std::printf("%lld passed, %lld failed\n", static_cast<long long>(sum.passed),
              static_cast<long long>(sum.failed));
  return sum.failed == 0 ? 0 : 1;
}
