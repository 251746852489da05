// What a turn of a state may cost, and what an advance may.
#include <doctest/doctest.h>

#include "engine/asl/work_meter.h"
#include "tests/support/execution_rig.h"

using sfn::Limits;
using sfn::test::ExecutionRig;

namespace {

const char* const kCopyAll =
    R"({"StartAt": "S", "States": {"S": {"Type": "Pass", "Parameters": {"all.$": "$..*"}, "End": true}}})";

// A list of `count` ones.
std::string ones(std::size_t count) {
  std::string text = "[1";
  for (std::size_t i = 1; i < count; ++i)
    text += ",1";
  return text + "]";
}

std::string last_line(std::int64_t state_work_max) {
  Limits limits;
  limits.state_work_max = state_work_max;
  ExecutionRig rig(kCopyAll, limits);
  rig.start(ones(1'000));
  return rig.last_line();
}

bool passes_with(std::int64_t state_work_max) {
  return last_line(state_work_max).find("ExecutionSucceeded") != std::string::npos;
}

// The least budget that the state passes with.
std::int64_t work_of_state() {
  std::int64_t fails = 0;
  std::int64_t passes = Limits().state_work_max;
  while (passes - fails > 1) {
    const std::int64_t middle = (fails + passes) / 2;
    (passes_with(middle) ? passes : fails) = middle;
  }
  return passes;
}

}  // namespace

TEST_CASE("a state that takes more work than its budget fails with States.Runtime, which nothing catches") {
  const std::int64_t needed = work_of_state();
  CHECK(needed > 2'000);  // more than a unit for each element read and visited
  CHECK(passes_with(needed));
  const std::string failed = last_line(needed - 1);
  INFO(failed);
  CHECK(failed.find("ExecutionFailed") != std::string::npos);
  CHECK(failed.find("States.Runtime") != std::string::npos);
  CHECK(failed.find(
            "An error occurred while executing the state 'S' (entered at the event id #2). The state takes "
            "more than the " +
            std::to_string(needed - 1) + " units of work that a state may take (limits.state_work).") !=
        std::string::npos);
}

TEST_CASE(
    "an advance that has spent its work ends its slice, and each state has a whole budget in any slice") {
  std::string states;
  for (int i = 0; i < 20; ++i) {
    states += R"("S)" + std::to_string(i) + R"(": {"Type": "Pass", "Parameters": {"all.$": "$..*"},)" +
              R"("ResultPath": null, "Next": "S)" + std::to_string(i + 1) + R"("},)";
  }
  const std::string definition =
      R"({"StartAt": "S0", "States": {)" + states + R"("S20": {"Type": "Succeed"}}})";
  Limits limits;
  limits.state_work_max = work_of_state() * 2;
  limits.slice_work_max = limits.state_work_max;
  ExecutionRig rig(definition, limits);
  rig.start(ones(1'000));
  CHECK(rig.count(sfn::PendingKind::Runnable) == 1);
  CHECK(rig.resume() >= 5);
  CHECK(rig.execution().status() == sfn::ExecutionStatus::Succeeded);
}
