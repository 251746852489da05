// Tasks that reach outside, through the scheduler: what leaves after which commit, what comes back, and what
// a crash makes of it.
#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/scheduler_fixture.h"

namespace sfn::test {
namespace {

const std::string kFunction = "arn:aws:lambda:us-east-1:123456789012:function:f";
const std::string kSend = "arn:aws:states:::sqs:sendMessage";
const std::string kCallback = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

std::string machine_with(const std::string& resource, const std::string& members = "") {
  return R"({"StartAt":"T","States":{"T":{"Type":"Task",)" + members + R"("Resource":")" + resource +
         R"(","End":true}}})";
}

SchedulerSettings with_connector(int at_once = 10) {
  SchedulerSettings settings;
  settings.route_call = [at_once](const asl::TaskState&, const Payload&) {
    return CallRoute{"test", at_once};
  };
  return settings;
}

class Calls : public SchedulerFixture {
 public:
  explicit Calls(const std::string& definition, SchedulerSettings settings = with_connector())
      : SchedulerFixture(std::move(settings)) {
    create_machine(definition);
  }

  CallStarted only_call() {
    auto effects = scheduler->take_effects();
    REQUIRE(effects.calls.size() == 1);
    return effects.calls.front();
  }
  void complete(const CallStarted& call, const std::string& output) {
    ask(CallRequest{call.execution, CompleteCall{call.task, Payload(output)}});
  }
  void fail(const CallStarted& call, const std::string& error) {
    ask(CallRequest{call.execution, FailCall{call.task, error, "why"}});
  }
  static std::string token_in(const CallStarted& call) {
    return parse_json(call.input.text(), kJsonDepthCeiling)->at("token").get<std::string>();
  }
  std::string private_of(ExecutionId id, const std::string& type) {
    for (const auto& row : storage.history().at(id)) {
      if (row.row.type == type) return row.row.details.value_or("");
    }
    return "";
  }
};

TEST_CASE("a call leaves after the commit of its Started event, and with it") {
  Calls f(machine_with(kFunction));
  f.submit(SchedulerFixture::start_request("e"));
  f.storage.inject(MemoryStorage::Fault::KnownFailure);
  f.run_once();
  CHECK(f.scheduler->take_effects().empty());
  f.clock.advance(std::chrono::seconds(1));
  const auto id = f.start_execution("e2", R"({"a":1})");
  const auto call = f.only_call();
  CHECK(call.execution == id);
  CHECK(call.resource == kFunction);
  CHECK(call.input.text() == R"({"a":1})");
  CHECK(f.types(id).back() == "LambdaFunctionStarted");
  f.complete(call, "[1]");
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
  CHECK(f.scheduler->take_effects().empty());
}

TEST_CASE("an outcome whose batch could not be stored is given again") {
  Calls f(machine_with(kFunction));
  const auto id = f.start_execution("e");
  const auto call = f.only_call();
  f.submit(CallRequest{id, CompleteCall{call.task, Payload("1")}});
  f.storage.inject(MemoryStorage::Fault::KnownFailure);
  f.run_once();
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.advance(std::chrono::seconds(1));
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a late or doubled outcome changes nothing") {
  Calls f(machine_with(kSend, R"("TimeoutSeconds":5,"Retry":[{"ErrorEquals":["States.Timeout"]}],)"));
  const auto id = f.start_execution("e");
  const auto first = f.only_call();
  f.advance(std::chrono::seconds(5));
  CHECK(f.scheduler->take_effects().cancelled == std::vector{TaskRef{id, first.task}});
  f.advance(std::chrono::seconds(1));
  const auto second = f.only_call();
  f.complete(first, "1");
  CHECK(f.status(id) == ExecutionStatus::Running);
  f.complete(second, "2");
  f.complete(second, "3");
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
  CHECK(f.count(id, "TaskSucceeded") == 1);
}

TEST_CASE("what was under way when the process died fails as unknown, and is not made again") {
  for (const std::string& resource : {kFunction, std::string("arn:aws:states:::lambda:invoke"), kSend}) {
    CAPTURE(resource);
    Calls f(machine_with(resource, R"("Parameters":{},)"));
    const auto id = f.start_execution("e");
    static_cast<void>(f.only_call());
    f.crash_and_start();
    f.run();
    CHECK(f.scheduler->take_effects().calls.empty());
    CHECK(f.status(id) == ExecutionStatus::Failed);
    const std::string details = f.private_of(id, "ExecutionFailed");
    const bool lambda = resource.find("lambda") != std::string::npos;
    CHECK(details.find(lambda ? "Lambda.Unknown" : "States.TaskFailed") != std::string::npos);
    CHECK(details.find("outcome is unknown") != std::string::npos);
  }
}

TEST_CASE("with the setting, a lost call is made again") {
  auto settings = with_connector();
  settings.repeat_lost_calls = true;
  Calls f(machine_with(kSend), settings);
  const auto id = f.start_execution("e");
  const auto first = f.only_call();
  f.crash_and_start();
  f.run();
  const auto second = f.only_call();
  CHECK(second.task == first.task);
  CHECK(f.count(id, "TaskStarted") == 1);
  f.complete(second, "1");
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
}

TEST_CASE("a call that waits for room goes out when another ends, also after a restart") {
  Calls f(machine_with(kSend), with_connector(1));
  const auto first = f.start_execution("e1");
  const auto second = f.start_execution("e2");
  const auto call = f.only_call();
  CHECK(call.execution == first);
  CHECK(f.types(second).back() == "TaskScheduled");
  CHECK(f.scheduler->counts().queued_calls == 1);
  f.complete(call, "1");
  CHECK(f.only_call().execution == second);
  const auto third = f.start_execution("e3");
  f.crash_and_start();
  f.run();
  CHECK(f.status(second) == ExecutionStatus::Failed);
  CHECK(f.only_call().execution == third);
}

TEST_CASE("a call that waits for room leaves the queue when its execution is stopped") {
  Calls f(machine_with(kSend), with_connector(1));
  f.start_execution("e1");
  f.start_execution("e2");
  const auto third = f.start_execution("e3");
  const auto call = f.only_call();
  f.ask(StopExecutionRequest{SchedulerFixture::execution_named("e2"), {}});
  CHECK(f.scheduler->take_effects().empty());
  f.complete(call, "1");
  CHECK(f.only_call().execution == third);
}

TEST_CASE("a call whose task is stopped in the batch that begins it is not made") {
  Calls f(machine_with(kSend), with_connector(1));
  f.start_execution("e1");
  const auto second = f.start_execution("e2");
  const auto third = f.start_execution("e3");
  const auto call = f.only_call();
  f.submit(CallRequest{call.execution, CompleteCall{call.task, Payload("1")}});
  f.run_once();
  f.submit(StopExecutionRequest{SchedulerFixture::execution_named("e2"), {}});
  f.run_once();
  CHECK(f.count(second, "TaskStarted") == 1);
  CHECK(f.status(second) == ExecutionStatus::Aborted);
  CHECK(f.scheduler->take_effects().calls.empty());
  f.run();
  CHECK(f.only_call().execution == third);
}

TEST_CASE("once calls are held none begins, and the next start makes those that wait") {
  Calls f(machine_with(kSend), with_connector(1));
  f.start_execution("e1");
  const auto second = f.start_execution("e2");
  const auto call = f.only_call();
  f.scheduler->hold_calls();
  f.complete(call, "1");
  CHECK(f.status(call.execution) == ExecutionStatus::Succeeded);
  CHECK(f.scheduler->take_effects().empty());
  CHECK(f.types(second).back() == "TaskScheduled");
  f.scheduler->close();
  f.start();
  f.run();
  CHECK(f.only_call().execution == second);
}

TEST_CASE("a token is answered once, before or after the call has answered") {
  const std::string members = R"("Parameters":{"token.$":"$$.Task.Token"},)";
  for (const bool early : {false, true}) {
    CAPTURE(early);
    Calls f(machine_with(kCallback, members));
    const auto id = f.start_execution("e");
    const auto call = f.only_call();
    const std::string token = Calls::token_in(call);
    if (!early) f.complete(call, R"({"MessageId":"1"})");
    CHECK(SchedulerFixture::error(f.ask(TaskSuccessRequest{token, Payload("7")})).empty());
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
    CHECK(f.count(id, "TaskSubmitted") == (early ? 0 : 1));
    CHECK(f.scheduler->take_effects().cancelled.empty());
    CHECK(SchedulerFixture::error(f.ask(TaskSuccessRequest{token, Payload("7")})) == "TaskTimedOut");
    f.complete(call, "{}");
    CHECK(f.count(id, "TaskSucceeded") == 1);
  }
}

TEST_CASE("a token outlives a restart, and its heartbeats keep the task alive") {
  Calls f(machine_with(kCallback, R"("Parameters":{"token.$":"$$.Task.Token"},"HeartbeatSeconds":10,)"));
  const auto id = f.start_execution("e");
  const auto call = f.only_call();
  f.complete(call, "{}");
  f.advance(std::chrono::seconds(8));
  f.crash_and_start();
  f.advance(std::chrono::seconds(8));
  const std::string token = Calls::token_in(call);
  CHECK(SchedulerFixture::error(f.ask(TaskHeartbeatRequest{token})).empty());
  f.advance(std::chrono::seconds(9));
  CHECK(f.status(id) == ExecutionStatus::Running);
  CHECK(SchedulerFixture::error(f.ask(TaskFailureRequest{token, "E", "c"})).empty());
  CHECK(f.status(id) == ExecutionStatus::Failed);
  CHECK(f.types(id).at(5) == "TaskFailed");
}

TEST_CASE("a branch that fails takes the call of another back") {
  Calls f(R"({"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
      {"StartAt":"A","States":{"A":{"Type":"Task","Resource":")" +
          kFunction + R"(","End":true}}},
      {"StartAt":"B","States":{"B":{"Type":"Task","Resource":")" +
          kSend + R"(","End":true}}}]}}})");
  const auto id = f.start_execution("e");
  const auto calls = f.scheduler->take_effects().calls;
  REQUIRE(calls.size() == 2);
  f.fail(calls[0], "E");
  CHECK(f.status(id) == ExecutionStatus::Failed);
  CHECK(f.scheduler->take_effects().cancelled == std::vector{TaskRef{id, calls[1].task}});
}

TEST_CASE("a thousand calls wait their turn behind a connector that is full, and another passes them") {
  SchedulerSettings settings;
  settings.route_call = [](const asl::TaskState& task, const Payload&) {
    return task.kind == asl::TaskState::Kind::Service ? CallRoute{"slow", 2} : CallRoute{"fast", 2};
  };
  Calls f(machine_with(kSend), settings);
  f.create_machine(machine_with(kFunction), "fast");
  for (int i = 0; i < 1'000; ++i)
    f.submit(SchedulerFixture::start_request("e" + std::to_string(i)));
  f.run();
  CHECK(f.scheduler->take_effects().calls.size() == 2);
  CHECK(f.scheduler->counts().queued_calls == 998);
  f.ask(SchedulerFixture::start_request("quick", "{}", "fast"));
  CHECK(f.only_call().resource == kFunction);
}

}  // namespace
}  // namespace sfn::test
