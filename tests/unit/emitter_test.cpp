// What emit adds to an event: its number, its time, the row its text stands in, and the history limit.
#include <doctest/doctest.h>

#include "tests/support/execution_rig.h"

using sfn::ExecutionStatus;
using sfn::Limits;
using sfn::LogRow;
using sfn::Millis;
using sfn::Seq;
using sfn::test::ExecutionRig;
using sfn::test::ManualClock;

namespace {

const char* const kTwoPasses = R"({"StartAt": "A", "States": {
    "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}})";

Limits history_limit(std::int64_t events) {
  Limits limits;
  limits.history_events_max = events;
  return limits;
}

}  // namespace

TEST_CASE("the last event id of the history limit may end an execution well") {
  ExecutionRig rig(kTwoPasses, history_limit(6));
  rig.start();
  CHECK(rig.execution().status() == ExecutionStatus::Succeeded);
  CHECK(rig.last_line() == "6<5 ExecutionSucceeded {}");
}

TEST_CASE("any other event that would take the last id fails the execution instead") {
  ExecutionRig rig(kTwoPasses, history_limit(5));
  rig.start();
  CHECK(rig.execution().status() == ExecutionStatus::Failed);
  CHECK(rig.line(4) == "4<3 PassStateEntered B {}");
  CHECK(rig.last_line() ==
        R"(5<4 ExecutionFailed {"error":"States.Runtime","cause":"The execution reached the maximum number )"
        R"(of history events (5)."})");
}

TEST_CASE("the abort events of a failing Parallel state count against the history limit") {
  const char* definition = R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
      {"StartAt": "W1", "States": {"W1": {"Type": "Wait", "Seconds": 9, "End": true}}},
      {"StartAt": "W2", "States": {"W2": {"Type": "Wait", "Seconds": 9, "End": true}}},
      {"StartAt": "F", "States": {"F": {"Type": "Fail"}}}],
    "Retry": [{"ErrorEquals": ["States.ALL"]}],
    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "P2"}], "Next": "P2"},
    "P2": {"Type": "Succeed"}}})";
  ExecutionRig rig(definition, history_limit(8));
  rig.start();
  CHECK(rig.line(7) == "7<6 WaitStateAborted");
  CHECK(rig.last_line().starts_with("8<7 ExecutionFailed"));
  CHECK(rig.execution().pending().empty());
}

TEST_CASE("internal events take no id, so the history limit does not see them") {
  const char* definition = R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a",
      "End": true}}})";
  ExecutionRig rig(definition, history_limit(7));
  rig.start();
  for (int i = 0; i < 20; ++i) {
    const auto task = rig.hand_out();
    rig.send(sfn::ReturnActivityTask{task.task, task.nonce});
  }
  rig.succeed(rig.hand_out());
  CHECK(rig.last_line() == "7<6 ExecutionSucceeded {}");
}

TEST_CASE("recorded times never go back when the wall clock is set back") {
  ExecutionRig rig(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a",
      "Next": "B"}, "B": {"Type": "Pass", "End": true}}})");
  rig.start();
  const auto task = rig.hand_out();
  rig.set_wall(ManualClock::kStart - std::chrono::hours(1));
  rig.succeed(task);
  for (const LogRow& row : rig.rows())
    CHECK(row.recorded_at == ManualClock::kStart);
}

TEST_CASE("a chain of Pass states stores the text that goes through it once") {
  ExecutionRig rig(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
      "B": {"Type": "Pass", "ResultPath": null, "Next": "C"},
      "C": {"Type": "Choice", "Choices": [{"Variable": "$", "IsPresent": true, "Next": "D"}]},
      "D": {"Type": "Succeed"}}})");
  rig.start(R"({ "spaces": "stay" })");
  CHECK(rig.last_line() == R"(10<9 ExecutionSucceeded {"spaces":"stay"})");
  for (const LogRow& row : rig.rows()) {
    CHECK(row.payload.text() == (row.seq == Seq(1) ? R"({ "spaces": "stay" })" : ""));
    CHECK(row.payload_seq == (row.seq == Seq(1) ? Seq(0) : Seq(1)));
  }
}

TEST_CASE("a text that a state made is stored where it is first said, and referred to after") {
  ExecutionRig rig(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"n": 1}, "Next": "B"},
      "B": {"Type": "Pass", "Next": "A2"},
      "A2": {"Type": "Pass", "Result": {"n": 1}, "End": true}}})");
  rig.start();
  const auto& rows = rig.rows();
  REQUIRE(rows.size() == 8);
  CHECK(rows[2].payload.text() == R"({"n":1})");  // A exited
  CHECK(rows[3].payload_seq == Seq(3));
  CHECK(rows[4].payload_seq == Seq(3));
  CHECK(rows[6].payload.text() == R"({"n":1})");  // A2's own literal stands nowhere yet
  CHECK(rows[7].payload_seq == Seq(7));
}

TEST_CASE("the branches of a Parallel state share the text of their input") {
  ExecutionRig rig(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
      {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}]}}})");
  rig.start(R"({"big":"text"})");
  std::size_t stored = 0;
  for (const LogRow& row : rig.rows())
    stored += row.payload.bytes();
  // The input, and the array of both outputs.
  CHECK(stored == std::string(R"({"big":"text"})").size() * 3 + std::string("[,]").size());
}
