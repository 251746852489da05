// What retention may remove, and the housekeeping after it.
#include <doctest/doctest.h>

#include "engine/scheduler/purge.h"
#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::SchedulerFixture;

namespace {

const std::string kPass = R"({"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}})";
const std::string kWait = R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":10,"End":true}}})";

constexpr TimePoint kClosed{Millis(1'000)};

// An execution that may go.
PurgeFacts old_facts() {
  ExecutionRecord record{.id = ExecutionId(1), .name = "e"};
  record.status = ExecutionStatus::Succeeded;
  record.closed_at = kClosed;
  return {.record = record, .newest_row = Position(50)};
}

std::int64_t purge(SchedulerFixture& f, std::vector<ExecutionId> ids, CallId calls_below = {}) {
  const Answer answer = f.ask(PurgeRequest{.cause = "purge",
                                           .executions = std::move(ids),
                                           .closed_before = f.clock.now().wall,
                                           .calls_below = calls_below});
  return std::get<PurgedReply>(answer.reply).executions;
}

void tidy_all(SchedulerFixture& f) {
  for (int i = 0; i < 100; ++i) {
    f.scheduler->tidy();
    f.clock.advance(1s);
  }
}

}  // namespace

TEST_CASE("an execution may go when it has closed by the time that was asked for, not a millisecond later") {
  CHECK(removable(old_facts(), kClosed, Position(50)));
  CHECK(!removable(old_facts(), kClosed - 1ms, Position(50)));
}

TEST_CASE("an execution stays while anything refers to it or needs its rows") {
  const auto stays = [](auto change) {
    PurgeFacts facts = old_facts();
    change(facts);
    return !removable(facts, kClosed, Position(50));
  };
  CHECK(stays([](PurgeFacts& f) { f.record.reset(); }));
  CHECK(stays([](PurgeFacts& f) { f.record->closed_at.reset(); }));
  CHECK(stays([](PurgeFacts& f) { f.waits = true; }));
  CHECK(stays([](PurgeFacts& f) { f.has_children = true; }));
  CHECK(stays([](PurgeFacts& f) { f.parent_runs = true; }));
  CHECK_MESSAGE(stays([](PurgeFacts& f) { f.newest_row = Position(51); }), "above the checkpoint");
}

TEST_CASE("a purge removes what has closed and leaves what runs, whatever it is asked for") {
  SchedulerFixture f;
  f.create_machine(kPass, "p");
  f.create_machine(kWait, "m");
  const auto closed = std::get<ExecutionStartedReply>(f.ask(f.start_request("e", "{}", "p")).reply).execution;
  const auto running = f.start_execution("r");
  f.advance(1s);
  CHECK(purge(f, {closed, running, ExecutionId(900)}) == 1);
  CHECK(!f.storage.executions().contains(closed));
  CHECK(f.storage.purges().back().executions == std::vector{closed});
  CHECK_MESSAGE(f.storage.history().contains(closed), "its rows follow in small steps");
  CHECK(f.error(f.ask(StopExecutionRequest{f.execution_named("e", "p"), {}})) == "ExecutionDoesNotExist");

  tidy_all(f);
  CHECK(!f.storage.history().contains(closed));
  CHECK(f.storage.leftovers().empty());
  f.advance(10s);
  CHECK(f.status(running) == ExecutionStatus::Succeeded);
  CHECK_MESSAGE(purge(f, {closed}) == 0, "removed once");
}

TEST_CASE(
    "the rows of the newest execution stay until the checkpoint has them, which the purge brings about") {
  SchedulerFixture f;
  f.create_machine(kPass);
  f.advance(1s);
  f.start_execution("takes the checkpoint along");
  const auto id = f.start_execution("e");
  REQUIRE(f.storage.checkpoint() < f.storage.history().at(id).back().position);
  const Answer answer = f.ask(PurgeRequest{
      .cause = "purge", .executions = {id}, .closed_before = f.clock.now().wall, .calls_below = {}});
  CHECK(std::get<PurgedReply>(answer.reply).executions == 0);
  CHECK(std::get<PurgedReply>(answer.reply).postponed == 1);
  CHECK_MESSAGE(purge(f, {id}) == 1, "the clock stands still: the checkpoint did not wait for its time");
}

TEST_CASE("ids and positions go on after everything was removed and the server was killed") {
  SchedulerFixture f;
  f.create_machine(kPass);
  const auto first = f.start_execution("e");
  f.advance(1s);
  const Position before = f.storage.last_position();
  CHECK(purge(f, {first}) == 1);
  tidy_all(f);
  f.crash_and_start();
  const auto second = f.start_execution("f");
  CHECK(first < second);
  CHECK(before < f.storage.history().at(second).front().position);
}

TEST_CASE("journal rows go up to the call that was named, and never one that is not written yet") {
  SchedulerFixture f;
  f.create_machine(kPass);
  for (int i = 0; i < 5; ++i)
    f.start_execution("e" + std::to_string(i));
  const CallId middle = f.storage.calls().at(3).id;
  purge(f, {}, middle);
  tidy_all(f);
  CHECK(f.storage.calls().front().id == middle);

  purge(f, {}, CallId(1'000'000'000));
  f.start_execution("later");
  tidy_all(f);
  CHECK(f.storage.calls().size() >= 1);
  CHECK(f.storage.calls().back().operation == "Test");
}

TEST_CASE("steps of housekeeping shrink when they take long, grow when they are short, and stay in bounds") {
  const TidyLimits limits{.rows = 200, .pages = 16};
  CHECK(next_limits(limits, 5ms).rows == 100);
  CHECK(next_limits(limits, 4ms).rows == 200);
  CHECK(next_limits(limits, 1ms).pages == 32);
  TidyLimits slow = limits;
  TidyLimits fast = limits;
  for (int i = 0; i < 30; ++i) {
    slow = next_limits(slow, 1h);
    fast = next_limits(fast, 0ms);
  }
  CHECK(slow.rows >= 1);
  CHECK(slow.pages >= 1);
  CHECK(fast.rows <= 10'000);
  CHECK(fast.pages * 4'096 <= 1'000'000);
}

TEST_CASE("a step that fails is tried again a second later, and nothing else is refused for it") {
  SchedulerFixture f;
  f.create_machine(kPass);
  const auto id = f.start_execution("e");
  f.advance(1s);
  CHECK(purge(f, {id}) == 1);
  f.storage.inject(sfn::test::MemoryStorage::Fault::KnownFailure);
  f.scheduler->tidy();
  CHECK(f.storage.leftovers().contains(id));
  CHECK(f.scheduler->writable());
  CHECK(f.scheduler->next_tidy() == f.clock.now().elapsed + 1s);
  f.scheduler->tidy();
  CHECK_MESSAGE(f.storage.leftovers().contains(id), "too early");
  f.clock.advance(1s);
  f.scheduler->tidy();
  CHECK(f.storage.leftovers().empty());
}
