// Executions that tasks of others start.
#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/scheduler_fixture.h"

namespace sfn::test {
namespace {

const std::string kChildArn = "arn:aws:states:us-east-1:123456789012:stateMachine:child";

std::string parent(const std::string& suffix,
                   const std::string& members = R"("Name":"kid","Input":{"a":1})") {
  return R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution)" +
         suffix + R"(","Parameters":{"StateMachineArn":")" + kChildArn + "\"" +
         (members.empty() ? "" : "," + members) + R"(},"End":true}}})";
}

std::string waiting_child(int seconds = 10) {
  return R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":)" + std::to_string(seconds) +
         R"(,"End":true}}})";
}

class Family : public SchedulerFixture {
 public:
  Family(const std::string& parent_definition, const std::string& child_definition) {
    create_machine(parent_definition);
    create_machine(child_definition, "child");
  }
  [[nodiscard]] ExecutionId child() const {
    for (const auto& [id, record] : storage.executions()) {
      if (record.name == "kid") return id;
    }
    return {};
  }
  Value member(ExecutionId id, const std::string& type, const std::string& column) {
    for (const auto& row : storage.history().at(id)) {
      if (row.row.type != type) continue;
      return *parse_json(column == "payload" ? std::string(row.row.payload.text()) : *row.row.details, 64);
    }
    return {};
  }
};

TEST_CASE("a child that is only started is told of, and goes on alone") {
  Family f(parent(""), waiting_child());
  const auto id = f.start_execution("e");
  CHECK(f.status(id) == ExecutionStatus::Succeeded);
  const Value output = f.member(id, "TaskSucceeded", "payload");
  CHECK(output["ExecutionArn"] == "arn:aws:states:us-east-1:123456789012:execution:child:kid");
  CHECK(output["SdkHttpMetadata"]["HttpStatusCode"] == 200);
  CHECK(f.status(f.child()) == ExecutionStatus::Running);
  CHECK_FALSE(f.storage.executions().at(f.child()).parent);
}

TEST_CASE("a child that is awaited ends its parent's task, with its result as text or as JSON") {
  for (const std::string suffix : {".sync", ".sync:2"}) {
    CAPTURE(suffix);
    Family f(parent(suffix), waiting_child());
    const auto id = f.start_execution("e");
    CHECK(f.types(id).back() == "TaskSubmitted");
    f.advance(std::chrono::seconds(10));
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
    const Value output = f.member(id, "TaskSucceeded", "payload");
    CHECK(output["Status"] == "SUCCEEDED");
    if (suffix == ".sync") {
      CHECK(output["Input"] == R"({"a":1})");
      CHECK(output["Output"] == R"({"a":1})");
    } else {
      CHECK(output["Output"]["a"] == 1);
    }
  }
}

TEST_CASE("a child that fails, times out or is stopped fails its parent's task with its description") {
  const std::string fails = R"({"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"c"}}})";
  const std::string times_out =
      R"({"TimeoutSeconds":3,"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":9,"End":true}}})";
  for (const auto& [child, status, error] : {std::tuple{fails, "FAILED", "E"},
                                             {times_out, "TIMED_OUT", "States.Timeout"},
                                             {waiting_child(), "ABORTED", "mine"}}) {
    CAPTURE(status);
    Family f(parent(".sync"), child);
    const auto id = f.start_execution("e");
    f.advance(std::chrono::seconds(3));
    if (std::string(status) == "ABORTED")
      f.ask(StopExecutionRequest{SchedulerFixture::execution_named("kid", "child"), {"mine", {}}});
    f.run();
    CHECK(f.status(id) == ExecutionStatus::Failed);
    const Value details = f.member(id, "TaskFailed", "details");
    CHECK(details["error"] == "States.TaskFailed");
    const Value described = *parse_json(details["cause"].get<std::string>(), 64);
    CHECK(described["Status"] == status);
    CHECK(described["Error"] == error);
    CHECK_FALSE(described.contains("Output"));
  }
}

TEST_CASE("a start that is refused fails the task with the exception's name") {
  Family f(parent(""), waiting_child());
  f.start_execution("e");
  const auto again = f.start_execution("e2");  // the child's name, with the same input: the same execution
  CHECK(f.status(again) == ExecutionStatus::Succeeded);
  f.create_machine(parent(".sync"), "sync");
  f.ask(SchedulerFixture::start_request("e3", "{}", "sync"));
  const auto refused = f.storage.executions().rbegin()->first;
  CHECK(f.member(refused, "TaskFailed", "details")["error"] ==
        "StepFunctions.ExecutionAlreadyExistsException");
  f.create_machine(parent("", R"("Name":"no way")"), "bad");
  f.ask(SchedulerFixture::start_request("e4", "{}", "bad"));
  CHECK(f.member(f.storage.executions().rbegin()->first, "TaskFailed", "details")["error"] ==
        "StepFunctions.InvalidNameException");
}

TEST_CASE("who stops the parent stops the child that it awaits, and its child") {
  Family f(parent(".sync"), parent(".sync", R"("Name":"kid2")"));
  f.create_machine(waiting_child(), "other");
  f.ask(RegistryCommand(DeleteStateMachine{SchedulerFixture::named("child")}));
  const std::string middle =
      R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync",)"
      R"("Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:other"},"End":true}}})";
  f.create_machine(middle, "child");
  f.start_execution("e");
  REQUIRE(f.storage.executions().size() == 3);
  f.ask(StopExecutionRequest{SchedulerFixture::execution_named("e"), {}});
  for (const auto& [id, record] : f.storage.executions())
    CHECK(record.status == ExecutionStatus::Aborted);
}

TEST_CASE("a child whose parent gave it up while neither was in memory is stopped, also after a crash") {
  for (const bool crash : {false, true}) {
    CAPTURE(crash);
    SchedulerSettings settings;
    settings.execution_memory_max = 1;
    SchedulerFixture f(settings);
    f.create_machine(parent(".sync"));
    f.create_machine(waiting_child(1'000), "child");
    f.ask(SchedulerFixture::start_request("e"));
    const auto child = f.storage.executions().rbegin()->first;
    f.submit(StopExecutionRequest{SchedulerFixture::execution_named("e"), {}});
    f.run_once();  // asks for the parent
    f.run_once();  // stops it; the child is not in memory
    CHECK(f.status(ExecutionId(child.value - 1)) == ExecutionStatus::Aborted);
    CHECK(f.status(child) == ExecutionStatus::Running);
    if (crash) f.crash_and_start();
    f.run();
    CHECK(f.status(child) == ExecutionStatus::Aborted);
  }
}

TEST_CASE("a parent that was not in memory when its child ended hears of it, also after a crash") {
  for (const bool crash : {false, true}) {
    CAPTURE(crash);
    SchedulerSettings settings;
    settings.execution_memory_max = 1;
    SchedulerFixture f(settings);
    f.create_machine(parent(".sync"));
    f.create_machine(waiting_child(), "child");
    f.ask(SchedulerFixture::start_request("e"));
    const auto child = f.storage.executions().rbegin()->first;
    const ExecutionId id(child.value - 1);
    f.clock.advance(std::chrono::seconds(10));
    while (f.status(child) == ExecutionStatus::Running)
      f.run_once();
    CHECK(f.status(id) == ExecutionStatus::Running);
    if (crash) f.crash_and_start();
    f.run();
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
  }
}

TEST_CASE("a thousand generations of short executions are one after the other") {
  // The child starts itself, until its input says stop.
  const std::string self =
      R"({"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":0,"Next":"D"}],)"
      R"("Default":"T"},"D":{"Type":"Succeed"},"T":{"Type":"Task",)"
      R"("Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":")" +
      kChildArn +
      R"x(","Input":{"n.$":"States.MathAdd($.n,-1)"}},"ResultSelector":{"ok":true},"End":true}}})x";
  SchedulerFixture f;
  f.create_machine(self, "child");
  f.ask(SchedulerFixture::start_request("top", R"({"n":1000})", "child"));
  f.run();
  CHECK(f.storage.executions().size() == 1'001);
  CHECK(f.status(f.storage.executions().begin()->first) == ExecutionStatus::Succeeded);
}

}  // namespace
}  // namespace sfn::test
