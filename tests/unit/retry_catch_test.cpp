// What becomes of a failed state: the next attempt, a catcher, or the end (asl-reference 15, 16).
#include <doctest/doctest.h>

#include "tests/support/execution_rig.h"

using namespace sfn;
using sfn::test::ExecutionRig;
using sfn::test::ManualClock;
using std::chrono::seconds;

namespace {

std::string retrying(const std::string& retriers) {
  return R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a", "Retry": [)" +
         retriers + R"(], "End": true}}})";
}

// Delays before the attempts that follow failures with these errors.
std::vector<Millis> delays(const std::string& retriers, const std::vector<std::string>& errors,
                           std::uint64_t seed = 1) {
  ExecutionRig rig(retrying(retriers), {}, seed);
  rig.start();
  std::vector<Millis> delays;
  for (const std::string& error : errors) {
    rig.fail(rig.hand_out(), error);
    if (rig.execution().closed()) break;
    delays.push_back(rig.due(PendingKind::Retry) - (rig.now() - ManualClock::kStart));
    rig.fire_next();
  }
  return delays;
}
using Delays = std::vector<Millis>;

}  // namespace

TEST_CASE("three retries after one, two and four seconds unless the retrier says otherwise") {
  CHECK(delays(R"({"ErrorEquals": ["E"]})", {"E", "E", "E", "E"}) ==
        Delays{seconds(1), seconds(2), seconds(4)});
  CHECK(delays(R"({"ErrorEquals": ["E"], "MaxAttempts": 0})", {"E"}).empty());
  CHECK(delays(R"({"ErrorEquals": ["E"], "IntervalSeconds": 3, "BackoffRate": 1.5, "MaxAttempts": 9,
                   "MaxDelaySeconds": 6})",
               {"E", "E", "E", "E"}) == Delays{seconds(3), Millis(4'500), seconds(6), seconds(6)});
}

TEST_CASE("each retrier counts its own attempts, and one that is used up does not hand on to a later one") {
  const std::string two = R"({"ErrorEquals": ["A"], "IntervalSeconds": 10, "MaxAttempts": 2},
                             {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 100, "MaxAttempts": 2})";
  CHECK(delays(two, {"A", "B", "A", "B"}) == Delays{seconds(10), seconds(100), seconds(20), seconds(200)});
  CHECK(delays(two, {"A", "A", "A"}) == Delays{seconds(10), seconds(20)});
}

TEST_CASE("full jitter draws from nothing up to the delay, and what was drawn is in the log") {
  const std::string full = R"({"ErrorEquals": ["E"], "IntervalSeconds": 100, "JitterStrategy": "FULL"})";
  bool differs = false;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Millis delay = delays(full, {"E"}, seed).at(0);
    CHECK(delay >= Millis(0));
    CHECK(delay < seconds(100));
    differs = differs || delay != delays(full, {"E"}, 1).at(0);
  }
  CHECK(differs);
  CHECK(delays(R"({"ErrorEquals": ["E"], "IntervalSeconds": 100, "JitterStrategy": "NONE"})", {"E"}) ==
        Delays{seconds(100)});
}

TEST_CASE("the next attempt points to the failure and evaluates its parameters anew") {
  ExecutionRig rig(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a",
      "Parameters": {"try.$": "$$.State.RetryCount"}, "Retry": [{"ErrorEquals": ["E"]}], "End": true}}})");
  rig.start();
  CHECK(rig.hand_out().input.text() == R"({"try":0})");
  rig.fail(
      {.task = Seq(3), .nonce = std::get<ActivityTask>(rig.execution().branch(kRootBranch).phase).nonces[0]});
  rig.fire_next();
  CHECK(rig.line(6).starts_with(R"(6<5 ActivityScheduled {"try":1})"));
}

TEST_CASE("a state that is entered again has all its attempts again") {
  ExecutionRig rig(R"({"StartAt": "T", "States": {
      "T": {"Type": "Task", "Resource": "ACTIVITY:a", "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}],
            "Catch": [{"ErrorEquals": ["E"], "Next": "T"}], "Next": "S"}, "S": {"Type": "Succeed"}}})");
  rig.start();
  for (int visit = 0; visit < 3; ++visit) {
    CHECK(rig.execution().branch(kRootBranch).retry_count() == 0);
    rig.fail(rig.hand_out());
    CHECK(rig.execution().branch(kRootBranch).retry_count() == 1);
    rig.fire_next();
    rig.fail(rig.hand_out());
  }
  CHECK(rig.count(PendingKind::QueuedTask) == 1);
}

TEST_CASE("a back-off is not interrupted by anything but the end of the execution") {
  ExecutionRig rig(retrying(R"({"ErrorEquals": ["E"], "IntervalSeconds": 50})"));
  rig.start();
  const TaskHandedOut task = rig.hand_out();
  rig.fail(task);
  CHECK(std::holds_alternative<ApiError>(rig.succeed(task)));
  rig.send(StopExecution{});
  CHECK(rig.last_line() == "6<0 ExecutionAborted");
}

TEST_CASE("a failure without error and cause is caught with both members null") {
  ExecutionRig rig(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a",
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "L"}], "Next": "L"}, "L": {"Type": "Succeed"}}})");
  rig.start();
  rig.fail(rig.hand_out(), {}, {});
  CHECK(rig.line(5) == "5<4 ActivityFailed");
  CHECK(rig.line(6) == R"(6<5 TaskStateExited T {"Error":null,"Cause":null})");
}

TEST_CASE("a catcher whose ResultPath does not fit fails the execution") {
  ExecutionRig rig(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a",
      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "L"}], "Next": "L"},
      "L": {"Type": "Succeed"}}})");
  rig.start("7");
  rig.fail(rig.hand_out());
  CHECK(rig.last_line().starts_with(R"(6<5 ExecutionFailed {"error":"States.ResultPathMatchFailure")"));
}

TEST_CASE("a caught output that is too large is not caught again") {
  Limits limits;
  limits.payload_bytes_max = 40;
  ExecutionRig rig(R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a",
      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "L"}], "Next": "L"},
      "L": {"Type": "Succeed"}}})",
                   limits);
  rig.start(R"({"filler":"123456"})");
  rig.fail(rig.hand_out());
  CHECK(rig.last_line().starts_with(R"(6<5 ExecutionFailed {"error":"States.DataLimitExceeded")"));
}
