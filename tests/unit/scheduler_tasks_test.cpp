// Activity tasks: polls, hand-outs and what becomes of them, answers, tokens, heartbeats, time-outs.
#include <doctest/doctest.h>

#include "engine/scheduler/scheduler.h"
#include "engine/scheduler/task_token.h"
#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::MemoryStorage;
using sfn::test::SchedulerFixture;

namespace {

const PollActivityRequest kPoll{SchedulerFixture::named("a"), "worker"};

SchedulerFixture& with_task(SchedulerFixture& f, const std::string& members = "") {
  f.create_activity();
  f.create_machine(SchedulerFixture::task_machine(members));
  return f;
}

const TaskHandedOut& task_of(const Answer& answer) {
  REQUIRE_MESSAGE(std::holds_alternative<TaskHandedOut>(answer.reply), "the poll has a task");
  return std::get<TaskHandedOut>(answer.reply);
}

TaskDeliveryRequest delivery(const Answer& answer, bool flushed) {
  const auto& task = task_of(answer);
  return {task.execution, task.task, task.nonce, flushed};
}

std::size_t rows_of(const SchedulerFixture& f, std::uint64_t ticket) {
  std::size_t rows = 0;
  for (const ApiCall& call : f.storage.calls())
    rows += call.request_id == "request-" + std::to_string(ticket);
  return rows;
}

}  // namespace

TEST_CASE(
    "a poll that waits gets the task in the batch that schedules it; a task that waits goes to the next "
    "poll") {
  SchedulerFixture f;
  with_task(f);
  const auto waiting = f.submit(kPoll);
  f.run();
  CHECK_FALSE(f.answered(waiting));
  CHECK(f.scheduler->counts().parked_polls == 1);
  const auto start = f.submit(f.start_request("first", R"({"n":1})"));
  f.run_once();
  const Answer first = f.take_answer(waiting);
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(start).reply).execution;
  CHECK(task_of(first).execution == id);
  CHECK(task_of(first).input.text() == R"({"n":1})");
  CHECK(rows_of(f, waiting) == 1);
  CHECK(f.storage.history().at(id).back().row.type == "ActivityStarted");

  f.start_execution("second");
  f.start_execution("third");
  CHECK(f.scheduler->counts().queued_tasks == 2);
  CHECK(task_of(f.ask(kPoll)).execution ==
        f.storage.find_execution(f.execution_named("second").scope, "m", "second")->id);
  CHECK(f.error(f.ask(TaskSuccessRequest{first.task_token, Payload("5")})).empty());
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE(
    "an empty poll is answered when its time is over, and its row comes back to be written or counted") {
  SchedulerFixture f;
  with_task(f);
  const auto poll = f.submit(kPoll);
  f.advance(55s - 1ms);
  CHECK_FALSE(f.answered(poll));
  CHECK(rows_of(f, poll) == 0);
  f.advance(1ms);
  const Answer answer = f.take_answer(poll);
  CHECK(std::holds_alternative<Done>(answer.reply));
  REQUIRE(answer.call.has_value());
  CHECK(answer.call->duration_us == 55'000'000);
  CHECK(rows_of(f, poll) == 0);
}

TEST_CASE("a refused call is journaled with the form of its request that has the payloads") {
  SchedulerFixture f;
  Submission refused{.ticket = 900, .request = TaskSuccessRequest{"nonsense", Payload("5")}};
  refused.call.emplace().request = "{}";
  refused.request_if_refused = [] { return std::string(R"({"output":"5"})"); };
  std::size_t taken = 0;
  static_cast<void>(f.scheduler->run_batch({&refused, 1}, &taken));
  CHECK(f.storage.calls().back().request == R"({"output":"5"})");
  CHECK(f.storage.calls().back().error == "InvalidToken");
}

TEST_CASE("a client that hung up is skipped, even when its leaving is noticed in the batch of the task") {
  SchedulerFixture f;
  with_task(f);
  const auto gone = f.submit(kPoll);
  const auto here = f.submit(kPoll);
  f.run();
  const auto start = f.submit(f.start_request("e"));
  f.submit(CancelPollRequest{gone});
  f.run_once();
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(start).reply).execution;
  CHECK_FALSE(f.answered(gone));
  CHECK(rows_of(f, gone) == 1);
  CHECK(task_of(f.take_answer(here)).execution == id);
  CHECK(f.count(id, "ActivityStarted") == 1);
}

TEST_CASE("one poller more than the limit is refused, and one of another activity is not") {
  SchedulerSettings settings;
  settings.limits.pollers_max = 2;
  SchedulerFixture f(settings);
  with_task(f);
  f.create_activity("b");
  f.submit(kPoll);
  f.submit(kPoll);
  const auto third = f.submit(kPoll);
  const auto other = f.submit(PollActivityRequest{f.named("b"), {}});
  f.run();
  CHECK(std::get<ApiError>(f.take_answer(third).reply).type == "ActivityWorkerLimitExceeded");
  CHECK_FALSE(f.answered(other));
  CHECK(f.error(f.ask(PollActivityRequest{f.named("c"), {}})) == "ActivityDoesNotExist");
  CHECK(f.scheduler->release_polls().size() == 3);
}

TEST_CASE(
    "a hand-out that did not arrive goes to the head of the queue, under a new nonce, without a second "
    "event") {
  SchedulerFixture f;
  with_task(f);
  const auto first = f.start_execution("first");
  const auto second = f.start_execution("second");
  const Answer lost = f.ask(kPoll);
  CHECK(task_of(lost).execution == first);
  f.ask(delivery(lost, false));
  CHECK(f.count(first, "ActivityHandOutReturned") == 1);
  const Answer again = f.ask(kPoll);
  CHECK(task_of(again).execution == first);
  CHECK(task_of(again).nonce != task_of(lost).nonce);
  CHECK(f.count(first, "ActivityStarted") == 1);
  CHECK(f.count(first, "ActivityHandedOutAgain") == 1);
  CHECK(task_of(f.ask(kPoll)).execution == second);
  // A late report about the first hand-out changes nothing.
  f.ask(delivery(lost, false));
  CHECK(f.scheduler->counts().queued_tasks == 0);

  SUBCASE("the first token is valid, too") {
    CHECK(f.error(f.ask(TaskSuccessRequest{lost.task_token, Payload("1")})).empty());
    CHECK(f.error(f.ask(TaskSuccessRequest{again.task_token, Payload("2")})) == "TaskTimedOut");
  }
  SUBCASE("the second one works") {
    CHECK(f.error(f.ask(TaskSuccessRequest{again.task_token, Payload("2")})).empty());
  }
  CHECK(f.count(first, "ActivitySucceeded") == 1);
}

TEST_CASE("after a crash a task is offered again exactly if nobody has noted that its worker got it") {
  SchedulerFixture f;
  with_task(f);
  const auto noted = f.start_execution("noted");
  const auto unknown = f.start_execution("unknown");
  const auto queued = f.start_execution("queued");
  const Answer delivered = f.ask(kPoll);
  const Answer other = f.ask(kPoll);
  f.ask(delivery(delivered, true));
  f.advance(250ms);  // the checkpoint has the note
  f.crash_and_start();
  CHECK(f.scheduler->counts().queued_tasks == 2);
  const Answer again = f.ask(kPoll);
  CHECK(task_of(again).execution == unknown);
  CHECK(f.count(unknown, "ActivityHandedOutAgain") == 1);
  CHECK(task_of(f.ask(kPoll)).execution == queued);
  CHECK(f.error(f.ask(TaskSuccessRequest{delivered.task_token, Payload("1")})).empty());
  CHECK(f.error(f.ask(TaskSuccessRequest{other.task_token, Payload("1")})).empty());
  CHECK(f.error(f.ask(TaskSuccessRequest{again.task_token, Payload("2")})) == "TaskTimedOut");
  CHECK(f.status(noted) == ExecutionStatus::Succeeded);
  CHECK(f.status(unknown) == ExecutionStatus::Succeeded);
}

TEST_CASE("a task that is offered again and answered under its old token is not handed out") {
  SchedulerFixture f;
  with_task(f);
  f.start_execution("e");
  const Answer answer = f.ask(kPoll);
  f.crash_and_start();
  CHECK(f.error(f.ask(TaskSuccessRequest{answer.task_token, Payload("1")})).empty());
  CHECK(f.scheduler->counts().queued_tasks == 0);
}

TEST_CASE("the queue keeps its order over a restart, from the checkpoint and from the log alone") {
  SchedulerFixture f;
  with_task(f);
  std::vector<ExecutionId> order;
  for (const char* name : {"a", "b", "c", "d"}) {
    order.push_back(f.start_execution(name));
    f.clock.advance(1ms);
  }
  const Answer returned = f.ask(kPoll);  // "a" comes back, so it is first again
  f.ask(delivery(returned, false));
  f.advance(250ms);
  SUBCASE("checkpoint") {}
  SUBCASE("log") {
    f.storage.lose_checkpoint();
  }
  f.crash_and_start();
  for (const ExecutionId id : order)
    CHECK(task_of(f.ask(kPoll)).execution == id);
}

TEST_CASE("a hand-out whose commit failed leaves the task at the head of its queue") {
  SchedulerFixture f;
  with_task(f);
  const auto first = f.start_execution("first");
  f.start_execution("second");
  f.run();
  f.storage.inject(MemoryStorage::Fault::KnownFailure);
  const auto poll = f.submit(kPoll);
  f.run_once();
  CHECK(f.error(f.take_answer(poll)) == "InternalFailure");
  f.clock.advance(200ms);
  CHECK(task_of(f.ask(kPoll)).execution == first);
  CHECK(rows_of(f, poll) == 1);
}

TEST_CASE("tokens: altered, of a task that has ended, of an execution that is unknown") {
  SchedulerFixture f;
  with_task(f);
  f.start_execution("e");
  const Answer task = f.ask(kPoll);
  std::string altered = task.task_token;
  altered[10] = altered[10] == 'A' ? 'B' : 'A';
  CHECK(std::get<ApiError>(f.ask(TaskHeartbeatRequest{altered}).reply) ==
        ApiError{"InvalidToken", "Invalid Token: 'Invalid token'"});
  CHECK(f.error(f.ask(TaskFailureRequest{task.task_token, "E", "because"})).empty());
  const ApiError gone{"TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"};
  CHECK(std::get<ApiError>(f.ask(TaskSuccessRequest{task.task_token, Payload("1")}).reply) == gone);
  CHECK(std::get<ApiError>(f.ask(TaskHeartbeatRequest{task.task_token}).reply) == gone);
}

TEST_CASE("two answers to one task in a batch: the first is taken") {
  SchedulerFixture f;
  with_task(f);
  const auto id = f.start_execution("e");
  const Answer task = f.ask(kPoll);
  const auto failure = f.submit(TaskFailureRequest{task.task_token, "E", {}});
  const auto success = f.submit(TaskSuccessRequest{task.task_token, Payload("1")});
  f.run_once();
  CHECK(f.error(f.take_answer(failure)).empty());
  CHECK(f.error(f.take_answer(success)) == "TaskTimedOut");
  CHECK(f.status(id) == ExecutionStatus::Failed);
}

TEST_CASE("heartbeats hold off the time-out, write no history row, and the first missed one ends the task") {
  SchedulerFixture f;
  with_task(f, R"("HeartbeatSeconds":10,)");
  const auto id = f.start_execution("e");
  const Answer task = f.ask(kPoll);
  const auto rows = f.types(id).size();
  for (int i = 0; i < 5; ++i) {
    f.advance(9s);
    CHECK(f.error(f.ask(TaskHeartbeatRequest{task.task_token})).empty());
  }
  CHECK(f.types(id).size() == rows);
  f.advance(10s - 1ms);
  CHECK(f.count(id, "ActivityTimedOut") == 0);
  f.advance(1ms);
  CHECK(f.count(id, "ActivityTimedOut") == 1);
  CHECK(f.error(f.ask(TaskHeartbeatRequest{task.task_token})) == "TaskTimedOut");
}

TEST_CASE("after a start each heartbeat interval begins anew, however long the server was down") {
  SchedulerFixture f;
  with_task(f, R"("HeartbeatSeconds":10,)");
  const auto id = f.start_execution("e");
  const Answer task = f.ask(kPoll);
  f.advance(9s);
  f.storage.crash();
  f.clock.advance(1h);
  f.start();
  f.advance(10s - 1ms);
  CHECK(f.error(f.ask(TaskHeartbeatRequest{task.task_token})).empty());
  f.advance(10s);
  CHECK(f.count(id, "ActivityTimedOut") == 1);
}

TEST_CASE("a task that times out while the server is down fails on start, and once") {
  SchedulerFixture f;
  with_task(f, R"("TimeoutSeconds":60,)");
  const auto id = f.start_execution("e");
  const Answer task = f.ask(kPoll);
  f.storage.crash();
  f.clock.advance(1h);
  f.start();
  CHECK(f.error(f.ask(TaskSuccessRequest{task.task_token, Payload("1")})) == "TaskTimedOut");
  CHECK(f.count(id, "ActivityTimedOut") == 1);
  f.crash_and_start();
  f.advance(1h);
  CHECK(f.count(id, "ActivityTimedOut") == 1);
  CHECK(f.status(id) == ExecutionStatus::Failed);
}

TEST_CASE("a task whose activity is deleted waits on in a queue that nobody can poll") {
  SchedulerFixture f;
  with_task(f);
  const auto id = f.start_execution("e");
  f.ask(RegistryCommand(DeleteActivity{f.named("a")}));
  CHECK(f.error(f.ask(kPoll)) == "ActivityDoesNotExist");
  f.create_activity();
  const auto poll = f.submit(kPoll);
  f.run();
  CHECK_FALSE(f.answered(poll));
  CHECK(f.status(id) == ExecutionStatus::Running);
}
