// An activity task from its queue to its answer: hand-outs, tokens, clocks.
#include <doctest/doctest.h>

#include "tests/support/execution_rig.h"

using namespace sfn;
using sfn::test::ExecutionRig;
using std::chrono::seconds;

namespace {

std::string task_machine(const std::string& fields) {
  return R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a", )" + fields +
         R"("End": true}}})";
}
const std::string kTimed = task_machine(R"("TimeoutSeconds": 60, "HeartbeatSeconds": 20, )");

std::string error_type(const Reply& reply) {
  const auto* error = std::get_if<ApiError>(&reply);
  return error ? error->type : "";
}

}  // namespace

TEST_CASE("a task is offered, handed out under a fresh nonce, and answered once") {
  ExecutionRig rig(task_machine(""));
  rig.start(R"({"in":1})");
  CHECK(rig.last_line().starts_with("3<2 ActivityScheduled {\"in\":1}"));
  CHECK(rig.count(PendingKind::QueuedTask) == 1);

  const TaskHandedOut task = rig.hand_out("worker-1");
  CHECK(task.input.text() == R"({"in":1})");
  CHECK(task.nonce.size() >= 22);  // 16 bytes, base64url
  CHECK(rig.last_line() == R"(4<3 ActivityStarted {"workerName":"worker-1"})");
  CHECK(rig.count(PendingKind::QueuedTask) == 0);
  CHECK(rig.count(PendingKind::AssignedTask) == 1);

  CHECK(std::holds_alternative<Done>(rig.succeed(task, "[1, 2]")));
  CHECK(rig.line(5) == "5<4 ActivitySucceeded [1,2]");
  CHECK(rig.execution().status() == ExecutionStatus::Succeeded);
}

TEST_CASE("an answer to a task that has ended is TaskTimedOut, whatever it says") {
  ExecutionRig rig(
      R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a", "Next": "W"},
      "W": {"Type": "Wait", "Seconds": 10, "End": true}}})");
  rig.start();
  const TaskHandedOut task = rig.hand_out();
  rig.succeed(task);
  CHECK(error_type(rig.succeed(task)) == "TaskTimedOut");
  CHECK(error_type(rig.fail(task)) == "TaskTimedOut");
  CHECK(error_type(rig.send(SendTaskHeartbeat{task.task, task.nonce})) == "TaskTimedOut");
  CHECK(rig.last_size() == 0);
}

TEST_CASE("a token of the same task with another nonce is no token") {
  ExecutionRig rig(task_machine(""));
  rig.start();
  TaskHandedOut task = rig.hand_out();
  task.nonce[0] = task.nonce[0] == 'A' ? 'B' : 'A';
  CHECK(error_type(rig.succeed(task)) == "InvalidToken");
  CHECK(error_type(rig.fail(task)) == "InvalidToken");
  CHECK(error_type(rig.send(SendTaskHeartbeat{task.task, task.nonce})) == "InvalidToken");
  CHECK(rig.execution().status() == ExecutionStatus::Running);
}

TEST_CASE("every attempt of a task has a token of its own") {
  ExecutionRig rig(task_machine(R"("Retry": [{"ErrorEquals": ["E"]}], )"));
  rig.start();
  const TaskHandedOut first = rig.hand_out();
  rig.fail(first);
  rig.fire_next();
  const TaskHandedOut second = rig.hand_out();
  CHECK(second.task != first.task);
  CHECK(second.nonce != first.nonce);
  CHECK(error_type(rig.succeed(first)) == "TaskTimedOut");
  CHECK(error_type(rig.succeed({.task = second.task, .nonce = first.nonce})) == "InvalidToken");
  CHECK(std::holds_alternative<Done>(rig.succeed(second)));
}

TEST_CASE("a task that did not reach its worker goes back to the head of the queue, without an AWS event") {
  ExecutionRig rig(kTimed);
  rig.start();
  const TaskHandedOut lost = rig.hand_out("gone");
  rig.send(ReturnActivityTask{lost.task, lost.nonce});
  CHECK(rig.last_line() == R"(4<3 ActivityStarted {"workerName":"gone"})");
  CHECK(rig.execution().pending().at({PendingKind::QueuedTask, lost.task}).returned);
  CHECK(rig.count(PendingKind::TaskTimeout) == 0);
  CHECK(rig.count(PendingKind::Heartbeat) == 0);

  rig.move(seconds(50));
  const TaskHandedOut again = rig.hand_out("here");
  CHECK(again.task == lost.task);
  CHECK(again.nonce != lost.nonce);
  CHECK(rig.history().size() == 4);
  CHECK(rig.due(PendingKind::TaskTimeout) == seconds(110));
  CHECK(rig.due(PendingKind::Heartbeat) == seconds(70));

  SUBCASE("the new token answers") {
    CHECK(std::holds_alternative<Done>(rig.succeed(again)));
  }
  SUBCASE("the old one does too: its worker may have got the task after all") {
    CHECK(std::holds_alternative<Done>(rig.succeed(lost)));
    CHECK(error_type(rig.succeed(again)) == "TaskTimedOut");
  }
  SUBCASE("the news that the first hand-out failed comes too late to take it back again") {
    rig.send(ReturnActivityTask{lost.task, lost.nonce});
    CHECK(rig.last_size() == 0);
    CHECK(rig.count(PendingKind::AssignedTask) == 1);
  }
}

TEST_CASE("the clocks of a task start when a worker has it") {
  ExecutionRig rig(kTimed);
  rig.start();
  CHECK(rig.count(PendingKind::TaskTimeout) == 0);
  rig.move(seconds(1'000));
  rig.fire_due();
  CHECK(rig.execution().status() == ExecutionStatus::Running);
  rig.hand_out();
  CHECK(rig.due(PendingKind::TaskTimeout) == seconds(1'060));
  CHECK(rig.due(PendingKind::Heartbeat) == seconds(1'020));
}

TEST_CASE("the clock of a task starts when it is scheduled where the setting says so") {
  Limits limits;
  limits.task_timeout_counts_queue = true;
  ExecutionRig rig(kTimed, limits);
  rig.start();
  CHECK(rig.due(PendingKind::TaskTimeout) == seconds(60));
  rig.move(seconds(50));
  const TaskHandedOut task = rig.hand_out();
  CHECK(rig.due(PendingKind::TaskTimeout) == seconds(60));
  rig.send(ReturnActivityTask{task.task, task.nonce});
  CHECK(rig.due(PendingKind::TaskTimeout) == seconds(60));
  rig.fire_next();
  CHECK(rig.line(5) == R"(5<4 ActivityTimedOut {"error":"States.Timeout"})");
}

TEST_CASE("a heartbeat writes nothing") {
  ExecutionRig rig(kTimed);
  rig.start();
  const TaskHandedOut task = rig.hand_out();
  CHECK(std::holds_alternative<Done>(rig.send(SendTaskHeartbeat{task.task, task.nonce})));
  CHECK(rig.last_size() == 0);
}

TEST_CASE("a missed heartbeat and a time-out look the same in the history") {
  for (const PendingKind kind : {PendingKind::Heartbeat, PendingKind::TaskTimeout}) {
    ExecutionRig rig(kTimed);
    rig.start();
    const TaskHandedOut task = rig.hand_out();
    rig.move(seconds(60));
    rig.send(FireTimer{{kind, task.task}});
    CHECK(rig.line(5) == R"(5<4 ActivityTimedOut {"error":"States.Timeout"})");
    CHECK(rig.last_line() == R"(6<5 ExecutionFailed {"error":"States.Timeout"})");
  }
}

TEST_CASE("a task can tell its token in its input, and the worker gets the same one") {
  ExecutionRig rig(
      task_machine(R"("Parameters": {"token.$": "$$.Task.Token", "again.$": "$$.Task.Token"}, )"));
  rig.start();
  const TaskHandedOut task = rig.hand_out();
  const std::string token = "token 7 " + std::to_string(task.task.value) + " " + task.nonce;
  CHECK(task.input.text() == R"({"token":")" + token + R"(","again":")" + token + R"("})");
  CHECK(std::holds_alternative<Done>(rig.succeed(task)));
}

TEST_CASE("a token that stood in the input stays valid when the task is handed out again") {
  ExecutionRig rig(task_machine(R"("Parameters": {"token.$": "$$.Task.Token"}, )"));
  rig.start();
  const TaskHandedOut lost = rig.hand_out();
  rig.send(ReturnActivityTask{lost.task, lost.nonce});
  const TaskHandedOut again = rig.hand_out();
  CHECK(again.nonce != lost.nonce);
  CHECK(std::holds_alternative<Done>(rig.succeed(lost)));
}

TEST_CASE("a task whose execution has closed is handed to nobody") {
  ExecutionRig rig(kTimed);
  rig.start();
  rig.send(StopExecution{});
  CHECK(!std::holds_alternative<TaskHandedOut>(rig.send(AssignActivityTask{Seq(3), "w"})));
  CHECK(rig.last_size() == 0);
}

TEST_CASE("a hand-out that meets the history limit hands out nothing") {
  Limits limits;
  limits.history_events_max = 4;
  ExecutionRig rig(kTimed, limits);
  rig.start();
  CHECK(!std::holds_alternative<TaskHandedOut>(rig.send(AssignActivityTask{Seq(3), "w"})));
  CHECK(rig.last_line().starts_with("4<3 ExecutionFailed"));
}

TEST_CASE("time-outs from the input are whole seconds from 1 to 99,999,999") {
  const std::string machine = task_machine(R"("TimeoutSecondsPath": "$.t", "HeartbeatSecondsPath": "$.h", )");
  for (const char* good : {R"({"t":99999999,"h":1})", R"({"t":2,"h":1})"}) {
    ExecutionRig rig(machine);
    rig.start(good);
    CHECK(rig.count(PendingKind::QueuedTask) == 1);
  }
  for (const char* bad : {R"({"t":100000000,"h":1})", R"({"t":0,"h":1})", R"({"t":2,"h":-1})",
                          R"({"t":"9","h":1})", R"({"t":1.5,"h":1})", R"({"h":1})"}) {
    CAPTURE(bad);
    ExecutionRig rig(machine);
    rig.start(bad);
    CHECK(rig.last_line().starts_with(R"(3<2 ExecutionFailed {"error":"States.Runtime")"));
  }
}
