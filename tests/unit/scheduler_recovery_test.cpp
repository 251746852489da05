// Time, restarts, and the checkpoint.
#include <doctest/doctest.h>

#include "engine/scheduler/scheduler.h"
#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::ManualClock;
using sfn::test::MemoryStorage;
using sfn::test::SchedulerFixture;

namespace {

const std::string kWait = R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":10,"End":true}}})";
const std::string kTimestamp =
    R"({"StartAt":"W","States":{"W":{"Type":"Wait","Timestamp":"2026-01-01T01:00:00Z","End":true}}})";
const std::string kDeadline =
    R"({"StartAt":"W","TimeoutSeconds":10,"States":{"W":{"Type":"Wait","Seconds":60,"End":true}}})";

}  // namespace

TEST_CASE("a wait ends at its deadline, not a millisecond before it") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto id = f.start_execution("e");
  f.advance(10s - 1ms);
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.advance(1ms);
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a delay follows elapsed time, whatever happens to the wall clock") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto id = f.start_execution("e");
  SUBCASE("set forward") {
    f.clock.set_wall(ManualClock::kStart + 24h);
  }
  SUBCASE("set back") {
    f.clock.set_wall(ManualClock::kStart - 24h);
  }
  f.advance(10s - 1ms);
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.advance(1ms);
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a delay that begins after the wall clock was set back is not longer for it") {
  SchedulerFixture f;
  f.create_machine(R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":10,"Next":"V"},
      "V":{"Type":"Wait","Seconds":10,"End":true}}})");
  const auto id = f.start_execution("e");
  f.clock.set_wall(ManualClock::kStart - 24h);
  f.advance(20s);
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a timestamp follows the wall clock") {
  SchedulerFixture f;
  f.create_machine(kTimestamp);
  const auto id = f.start_execution("e");
  f.clock.set_wall(ManualClock::kStart + 1h - 1ms);
  f.run();
  CHECK(f.status(id) == ExecutionStatus::Running);
  CHECK(*f.scheduler->next_deadline() <= f.clock.now().elapsed + 1s);
  f.clock.set_wall(ManualClock::kStart + 1h);
  f.run_once();
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("what came due while the server was down fires at its start, once, by the stored deadline") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto id = f.start_execution("e");
  SUBCASE("with a checkpoint") {
    f.advance(1s);
  }
  SUBCASE("without one") {}
  f.storage.crash();
  f.clock.restart_elapsed(ElapsedPoint(1ms));
  SUBCASE("over") {
    f.clock.advance(1h);
    f.start();
    CHECK(f.recovery.open_executions == 1);
    CHECK(f.recovery.timers == 2);
    f.run();
    CHECK(f.count(id, "WaitStateExited") == 1);
    f.crash_and_start();
    f.advance(1h);
    CHECK(f.count(id, "WaitStateExited") == 1);
  }
  SUBCASE("not yet over") {
    f.clock.advance(3s);
    f.start();
    const auto left = ManualClock::kStart + 10s - f.clock.now().wall;
    f.advance(left - 1ms);
    CHECK(f.status(id) == ExecutionStatus::Running);
    f.advance(1ms);
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
  }
}

TEST_CASE("an execution that ran into its time-out while the server was down stops at its deadline") {
  SchedulerFixture f;
  f.create_machine(kDeadline);
  const auto id = f.start_execution("e");
  f.storage.crash();
  f.clock.advance(2min);
  f.start();
  f.run();
  CHECK(f.status(id) == ExecutionStatus::TimedOut);
  CHECK(f.storage.executions().at(id).closed_at == ManualClock::kStart + 10s);
}

TEST_CASE("due timers leave half of each batch to the callers") {
  SchedulerSettings settings;
  settings.batch_rows_max = 40;
  SchedulerFixture f(settings);
  f.create_machine(kWait);
  for (int i = 0; i < 40; ++i)
    f.start_execution("e" + std::to_string(i));
  f.clock.advance(10s);
  const auto start = f.submit(f.start_request("new"));
  f.run_once();
  CHECK(f.error(f.take_answer(start)).empty());
  CHECK(f.scheduler->counts().open_executions > 20);
  f.run();
  CHECK(f.scheduler->counts().open_executions == 1);
}

TEST_CASE("the checkpoint follows within its interval and is exactly what is pending") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.run();
  const auto id = f.start_execution("e");
  CHECK(f.storage.pending().empty());
  f.advance(250ms);
  CHECK(f.storage.pending().size() == 2);  // the wait and the execution's own deadline
  CHECK(f.storage.pending().contains({id, {PendingKind::Wait, Seq(2)}}));
  CHECK(f.storage.checkpoint() == f.storage.last_position());
  const auto appends = f.storage.appends();
  f.advance(5s);
  CHECK(f.storage.appends() == appends);  // nothing has changed
  f.advance(10s);
  CHECK(f.storage.pending().empty());
}

TEST_CASE("a start folds only what was touched after the checkpoint, and without one all that is open") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.start_execution("before");
  f.advance(250ms);
  const auto after = f.start_execution("after");
  f.storage.crash();
  SUBCASE("checkpoint") {
    f.start();
    CHECK(f.recovery.folded == 1);
  }
  SUBCASE("none") {
    f.storage.lose_checkpoint();
    f.start();
    CHECK(f.recovery.folded == 2);
    CHECK(f.storage.pending().size() == 4);  // written anew by the start
  }
  CHECK(f.recovery.open_executions == 2);
  CHECK_FALSE(f.recovery.clean);
  f.advance(10s);
  CHECK(f.status(after) == ExecutionStatus::Succeeded);
  CHECK(f.scheduler->counts().open_executions == 0);
}

TEST_CASE("an orderly end leaves a checkpoint that covers everything") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.start_execution("e");
  f.scheduler->close();
  f.start();
  CHECK(f.recovery.clean);
  CHECK(f.recovery.folded == 0);
  f.advance(10s);
  CHECK(f.scheduler->counts().open_executions == 0);
}

TEST_CASE("an execution that cannot be folded is set aside, and the rest is served") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto bad = f.start_execution("bad");
  const auto good = f.start_execution("good");
  const auto kept = f.storage.history().at(bad);
  f.storage.history().at(bad)[1].row.type = "NoSuchEvent";
  f.crash_and_start();
  CHECK(f.recovery.quarantined == 1);
  CHECK(f.storage.quarantine().contains(bad));
  CHECK(f.error(f.ask(StopExecutionRequest{f.execution_named("bad"), {}})) == "InternalFailure");
  f.advance(10s);
  CHECK(f.status(good) == ExecutionStatus::Succeeded);
  CHECK(f.status(bad) == ExecutionStatus::Running);

  SUBCASE("released in vain, it stays set aside") {
    CHECK(f.error(f.ask(ReleaseQuarantineRequest{f.execution_named("bad")})) == "InternalFailure");
    CHECK(f.storage.quarantine().contains(bad));
    return;
  }
  // A version that understands the row finishes it, though the checkpoint has nothing of it.
  f.storage.history().at(bad) = kept;
  SUBCASE("released, it goes on") {
    CHECK(f.error(f.ask(ReleaseQuarantineRequest{f.execution_named("bad")})).empty());
  }
  SUBCASE("a start tries again") {
    f.crash_and_start();
  }
  f.run();
  CHECK(f.status(bad) == ExecutionStatus::Succeeded);
  CHECK(f.storage.quarantine().empty());
}

TEST_CASE(
    "an execution that closed after the checkpoint is no trouble to a start, though its machine is gone") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.start_execution("e");
  f.advance(1s);
  f.ask(RegistryCommand(DeleteStateMachine{f.named("m")}));
  f.submit(StopExecutionRequest{f.execution_named("e"), {}});
  f.run_once();
  f.crash_and_start();
  CHECK(f.recovery.folded == 1);
  CHECK(f.recovery.quarantined == 0);
}

TEST_CASE("a machine that is DELETING with nothing open is gone after a start") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.storage.registry().push_back(f.storage.registry().back());
  auto& row = f.storage.registry().back();
  row.row = encode(RegistryEvent{f.clock.now().wall, StateMachineDeletionStarted{StateMachineId(1)}});
  f.crash_and_start();
  CHECK(f.storage.registry().back().row.type == "StateMachineDeleted");
  CHECK(f.error(f.ask(f.start_request("e"))) == "StateMachineDoesNotExist");
}

TEST_CASE("ids continue above the stored counters after a restart, though the highest rows are gone") {
  SchedulerFixture f;
  f.create_machine(R"({"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}})");
  const auto id = f.start_execution("e");
  f.storage.crash();
  f.storage.history().erase(id);  // retention
  f.start();
  CHECK(f.start_execution("e2") > id);
}

TEST_CASE("journal rows of a machine that lost power are gone, and their ids are not drawn for two calls") {
  SchedulerFixture f;
  f.create_activity();
  f.run();
  f.submit(JournalRequest{}, "ListActivities");
  f.run();
  f.storage.power_loss(0);
  f.start();
  f.submit(JournalRequest{}, "ListActivities");
  f.run();
  std::set<CallId> ids;
  for (const ApiCall& call : f.storage.calls())
    CHECK(ids.insert(call.id).second);
}
