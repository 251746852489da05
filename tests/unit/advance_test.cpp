// What commands do to an execution, and where a slice ends.
#include <doctest/doctest.h>

#include "tests/support/execution_rig.h"

using namespace sfn;
using sfn::test::ExecutionRig;
using sfn::test::ManualClock;
using std::chrono::seconds;

namespace {

const char* const kChoiceLoop = R"({"StartAt": "A", "States": {
    "A": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "IsPresent": true, "Next": "S"}], "Default": "B"},
    "B": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "IsPresent": true, "Next": "S"}], "Default": "A"},
    "S": {"Type": "Succeed"}}})";
const char* const kWaitMachine = R"({"StartAt": "W", "TimeoutSeconds": 100, "States": {
    "W": {"Type": "Wait", "Seconds": 10, "End": true}}})";
const char* const kTaskMachine = R"({"StartAt": "T", "States": {"T": {"Type": "Task",
    "Resource": "ACTIVITY:a", "TimeoutSeconds": 60, "HeartbeatSeconds": 20, "End": true}}})";

constexpr PendingKey kRunnable{PendingKind::Runnable, Seq{}};

}  // namespace

TEST_CASE("a start answers with what the caller is told, and records what a restart needs") {
  ExecutionRig rig(kWaitMachine);
  const Reply reply = rig.start(R"({"a":1})");
  const auto& started = std::get<ExecutionStartedReply>(reply);
  CHECK(started.execution == rig.execution().id());
  CHECK(started.name == "run");
  CHECK(started.started_at == ManualClock::kStart);
  CHECK(rig.execution().started().role_arn == "arn:aws:iam::123456789012:role/r");
  CHECK(rig.execution().started().state_machine == StateMachineId(3));
  CHECK(rig.execution().started().evaluator == 1);
  CHECK(rig.due(PendingKind::ExecutionTimeout) == seconds(100));
}

TEST_CASE(
    "an endless loop of Choice states gives the writer back after each slice, up to the history limit") {
  ExecutionRig rig(kChoiceLoop);
  rig.start();
  CHECK(rig.last_size() == 200);
  CHECK(rig.execution().pending().contains(kRunnable));
  CHECK(rig.resume() == 124);
  CHECK(rig.execution().last_event_id() == EventId(25'000));
  CHECK(rig.last_line() ==
        R"(25000<24999 ExecutionFailed {"error":"States.Runtime","cause":"The execution reached the maximum )"
        R"(number of history events (25000)."})");
}

TEST_CASE("a slice ends after so many bytes that are new to the log") {
  const std::string chain = R"({"StartAt": "A", "States": {
      "A": {"Type": "Pass", "Result": "0123456789", "Next": "B"},
      "B": {"Type": "Pass", "Result": "0123456789", "Next": "C"},
      "C": {"Type": "Pass", "Result": "0123456789", "End": true}}})";
  Limits limits;
  limits.slice_bytes_max = 20;
  ExecutionRig rig(chain, limits);
  rig.start();
  CHECK(rig.execution().pending().contains(kRunnable));
  CHECK(rig.resume() > 0);
  CHECK(rig.last_line() == R"(8<7 ExecutionSucceeded "0123456789")");

  limits.slice_bytes_max = 100;
  ExecutionRig in_one(chain, limits);
  in_one.start();
  CHECK(in_one.execution().closed());
}

TEST_CASE("variables that are assigned and the items of a Map count among the bytes of a slice") {
  for (const char* first : {R"("Type": "Pass", "Assign": {"v": "0123456789 0123456789 012345"})",
                            R"("Type": "Map", "ItemsPath": "$$.Execution.Input.items",
                               "ItemProcessor": {"StartAt": "S", "States": {"S": {"Type": "Succeed"}}})"}) {
    CAPTURE(first);
    const std::string definition = std::string(R"({"StartAt": "A", "States": {"A": {)") + first +
                                   R"(, "ResultPath": null, "Next": "B"}, "B": {"Type": "Succeed"}}})";
    const std::string input = R"({"items": ["0123456789"]})";
    Limits limits;
    limits.slice_bytes_max = input.size() + 25;
    ExecutionRig rig(definition, limits);
    rig.start(input);
    CHECK(rig.execution().pending().contains(kRunnable));
    CHECK(rig.resume() > 0);
    CHECK(rig.execution().status() == ExecutionStatus::Succeeded);
  }
}

TEST_CASE("a stop reaches an execution between two slices") {
  ExecutionRig rig(kChoiceLoop);
  rig.start();
  rig.move(seconds(1));
  const Reply reply = rig.send(StopExecution{"Enough", "it went round"});
  CHECK(std::get<ExecutionStoppedReply>(reply).stopped_at == ManualClock::kStart + seconds(1));
  CHECK(rig.last_line() == R"(201<0 ExecutionAborted {"error":"Enough","cause":"it went round"})");
  CHECK(rig.execution().status() == ExecutionStatus::Aborted);
}

TEST_CASE("a second stop writes nothing and answers with the time of the first") {
  ExecutionRig rig(kWaitMachine);
  rig.start();
  rig.send(StopExecution{});
  rig.move(seconds(5));
  const Reply reply = rig.send(StopExecution{"E", "c"});
  CHECK(std::get<ExecutionStoppedReply>(reply).stopped_at == ManualClock::kStart);
  CHECK(rig.last_size() == 0);
}

TEST_CASE("an execution that is timed out late has stopped at its deadline") {
  ExecutionRig rig(kTaskMachine);
  ExecutionRig timed(R"({"StartAt": "T", "TimeoutSeconds": 30, "States": {"T": {"Type": "Task",
      "Resource": "ACTIVITY:a", "End": true}}})");
  timed.start();
  timed.move(seconds(29));
  timed.fire_due();
  CHECK(timed.execution().status() == ExecutionStatus::Running);
  timed.move(seconds(500));
  timed.fire_due();
  CHECK(timed.execution().status() == ExecutionStatus::TimedOut);
  CHECK(timed.execution().closed_at() == ManualClock::kStart + seconds(30));
  CHECK(timed.last_line() == R"(4<0 ExecutionTimedOut {"error":"States.Timeout"})");
}

TEST_CASE("no execution grows older than a year") {
  ExecutionRig rig(kTaskMachine);
  rig.start();
  CHECK(rig.due(PendingKind::ExecutionTimeout) == seconds(365 * 86'400));
  ExecutionRig asks_for_more(R"({"StartAt": "S", "TimeoutSeconds": 99999998, "States": {
      "S": {"Type": "Wait", "Seconds": 1, "End": true}}})");
  asks_for_more.start();
  CHECK(asks_for_more.due(PendingKind::ExecutionTimeout) == seconds(365 * 86'400));
}

TEST_CASE("a timer whose reason has ended does nothing when it fires") {
  ExecutionRig rig(kTaskMachine);
  rig.start();
  const TaskHandedOut task = rig.hand_out();
  for (const PendingKind kind : {PendingKind::TaskTimeout, PendingKind::Heartbeat})
    CHECK(rig.execution().pending().contains({kind, task.task}));
  rig.succeed(task);
  for (const PendingKind kind : {PendingKind::TaskTimeout, PendingKind::Heartbeat, PendingKind::Wait,
                                 PendingKind::Retry, PendingKind::ExecutionTimeout}) {
    rig.send(FireTimer{{kind, task.task}});
    CHECK(rig.last_size() == 0);
  }
}

TEST_CASE("a wait ends once, however often its timer fires") {
  ExecutionRig rig(R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 10, "Next": "W2"},
      "W2": {"Type": "Wait", "Seconds": 10, "End": true}}})");
  rig.start();
  const PendingKey first{PendingKind::Wait, Seq(2)};
  rig.move(seconds(10));
  rig.send(FireTimer{first});
  CHECK(rig.last_line() == "4<3 WaitStateEntered W2 {}");
  rig.send(FireTimer{first});
  CHECK(rig.last_size() == 0);
}

TEST_CASE("an execution of a machine that is being deleted ends at its next transition") {
  ExecutionRig rig(R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 10, "Next": "P"},
      "P": {"Type": "Pass", "End": true}}})");
  rig.start();
  rig.machine_deleting = true;
  rig.fire_next();
  CHECK(rig.line(3) == "3<2 WaitStateExited W {}");
  CHECK(rig.last_line() == "4<0 ExecutionAborted");
  CHECK(rig.execution().status() == ExecutionStatus::Aborted);
}

TEST_CASE("an execution that only had to end when its machine was deleted ends well") {
  ExecutionRig rig(kWaitMachine);
  rig.start();
  rig.machine_deleting = true;
  rig.fire_next();
  CHECK(rig.execution().status() == ExecutionStatus::Succeeded);
}
