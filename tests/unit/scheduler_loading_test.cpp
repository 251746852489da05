// Executions that have left memory, and a loader that takes its time.
#include <set>

#include <doctest/doctest.h>

#include "engine/scheduler/scheduler.h"
#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::SchedulerFixture;

namespace {

const std::string kWait = R"({"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.s","End":true}}})";

SchedulerSettings nothing_stays() {
  SchedulerSettings settings;
  settings.execution_memory_max = 1;
  return settings;
}

std::string seconds(int count) {
  return R"({"s":)" + std::to_string(count) + "}";
}

}  // namespace

TEST_CASE("an execution that has left memory wakes as if it never had, and meanwhile others are served") {
  SchedulerFixture f(nothing_stays());
  f.create_machine(kWait);
  const auto id = f.start_execution("e", seconds(10));
  CHECK(f.scheduler->counts().executions_in_memory == 0);
  f.loader->hold(true);
  f.advance(10s);
  CHECK(f.scheduler->counts().loading == 1);
  CHECK_FALSE(f.scheduler->next_deadline() == f.clock.now().elapsed);  // nothing to do but to wait
  f.start_execution("other", seconds(10));
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.loader->finish_all();
  CHECK(f.scheduler->next_deadline() <= f.clock.now().elapsed);
  f.run();
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
  CHECK(f.count(id, "WaitStateExited") == 1);
}

TEST_CASE("timers fire in order of deadline, in whatever order their executions are loaded") {
  SchedulerFixture f(nothing_stays());
  f.create_machine(kWait);
  const auto third = f.start_execution("third", seconds(3));
  const auto first = f.start_execution("first", seconds(1));
  const auto second = f.start_execution("second", seconds(2));
  f.loader->hold(true);
  f.clock.advance(1min);
  f.run();
  REQUIRE(f.loader->held() == 3);
  f.loader->finish(2);
  f.loader->finish(1);
  f.run();
  CHECK(f.status(third) == ExecutionStatus::Running);
  CHECK(f.status(second) == ExecutionStatus::Running);
  f.loader->finish();
  f.run();
  const auto closed_at = [&](ExecutionId id) { return f.storage.history().at(id).back().position; };
  CHECK(f.status(third) == ExecutionStatus::Succeeded);
  CHECK(closed_at(first) < closed_at(second));
  CHECK(closed_at(second) < closed_at(third));
}

TEST_CASE("answers to a task of an execution that is being loaded wait in their order") {
  SchedulerFixture f(nothing_stays());
  f.create_activity();
  f.create_machine(f.task_machine());
  const auto id = f.start_execution("e");
  const auto token = f.ask(PollActivityRequest{f.named("a"), std::nullopt}).task_token;
  f.loader->hold(true);
  const auto first = f.submit(TaskSuccessRequest{token, Payload("1")});
  const auto second = f.submit(TaskFailureRequest{token, "E", std::nullopt});
  f.run();
  CHECK_FALSE(f.answered(first));
  f.loader->finish_all();
  f.run();
  CHECK(f.error(f.take_answer(first)).empty());
  CHECK(f.error(f.take_answer(second)) == "TaskTimedOut");
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a poll is given the task that has waited longest, also when its execution must be loaded") {
  SchedulerFixture f(nothing_stays());
  f.create_activity();
  f.create_machine(f.task_machine());
  const auto first = f.start_execution("first");
  f.clock.advance(1s);
  f.start_execution("second");
  f.loader->hold(true);
  const auto poll = f.submit(PollActivityRequest{f.named("a"), std::nullopt});
  f.run();
  CHECK_FALSE(f.answered(poll));
  f.loader->finish_all();
  f.run();
  CHECK(std::get<TaskHandedOut>(f.take_answer(poll).reply).execution == first);
}

TEST_CASE("an execution that can't be loaded is set aside, and its callers are told") {
  SchedulerFixture f(nothing_stays());
  f.create_machine(kWait);
  const auto bad = f.start_execution("bad", seconds(10));
  const auto good = f.start_execution("good", seconds(20));
  f.loader->hold(true);
  const auto stop = f.submit(StopExecutionRequest{f.execution_named("bad"), {}});
  f.run_once();
  f.storage.history().at(bad)[1].row.type = "NoSuchEvent";
  f.loader->finish_all();
  f.loader->hold(false);
  // What is in memory is compared with the log, which can't be folded: without the fixture's checks.
  std::size_t taken = 0;
  const auto answers = f.scheduler->run_batch({}, &taken);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].ticket == stop);
  CHECK(f.error(answers[0]) == "InternalFailure");
  f.clock.advance(20s);
  for (int batches = 0; batches < 10; ++batches)
    static_cast<void>(f.scheduler->run_batch({}, &taken));
  CHECK(f.storage.quarantine().contains(bad));
  CHECK(f.status(good) == ExecutionStatus::Succeeded);
}

TEST_CASE("an execution whose log can't be read for a while is set aside, and goes on by itself") {
  SchedulerFixture f(nothing_stays());
  f.create_machine(kWait);
  const auto id = f.start_execution("e", seconds(10));
  f.loader->fail_next();
  f.advance(10s);
  CHECK(f.scheduler->counts().quarantined == 1);
  CHECK(f.storage.quarantine().at(id).reason == "injected: it can't be read");
  const Answer refused = f.ask(StopExecutionRequest{f.execution_named("e"), {}});
  CHECK(std::get<ApiError>(refused.reply).message.find("it can't be read") != std::string::npos);
  f.loader->fail_next();
  f.advance(500ms);
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.advance(500ms);
  CHECK(f.scheduler->counts().quarantined == 0);
  CHECK(f.storage.quarantine().empty());
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a repeated start of an execution that has left memory is the same start") {
  SchedulerFixture f(nothing_stays());
  f.create_machine(kWait);
  const auto id = f.start_execution("e", seconds(10));
  CHECK(f.start_execution("e", seconds(10)) == id);
  CHECK(f.error(f.ask(f.start_request("e", seconds(11)))) == "ExecutionAlreadyExists");
}

TEST_CASE(
    "a call whose batch was not stored, and whose execution then can't be loaded, has a row of its own") {
  SchedulerFixture f(nothing_stays());
  f.create_machine(kWait);
  f.start_execution("e", seconds(10));
  f.loader->hold(true);
  f.storage.inject(sfn::test::MemoryStorage::Fault::KnownFailure);
  const auto stop = f.submit(StopExecutionRequest{f.execution_named("e"), {}});
  f.submit(f.start_request("other", seconds(10)));
  f.run();
  f.advance(1s);  // the store takes writes again, and the row of the start that failed
  f.loader->fail_next();
  f.loader->finish_all();
  f.run();
  CHECK(f.error(f.take_answer(stop)) == "InternalFailure");
  std::set<CallId> ids;
  for (const ApiCall& call : f.storage.calls())
    CHECK(ids.insert(call.id).second);
}
