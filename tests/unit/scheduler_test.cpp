// Starting, stopping, batches, names, failed commits, bugs in commands, DELETING.
#include "engine/scheduler/scheduler.h"

#include <doctest/doctest.h>

#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::MemoryStorage;
using sfn::test::SchedulerFixture;

namespace {

const std::string kPass = R"({"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}})";
const std::string kWait = R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":10,"End":true}}})";
const std::string kLoop = R"({"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[
    {"Variable":"$.go","BooleanEquals":true,"Next":"C"}],"Default":"S"},"S":{"Type":"Succeed"}}})";
// The second task asks for a token at its start, so entering it draws randomness.
const std::string kTwoTasks = R"({"StartAt":"Both","States":{"Both":{"Type":"Parallel","End":true,"Branches":[
    {"StartAt":"A","States":{
      "A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:a","Next":"A2"},
      "A2":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:a2",
            "Parameters":{"t.$":"$$.Task.Token"},"End":true}}},
    {"StartAt":"B","States":{
      "B":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:a","Next":"B2"},
      "B2":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:a2",
            "Parameters":{"t.$":"$$.Task.Token"},"End":true}}}]}}})";
const std::string kWaitThenToken = R"({"StartAt":"W","States":{
    "W":{"Type":"Wait","Seconds":10,"Next":"T"},
    "T":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:a",
         "Parameters":{"t.$":"$$.Task.Token"},"End":true}}})";

const ApiCall& call_of(const SchedulerFixture& f, std::uint64_t ticket) {
  for (const ApiCall& call : f.storage.calls()) {
    if (call.request_id == "request-" + std::to_string(ticket)) return call;
  }
  FAIL("the call is in the journal");
  return f.storage.calls().front();
}

}  // namespace

TEST_CASE("an execution that need not wait is one batch: started, run, closed, journalled") {
  SchedulerFixture f;
  f.create_machine(kPass);
  const auto before = f.storage.appends();
  const auto ticket = f.submit(f.start_request("e"));
  f.run_once();
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(ticket).reply).execution;
  CHECK(f.storage.appends() == before + 1);
  CHECK(f.types(id) == std::vector<std::string>{"ExecutionStarted", "PassStateEntered", "PassStateExited",
                                                "ExecutionSucceeded"});
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
  CHECK(f.storage.executions().at(id).closing_seq == Seq(4));
  const ApiCall& call = call_of(f, ticket);
  CHECK(call.status == 200);
  for (const auto& row : f.storage.history().at(id))
    CHECK(row.call == call.id);
  CHECK(f.scheduler->counts().executions_in_memory == 0);
}

TEST_CASE("two starts with one name in one batch are one execution, or the second is refused") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto first = f.submit(f.start_request("e", R"({"a":1})"));
  const auto same = f.submit(f.start_request("e", R"({"a":1})"));
  const auto other = f.submit(f.start_request("e", R"({"a":2})"));
  f.run_once();
  const auto started = std::get<ExecutionStartedReply>(f.take_answer(first).reply);
  const auto again = std::get<ExecutionStartedReply>(f.take_answer(same).reply);
  CHECK(again.execution == started.execution);
  CHECK(again.started_at == started.started_at);
  CHECK(std::get<ApiError>(f.take_answer(other).reply) ==
        ApiError{"ExecutionAlreadyExists",
                 "Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:m:e'"});
  CHECK(f.storage.executions().size() == 1);
  CHECK(call_of(f, other).status == 400);
  CHECK(call_of(f, other).error == "ExecutionAlreadyExists");
}

TEST_CASE("a start and a closed one of its name in the same batch: the name is taken") {
  SchedulerFixture f;
  f.create_machine(kPass);
  f.submit(f.start_request("e"));
  const auto second = f.submit(f.start_request("e"));
  f.run_once();
  CHECK(f.error(f.take_answer(second)) == "ExecutionAlreadyExists");
}

TEST_CASE("a name is idempotent while its execution runs and free 90 days after it has closed") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto id = f.start_execution("e");
  f.crash_and_start();
  f.clock.advance(9s);
  CHECK(f.start_execution("e") == id);
  CHECK(f.error(f.ask(f.start_request("e", "[]"))) == "ExecutionAlreadyExists");
  f.advance(1s);
  REQUIRE(f.status(id) == ExecutionStatus::Succeeded);
  CHECK(f.error(f.ask(f.start_request("e"))) == "ExecutionAlreadyExists");
  f.clock.advance(24h * 90 - 1ms);
  CHECK(f.error(f.ask(f.start_request("e"))) == "ExecutionAlreadyExists");
  f.clock.advance(1ms);
  CHECK(f.start_execution("e") != id);
}

TEST_CASE("a start meets its namesake as its overdue timers leave it") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.start_execution("e");
  f.clock.advance(10s);  // nobody has run a batch since
  CHECK(f.error(f.ask(f.start_request("e"))) == "ExecutionAlreadyExists");
}

TEST_CASE("generated names ascend") {
  SchedulerFixture f;
  f.create_machine(kPass);
  std::string last;
  for (int i = 0; i < 3; ++i) {
    const auto reply =
        f.ask(StartExecutionRequest{.state_machine = f.named("m"), .input = Payload("{}")}).reply;
    const std::string name = std::get<ExecutionStartedReply>(reply).name;
    CHECK(last < name);
    last = name;
  }
}

TEST_CASE("the quota of open executions counts those of this batch, and a repeated start passes") {
  SchedulerSettings settings;
  settings.limits.open_executions_max = 1;
  SchedulerFixture f(settings);
  f.create_machine(kWait);
  const auto first = f.submit(f.start_request("e"));
  const auto second = f.submit(f.start_request("e2"));
  const auto again = f.submit(f.start_request("e"));
  f.run_once();
  CHECK(f.error(f.take_answer(first)).empty());
  CHECK(f.error(f.take_answer(second)) == "ExecutionLimitExceeded");
  CHECK(f.error(f.take_answer(again)).empty());
  f.advance(10s);
  CHECK(f.error(f.ask(f.start_request("e3"))).empty());
}

TEST_CASE("stopping answers when it stopped, for a closed execution too, and names one that is unknown") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto id = f.start_execution("e");
  f.clock.advance(3s);
  const StopExecutionRequest stop{f.execution_named("e"), {"E", "because"}};
  const auto stopped = std::get<ExecutionStoppedReply>(f.ask(stop).reply);
  CHECK(stopped.stopped_at == f.clock.now().wall);
  CHECK(f.status(id) == ExecutionStatus::Aborted);
  f.clock.advance(1h);
  CHECK(std::get<ExecutionStoppedReply>(f.ask(stop).reply).stopped_at == stopped.stopped_at);
  CHECK(std::get<ApiError>(f.ask(StopExecutionRequest{f.execution_named("x"), {}}).reply) ==
        ApiError{"ExecutionDoesNotExist",
                 "Execution Does Not Exist: 'arn:aws:states:us-east-1:123456789012:execution:m:x'"});
}

TEST_CASE("a start and its stop in one batch write one record, closed") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto start = f.submit(f.start_request("e"));
  f.submit(StopExecutionRequest{f.execution_named("e"), {}});
  f.run_once();
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(start).reply).execution;
  CHECK(f.status(id) == ExecutionStatus::Aborted);
  CHECK(f.scheduler->counts().open_executions == 0);
}

TEST_CASE("a command finds its execution as the overdue timers leave it, in deadline order") {
  SchedulerFixture f;
  f.create_machine(R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":10,"Next":"V"},
      "V":{"Type":"Wait","Seconds":10,"End":true}}})");
  const auto id = f.start_execution("e");
  f.clock.advance(15s);
  f.submit(StopExecutionRequest{f.execution_named("e"), {}});
  f.run_once();
  CHECK(f.types(id) == std::vector<std::string>{"ExecutionStarted", "WaitStateEntered", "WaitStateExited",
                                                "WaitStateEntered", "ExecutionAborted"});
}

TEST_CASE("a loop of Choice states is left after its slice, goes on by itself, and does not hold others up") {
  SchedulerSettings settings;
  settings.batch_rows_max = 1'000;
  SchedulerFixture f(settings);
  f.create_machine(kLoop);
  f.create_machine(kPass, "p");
  const auto loop = f.submit(f.start_request("loop", R"({"go":true})"));
  f.run_once();
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(loop).reply).execution;
  const auto rows = f.types(id).size();
  CHECK(f.status(id) == ExecutionStatus::Running);
  CHECK(f.scheduler->next_deadline() == f.clock.now().elapsed);
  const auto pass = f.submit(f.start_request("pass", "{}", "p"));
  f.run_once();
  CHECK(f.error(f.take_answer(pass)).empty());
  CHECK(f.types(id).size() > rows);
  f.crash_and_start();
  for (int i = 0; i < 200 && f.status(id) == ExecutionStatus::Running; ++i)
    f.run_once();
  CHECK(f.status(id) == ExecutionStatus::Failed);  // the history's limit
}

TEST_CASE("a batch ends at its rows, and the rest is taken by the next one") {
  SchedulerSettings settings;
  settings.batch_rows_max = 12;
  SchedulerFixture f(settings);
  f.create_machine(kPass);
  std::vector<std::uint64_t> tickets;
  for (int i = 0; i < 5; ++i)
    tickets.push_back(f.submit(f.start_request("e" + std::to_string(i))));
  f.run_once();
  CHECK(f.answered(tickets[1]));
  CHECK_FALSE(f.answered(tickets[2]));
  f.run();
  CHECK(f.answered(tickets[4]));
}

TEST_CASE("journal rows alone are committed without waiting for the disk, and nothing at all is no commit") {
  SchedulerFixture f;
  f.run();
  const auto before = f.storage.appends();
  f.run_once();
  CHECK(f.storage.appends() == before);
  f.submit(JournalRequest{}, "ListStateMachines");
  f.run_once();
  CHECK(f.storage.appends() == before + 1);
  CHECK(f.storage.batches_not_durable() == 1);
  CHECK(f.storage.calls().back().operation == "ListStateMachines");
}

TEST_CASE(
    "a commit that is known to have failed changes nothing, is answered as a failure, and is probed for") {
  SchedulerFixture f;
  f.create_machine(kWait);
  f.create_activity();
  const auto running = f.start_execution("running");
  f.run();
  f.storage.inject(MemoryStorage::Fault::KnownFailure);
  f.storage.inject(MemoryStorage::Fault::KnownFailure);  // of the first probe
  const auto start = f.submit(f.start_request("e"));
  const auto stop = f.submit(StopExecutionRequest{f.execution_named("running"), {}});
  const auto machine = f.submit(RegistryCommand(DeleteStateMachine{f.named("m")}));
  f.run_once();
  for (const auto ticket : {start, stop, machine})
    CHECK(f.error(f.take_answer(ticket)) == "InternalFailure");
  CHECK_FALSE(f.scheduler->writable());
  CHECK(f.status(running) == ExecutionStatus::Running);

  f.clock.advance(199ms);
  CHECK(f.error(f.ask(f.start_request("e"))) == "InternalFailure");
  f.clock.advance(1ms);
  CHECK(f.error(f.ask(f.start_request("e"))) == "InternalFailure");  // the probe fails, too
  f.clock.advance(200ms);
  CHECK(f.error(f.ask(f.start_request("e"))).empty());
  CHECK(f.scheduler->writable());
  f.scheduler->check_against_log();
  CHECK(call_of(f, start).status == 500);
  f.advance(10s);
  CHECK(f.status(running) == ExecutionStatus::Succeeded);
}

TEST_CASE("a machine that was created in a batch that failed is not there afterwards") {
  SchedulerFixture f;
  f.storage.inject(MemoryStorage::Fault::KnownFailure);
  const auto ticket = f.submit(RegistryCommand(CreateActivity{.name = f.named("a")}));
  f.run_once();
  CHECK(f.error(f.take_answer(ticket)) == "InternalFailure");
  f.clock.advance(200ms);
  CHECK(f.error(f.ask(PollActivityRequest{f.named("a"), {}})) == "ActivityDoesNotExist");
}

TEST_CASE("an outcome that nobody knows ends the process") {
  SchedulerFixture f;
  f.create_machine(kPass);
  f.storage.inject(MemoryStorage::Fault::UnknownOutcomeStored);
  f.submit(f.start_request("e"));
  CHECK_THROWS_AS(f.run_once(), StorageError);
}

TEST_CASE("a command that hits a bug after another of its execution has succeeded in that batch") {
  SchedulerFixture f;
  f.create_machine(kTwoTasks);
  f.create_activity();
  f.create_activity("a2");
  const auto id = f.start_execution("e");
  const Answer a = f.ask(PollActivityRequest{f.named("a"), {}});
  const Answer b = f.ask(PollActivityRequest{f.named("a"), {}});
  f.entropy.fail_after(1);
  const auto good = f.submit(TaskSuccessRequest{a.task_token, Payload("1")});
  const auto bad = f.submit(TaskSuccessRequest{b.task_token, Payload("2")});
  const auto later = f.submit(TaskHeartbeatRequest{b.task_token});
  f.run_once();
  CHECK(f.error(f.take_answer(good)).empty());
  CHECK(f.error(f.take_answer(bad)) == "InternalFailure");
  CHECK_FALSE(f.answered(later));
  CHECK(f.count(id, "ActivitySucceeded") == 1);
  f.run();
  CHECK(f.error(f.take_answer(later)).empty());
  CHECK(f.error(f.ask(TaskSuccessRequest{b.task_token, Payload("2")})).empty());
  CHECK(f.count(id, "ActivitySucceeded") == 2);
  CHECK(f.scheduler->counts().quarantined == 0);
}

TEST_CASE("a timer whose handling hits a bug three times sets its execution aside until it is released") {
  SchedulerFixture f;
  f.create_machine(kWaitThenToken);
  f.create_activity();
  const auto id = f.start_execution("e");
  f.create_machine(kWait, "w");
  const auto other = std::get<ExecutionStartedReply>(f.ask(f.start_request("e", "{}", "w")).reply).execution;
  f.entropy.fail_after(0, 3);
  f.clock.advance(10s);
  f.run();
  CHECK(f.scheduler->counts().quarantined == 1);
  CHECK(f.status(other) == ExecutionStatus::Succeeded);
  CHECK(f.count(id, "WaitStateExited") == 0);
  CHECK(f.storage.quarantine().at(id).reason->find("injected") != std::string::npos);
  const StopExecutionRequest stop{f.execution_named("e"), {}};
  CHECK(f.error(f.ask(stop)) == "InternalFailure");
  CHECK(f.error(f.ask(f.start_request("e"))) == "InternalFailure");

  SUBCASE("by hand") {
    CHECK(f.error(f.ask(ReleaseQuarantineRequest{f.execution_named("e")})).empty());
    CHECK(f.error(f.ask(ReleaseQuarantineRequest{f.execution_named("x")})) == "ExecutionDoesNotExist");
  }
  SUBCASE("by a start") {
    f.crash_and_start();
  }
  f.run();
  CHECK(f.storage.quarantine().empty());
  CHECK(f.count(id, "ActivityScheduled") == 1);
  CHECK(f.error(f.ask(stop)).empty());
}

TEST_CASE("a machine with open executions is deleted in the batch that closes the last one") {
  SchedulerFixture f;
  f.create_machine(kWait);
  const auto first = f.start_execution("first");
  const auto second = f.start_execution("second");
  CHECK(f.error(f.ask(RegistryCommand(DeleteStateMachine{f.named("m")}))).empty());
  CHECK(f.error(f.ask(f.start_request("third"))) == "StateMachineDeleting");
  f.ask(StopExecutionRequest{f.execution_named("first"), {}});
  CHECK(f.storage.registry().back().row.type == "StateMachineDeletionStarted");
  f.submit(StopExecutionRequest{f.execution_named("second"), {}});
  f.run_once();
  CHECK(f.storage.registry().back().row.type == "StateMachineDeleted");
  CHECK(f.storage.registry().back().position.value ==
        f.storage.history().at(second).back().position.value + 1);
  CHECK(f.error(f.ask(f.start_request("third"))) == "StateMachineDoesNotExist");
  CHECK(f.status(first) == ExecutionStatus::Aborted);
  // Its executions can still be named, and a new machine of the name has none of them.
  CHECK(f.error(f.ask(StopExecutionRequest{f.execution_named("first"), {}})).empty());
  f.create_machine(kWait);
  CHECK(f.error(f.ask(f.start_request("first"))).empty());
}

TEST_CASE("executions of a machine that is being deleted end at their next transition") {
  SchedulerFixture f;
  f.create_machine(kWaitThenToken);
  const auto id = f.start_execution("e");
  f.ask(RegistryCommand(DeleteStateMachine{f.named("m")}));
  f.crash_and_start();
  f.advance(10s);
  CHECK(f.status(id) == ExecutionStatus::Aborted);
  CHECK(f.storage.registry().back().row.type == "StateMachineDeleted");
}

TEST_CASE("memory is a setting: executions leave it and come back from the log") {
  SchedulerSettings settings;
  settings.execution_memory_max = 5'000;
  SchedulerFixture f(settings);
  f.create_machine(kWait);
  for (int i = 0; i < 20; ++i)
    f.start_execution("e" + std::to_string(i));
  CHECK(f.scheduler->counts().executions_in_memory < 5);
  CHECK(f.scheduler->counts().open_executions == 20);
  f.advance(10s);
  CHECK(f.scheduler->counts().open_executions == 0);
}
