#include "engine/asl/parse.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"
#include "tests/support/definition_text.h"

namespace asl = sfn::asl;
using sfn::Value;

namespace {

std::string join(const Value& problems) {
  std::string text;
  for (const Value& problem : problems)
    text += (text.empty() ? "" : ", ") + problem.get<std::string>();
  return text;
}

std::shared_ptr<const asl::StateMachine> parse(const std::string& definition) {
  auto parsed = asl::parse_state_machine(definition);
  REQUIRE(parsed.diagnostics.joined() == "");
  REQUIRE(parsed.machine);
  return parsed.machine;
}

// Parallel states inside each other, `depth` of them.
std::string nested(int depth) {
  std::string machine = R"({"StartAt":"S0","States":{"S0":{"Type":"Succeed"}}})";
  for (int i = 1; i <= depth; ++i) {
    const std::string name = "S" + std::to_string(i);
    machine = R"({"StartAt":")" + name + R"(","States":{")" + name +
              R"(":{"Type":"Parallel","End":true,"Branches":[)" + machine + "]}}}";
  }
  return machine;
}

}  // namespace

TEST_CASE("a definition is accepted, or everything that is wrong with it is said") {
  sfn::test::for_each_case("definitions.json", [](const Value& test) {
    const auto parsed = asl::parse_state_machine(sfn::test::definition_of(test));
    CHECK(parsed.diagnostics.joined() == join(test.at("problems")));
    CHECK((parsed.machine == nullptr) == !test.at("problems").empty());
  });
}

TEST_CASE("text that is no JSON is refused with the parser's words") {
  const std::string text = "{\"StartAt\": \"S\",";
  const auto parsed = asl::parse_state_machine(text);
  CHECK_FALSE(parsed.machine);
  REQUIRE(parsed.diagnostics.errors().size() == 1);
  const asl::Diagnostic& problem = parsed.diagnostics.errors().front();
  CHECK(problem.code == "INVALID_JSON_DESCRIPTION");
  CHECK(problem.message == sfn::parse_json(text).error().message);
  CHECK_FALSE(problem.location);
}

TEST_CASE("branches nest up to a limit, which can be raised") {
  const auto parse_nested = [](int depth, asl::Nesting nesting_max) {
    return asl::parse_state_machine(nested(depth), asl::WorkflowType::Standard, nesting_max);
  };
  const asl::Nesting usual;
  CHECK(parse_nested(usual.branches, usual).machine->states.size() == usual.branches + 1);
  const auto parsed = parse_nested(usual.branches + 1, usual);
  CHECK_FALSE(parsed.machine);
  REQUIRE(parsed.diagnostics.errors().size() == 1);
  CHECK(parsed.diagnostics.errors().front().code == "TOO_DEEPLY_NESTED");
  CHECK(parse_nested(usual.branches + 1, {.branches = usual.branches + 1}).machine);
  // Four arrays and objects a branch: these need more than the usual nesting of JSON, too.
  const int deepest = asl::kNestingCeiling.branches;
  CHECK(parse_nested(deepest, {.branches = deepest}).diagnostics.errors().front().code ==
        "INVALID_JSON_DESCRIPTION");
  CHECK(parse_nested(deepest, asl::kNestingCeiling).machine);
}

TEST_CASE("a machine's states are found by name, those of branches too, and keep their order") {
  const auto machine = parse(R"({"StartAt":"B","TimeoutSeconds":60,"States":{
      "B":{"Type":"Parallel","Next":"A","Branches":[
        {"StartAt":"Z","States":{"Z":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Succeed"}}},
        {"StartAt":"X","States":{"X":{"Type":"Fail","Error":"E","Cause":"C"}}}]},
      "A":{"Type":"Succeed"}}})");
  CHECK(machine->root.start_at == "B");
  CHECK(machine->timeout_seconds == 60);
  CHECK(machine->root.states == std::vector<std::string>{"B", "A"});
  const auto& branches = machine->state("B").as<asl::ParallelState>().branches;
  REQUIRE(branches.size() == 2);
  CHECK(branches[0].start_at == "Z");
  CHECK(branches[0].states == std::vector<std::string>{"Z", "Y"});
  CHECK(branches[1].states == std::vector<std::string>{"X"});
  CHECK(machine->state("Z").next == "Y");
  CHECK(machine->state("Y").next == std::nullopt);
  CHECK(machine->state("X").type == asl::StateType::Fail);
  CHECK(machine->state("X").as<asl::FailState>().error == "E");
  CHECK(machine->state("X").as<asl::FailState>().cause == "C");
}

TEST_CASE("a task is read with its resource, clocks, retriers and catchers") {
  const auto machine = parse(R"({"StartAt":"S","States":{
      "S":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true,
        "InputPath":"$.in","OutputPath":null,"ResultPath":"$.out","Parameters":{"a":1},"ResultSelector":{"b":2},
        "TimeoutSeconds":20,"HeartbeatSecondsPath":"$.h",
        "Retry":[{"ErrorEquals":["A","B"],"IntervalSeconds":3,"MaxAttempts":5,"BackoffRate":1.5,"MaxDelaySeconds":9,
                  "JitterStrategy":"FULL"},{"ErrorEquals":["States.ALL"]}],
        "Catch":[{"ErrorEquals":["C"],"Next":"T","ResultPath":"$.e"},{"ErrorEquals":["D"],"Next":"T","ResultPath":null}]},
      "T":{"Type":"Succeed"}}})");
  const asl::State& state = machine->state("S");
  CHECK(state.input_path.path->text() == "$.in");
  CHECK(state.output_path.kind == asl::OptionalPath::Kind::Null);
  CHECK(state.result_path.path->text() == "$.out");
  CHECK(state.parameters);
  CHECK(state.result_selector);
  const auto& task = state.as<asl::TaskState>();
  CHECK(task.kind == asl::TaskState::Kind::Service);
  CHECK(task.resource == "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
  CHECK(task.resource_type == "sqs");
  CHECK(task.resource_action == "sendMessage.waitForTaskToken");
  CHECK(task.timeout.seconds == 20);
  CHECK_FALSE(task.timeout.path);
  CHECK_FALSE(task.heartbeat.seconds);
  CHECK(task.heartbeat.path->text() == "$.h");
  REQUIRE(state.retry.size() == 2);
  CHECK(state.retry[0].error_equals == std::vector<std::string>{"A", "B"});
  CHECK(state.retry[0].interval_seconds == 3);
  CHECK(state.retry[0].attempts_max == 5);
  CHECK(state.retry[0].backoff_rate == 1.5);
  CHECK(state.retry[0].delay_seconds_max == 9);
  CHECK(state.retry[0].jitter_full);
  CHECK(state.retry[1].interval_seconds == 1);
  CHECK(state.retry[1].attempts_max == 3);
  CHECK(state.retry[1].backoff_rate == 2.0);
  CHECK(state.retry[1].delay_seconds_max == std::nullopt);
  CHECK_FALSE(state.retry[1].jitter_full);
  REQUIRE(state.catchers.size() == 2);
  CHECK(state.catchers[0].next == "T");
  CHECK(state.catchers[0].result_path.path->text() == "$.e");
  CHECK(state.catchers[1].result_path.kind == asl::OptionalPath::Kind::Null);
}

TEST_CASE("what a state does not say has its default") {
  const auto machine = parse(R"({"StartAt":"S","States":{"S":{"Type":"Task","End":true,
      "Resource":"arn:aws:states:us-east-1:123456789012:activity:a"}}})");
  const asl::State& state = machine->state("S");
  CHECK(state.next == std::nullopt);
  CHECK(state.input_path.kind == asl::OptionalPath::Kind::Whole);
  CHECK(state.result_path.kind == asl::OptionalPath::Kind::Whole);
  CHECK_FALSE(state.parameters);
  CHECK(state.retry.empty());
  CHECK_FALSE(state.as<asl::TaskState>().timeout.given());
  CHECK_FALSE(state.as<asl::TaskState>().heartbeat.given());
  CHECK(machine->timeout_seconds == std::nullopt);
}

TEST_CASE("a Wait until a moment drops the fraction of its second") {
  const auto wait = [](const std::string& field) {
    return parse(R"({"StartAt":"S","States":{"S":{"Type":"Wait",)" + field + R"(,"End":true}}})");
  };
  const auto until = wait(R"("Timestamp":"1970-01-01T00:00:07.999Z")");
  CHECK(until->state("S").as<asl::WaitState>().timestamp == sfn::TimePoint(sfn::Millis(7'000)));
  const auto for_seconds = wait(R"("Seconds":0)");
  CHECK(for_seconds->state("S").as<asl::WaitState>().seconds.seconds == 0);
  const auto until_path = wait(R"("TimestampPath":"$.t")");
  CHECK(until_path->state("S").as<asl::WaitState>().timestamp_path->text() == "$.t");
}

TEST_CASE("the result of a Pass is literal JSON, null included, and its numbers keep their spelling") {
  const auto machine = parse(R"({"StartAt":"A","States":{
      "A":{"Type":"Pass","Result":{"b.$":"$.x","a":[1.0,1]},"Next":"B"},
      "B":{"Type":"Pass","Result":null,"Next":"C"},
      "C":{"Type":"Pass","End":true}}})");
  CHECK(machine->state("A").as<asl::PassState>().result->text() == R"({"b.$":"$.x","a":[1.0,1]})");
  CHECK(machine->state("B").as<asl::PassState>().result->text() == "null");
  CHECK_FALSE(machine->state("C").as<asl::PassState>().result);
}
