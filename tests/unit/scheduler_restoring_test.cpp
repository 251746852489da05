// A start that has more to read than it reads before it serves callers.
#include <doctest/doctest.h>

#include "engine/scheduler/scheduler.h"
#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::SchedulerFixture;

namespace {

const std::string kWait = R"({"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.s","End":true}}})";

// Nothing before the first batch, then one execution's entries before each.
SchedulerSettings in_slices() {
  SchedulerSettings settings;
  settings.start_rows_max = 0;
  settings.restore_rows_max = 1;
  return settings;
}

std::string seconds(int count) {
  return R"({"s":)" + std::to_string(count) + "}";
}

PollActivityRequest poll() {
  return {SchedulerFixture::named("a"), std::nullopt};
}

}  // namespace

TEST_CASE("the first batch of a start answers callers, and overdue timers fire in order when all is read") {
  SchedulerFixture f(in_slices());
  f.create_machine(kWait);
  std::vector<ExecutionId> ids;
  for (int i = 0; i < 5; ++i)
    ids.push_back(f.start_execution("e" + std::to_string(i), seconds(50 - 10 * i)));
  f.advance(1s);
  f.clock.advance(1h);
  f.crash_and_start();
  CHECK(f.recovery.timers == 0);
  CHECK(f.scheduler->counts().restoring);
  const auto start = f.submit(f.start_request("new", seconds(100)));
  f.run_once();
  CHECK(f.error(f.take_answer(start)).empty());
  CHECK(f.scheduler->counts().restoring);
  f.run_once();
  for (const ExecutionId id : ids)
    CHECK(f.status(id) == ExecutionStatus::Running);
  f.run();
  const auto recovery = f.scheduler->take_recovery();
  REQUIRE(recovery);
  CHECK(recovery->open_executions == 6);
  CHECK(recovery->folded == 0);
  CHECK(f.storage.recoveries().back().open_executions == 6);
  CHECK_FALSE(f.scheduler->take_recovery());
  for (std::size_t i = 1; i < ids.size(); ++i)
    CHECK(f.storage.history().at(ids[i]).back().position <
          f.storage.history().at(ids[i - 1]).back().position);
  CHECK(f.scheduler->counts().open_executions == 1);
}

TEST_CASE("a command to an execution that a start has not come to finds what it waits for") {
  SchedulerFixture f(in_slices());
  f.create_activity();
  f.create_machine(f.task_machine());
  for (int i = 0; i < 5; ++i)
    f.start_execution("e" + std::to_string(i));
  const auto last = f.start_execution("last");
  std::string token;
  for (int i = 0; i < 6; ++i)
    token = f.ask(poll()).task_token;
  f.advance(1s);
  f.storage.crash();
  SUBCASE("from the checkpoint") {}
  SUBCASE("without one") {
    f.storage.lose_checkpoint();
  }
  f.start();
  const auto answer = f.submit(TaskSuccessRequest{token, Payload("1")});
  const auto stop = f.submit(StopExecutionRequest{f.execution_named("e4"), {}});
  f.run_once();
  f.run_once();
  CHECK(f.error(f.take_answer(answer)).empty());
  CHECK(f.error(f.take_answer(stop)).empty());
  CHECK(f.status(last) == ExecutionStatus::Succeeded);
  CHECK(f.scheduler->counts().restoring);
  f.run();
  CHECK(f.scheduler->counts().open_executions == 4);
}

TEST_CASE("a poll that comes while a start reads is given the task that has waited longest") {
  SchedulerFixture f(in_slices());
  f.create_activity();
  f.create_machine(f.task_machine());
  const auto old = f.start_execution("old");
  for (int i = 0; i < 4; ++i) {
    f.clock.advance(1s);
    f.start_execution("e" + std::to_string(i));
  }
  f.advance(1s);
  f.crash_and_start();
  f.submit(StopExecutionRequest{f.execution_named("e3"), {}});
  f.submit(f.start_request("new"));
  const auto ticket = f.submit(poll());
  f.run_once();
  CHECK_FALSE(f.answered(ticket));
  f.run();
  CHECK(std::get<TaskHandedOut>(f.take_answer(ticket).reply).execution == old);
  CHECK(f.scheduler->counts().queued_tasks == 4);
}

TEST_CASE("without a checkpoint a start that dies halfway leaves none, and the next one folds all again") {
  SchedulerFixture f(in_slices());
  f.create_machine(kWait);
  for (int i = 0; i < 5; ++i)
    f.start_execution("e" + std::to_string(i), seconds(10));
  f.storage.crash();
  f.storage.lose_checkpoint();
  f.start();
  for (int batches = 0; batches < 3; ++batches) {
    f.clock.advance(1s);
    f.run_once();
  }
  CHECK_FALSE(f.storage.pending().empty());
  CHECK_FALSE(f.storage.checkpoint());
  f.crash_and_start();
  f.advance(1s);
  CHECK(f.scheduler->take_recovery()->folded == 5);
  CHECK(f.storage.checkpoint() == f.storage.last_position());
  CHECK(f.storage.pending().size() == 10);
  f.advance(10s);
  CHECK(f.scheduler->counts().open_executions == 0);
}

TEST_CASE(
    "a machine that is deleted while a start reads is gone when nothing of it is open, and not before") {
  SchedulerFixture f(in_slices());
  f.create_machine(kWait);
  f.create_machine(kWait, "idle");
  for (int i = 0; i < 3; ++i)
    f.start_execution("e" + std::to_string(i), seconds(10));
  f.advance(1s);
  f.crash_and_start();
  f.submit(RegistryCommand(DeleteStateMachine{f.named("m")}));
  f.submit(RegistryCommand(DeleteStateMachine{f.named("idle")}));
  f.submit(StopExecutionRequest{f.execution_named("e0"), {}});
  f.run();
  CHECK(f.error(f.ask(f.start_request("e", "{}", "idle"))) == "StateMachineDoesNotExist");
  CHECK(f.error(f.ask(f.start_request("e"))) == "StateMachineDeleting");
  f.advance(10s);
  CHECK(f.error(f.ask(f.start_request("e"))) == "StateMachineDoesNotExist");
}

TEST_CASE("what a start has restored stays when a batch can't be stored") {
  SchedulerFixture f(in_slices());
  f.create_machine(kWait);
  for (int i = 0; i < 3; ++i)
    f.start_execution("e" + std::to_string(i), seconds(10));
  f.storage.crash();
  SUBCASE("from the checkpoint") {}
  SUBCASE("without one") {
    f.storage.lose_checkpoint();
  }
  f.start();
  for (int i = 0; i < 12; ++i) {
    f.storage.inject(test::MemoryStorage::Fault::KnownFailure);
    f.submit(f.start_request("n" + std::to_string(i), seconds(10)));
    f.run_once();
    f.storage.clear_faults();
    f.advance(250ms);
  }
  f.advance(10s);
  CHECK(f.scheduler->counts().open_executions == 0);
  CHECK(f.scheduler->take_recovery());
}

TEST_CASE("an entry of an execution that is not open is dropped at the end of a start") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto id = f.start_execution("e", seconds(1));
  f.advance(1min);
  Batch stray;
  stray.checkpoint = Checkpoint{.reflects = f.storage.checkpoint()};
  stray.checkpoint->put.push_back({.execution = id, .key = {PendingKind::Wait, Seq(2)}});
  f.storage.append(stray);
  f.crash_and_start();
  f.advance(1s);
  CHECK(f.scheduler->counts().timers == 0);
  CHECK(f.storage.pending().empty());
}

TEST_CASE("a wall clock that is set while a start reads moves no delay") {
  SchedulerFixture f(in_slices());
  f.create_machine(kWait);
  std::vector<ExecutionId> ids;
  for (int i = 0; i < 3; ++i)
    ids.push_back(f.start_execution("e" + std::to_string(i), seconds(60)));
  f.storage.crash();
  SUBCASE("from the checkpoint") {}
  SUBCASE("without one") {
    f.storage.lose_checkpoint();
  }
  f.start();
  f.run_once();
  f.clock.set_wall(f.clock.now().wall + 1h);
  f.advance(59s);
  for (const ExecutionId id : ids)
    CHECK(f.status(id) == ExecutionStatus::Running);
  f.advance(1s);
  for (const ExecutionId id : ids)
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a start that can't read on for a while restores nothing twice") {
  SchedulerSettings settings;
  settings.start_rows_max = 0;
  SchedulerFixture f(settings);
  f.create_machine(kWait);
  for (int i = 0; i < 3; ++i)
    f.start_execution("e" + std::to_string(i), seconds(10));
  f.advance(1s);
  f.crash_and_start();
  f.storage.fail_reads(4, 1, StorageError::Kind::KnownFailure);
  f.run_once();
  REQUIRE(f.storage.reads_failed() == 1);
  CHECK(f.scheduler->counts().timers == 0);
  f.advance(1s);
  CHECK(f.scheduler->take_recovery()->timers == 6);
  CHECK(f.scheduler->counts().timers == 6);
  f.advance(10s);
  CHECK(f.scheduler->counts().timers == 0);
  CHECK(f.scheduler->counts().open_executions == 0);
}

TEST_CASE("a wall clock that is set before a start can read an execution moves none of its delays") {
  SchedulerFixture f(in_slices());
  f.create_machine(kWait);
  const auto id = f.start_execution("e", seconds(60));
  f.storage.crash();
  f.storage.lose_checkpoint();
  f.start();
  f.loader->fail_next();
  f.run();
  REQUIRE(f.scheduler->counts().quarantined == 1);
  SUBCASE("forward") {
    f.clock.set_wall(f.clock.now().wall + 1h);
  }
  SUBCASE("back") {
    f.clock.set_wall(f.clock.now().wall - 2h);
  }
  f.advance(60s - 1ms);
  CHECK(f.scheduler->counts().quarantined == 0);
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.advance(1ms);
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}
