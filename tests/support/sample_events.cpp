#include "tests/support/sample_events.h"

#include "engine/execution/event_codec.h"

namespace sfn::test {
namespace {

TimePoint at(std::int64_t ms) {
  return TimePoint(Millis(1'700'000'000'000 + ms));
}

std::vector<EventBody> bodies() {
  const Payload input(R"({"id": 7})");
  const Payload output(R"(["done"])");
  return {
      ExecutionStarted{.input = input,
                       .role_arn = "arn:aws:iam::123456789012:role/r",
                       .name = "order-7",
                       .state_machine = StateMachineId(3),
                       .revision = RevisionNumber(2),
                       .deadline = at(60'000),
                       .start_at = "First",
                       .evaluator = 4,
                       .trace_header = "Root=1"},
      StateEntered{.state_type = asl::StateType::Wait,
                   .state = "Later",
                   .input = input.stored_in(Seq(1)),
                   .wait_until = at(5'000),
                   .wait_wall_clock = true},
      StateExited{.state_type = asl::StateType::Task, .state = "Work", .output = output, .next = "Later"},
      StateAborted{.state_type = asl::StateType::Parallel, .state = "Both"},
      RetryScheduled{.state = "Work",
                     .retrier = 1,
                     .attempt = 2,
                     .due_at = at(2'000),
                     .after = EventId(9),
                     .error = "Flaky"},
      ActivityScheduled{.state = "Work",
                        .resource = "arn:aws:states:us-east-1:123456789012:activity:a",
                        .input = input.stored_in(Seq(1)),
                        .timeout_seconds = 60,
                        .heartbeat_seconds = 10,
                        .activity = ActivityId(5),
                        .timeout_at = at(60'000)},
      ActivityStarted{.task = Seq(6), .worker_name = "w\"1\"", .nonce = "AAAA", .timeout_at = at(61'000)},
      ActivityHandOutReturned{.task = Seq(6)},
      ActivityHandedOutAgain{.task = Seq(6), .worker_name = "w2", .nonce = "BBBB", .timeout_at = at(62'000)},
      ActivitySucceeded{.task = Seq(6), .output = output},
      ActivityFailed{.task = Seq(6), .error = "Broken", .cause = "line 1\nline 2"},
      ActivityTimedOut{.task = Seq(6), .error = "States.Timeout", .heartbeat = true},
      TaskScheduled{.state = "Send",
                    .resource_type = "sqs",
                    .resource = "sendMessage",
                    .region = "us-east-1",
                    .parameters = Payload("{}"),
                    .timeout_seconds = 1,
                    .heartbeat_seconds = 2},
      TaskStartFailed{.resource_type = "sqs", .resource = "sendMessage", .error = "E", .cause = "C"},
      LambdaFunctionScheduled{.state = "Call",
                              .resource = "arn:aws:lambda:us-east-1:123456789012:function:f",
                              .input = input,
                              .timeout_seconds = 3},
      LambdaFunctionStartFailed{.error = "E", .cause = "C"},
      ParallelStateStarted{
          .state = "Both", .input = input, .first_branch = 4, .start_at = {"Left", "R\u00ed\u00f0"}},
      StateSucceeded{.state_type = asl::StateType::Parallel, .state = "Both"},
      StateFailed{.state_type = asl::StateType::Parallel, .state = "Both", .error = "E", .cause = "C"},
      ExecutionFailed{.error = "E", .cause = "C"},
      ExecutionAborted{.error = "E", .cause = "C"},
      ExecutionTimedOut{.error = "States.Timeout", .cause = "C"},
      ExecutionSucceeded{.output = output.stored_in(Seq(3))},
  };
}

// Kinds that came later than the list above, whose rows keep their numbers.
std::vector<EventBody> later_bodies() {
  return {
      MapStateStarted{
          .state = "Each", .input = Payload("{}"), .items = Payload("[1,2]"), .length = 2, .slots = 40},
      MapIterationStarted{
          .state = "Each", .index = 1, .input = Payload("2"), .parent = 3, .start_at = "First"},
      MapIterationSucceeded{.state = "Each", .index = 1},
      MapIterationFailed{.state = "Each", .index = 1},
      MapIterationAborted{.state = "Each", .index = 1},
      StateExited{.state_type = asl::StateType::Map,
                  .state = "Each",
                  .output = Payload(R"(["done"])").stored_in(Seq(3)),
                  .assigned = {{"total", Payload("1.0")}, {"who", Payload("{\"n\\\"\":\"R\u00ed\"}")}}},
      EvaluationFailed{.error = "E", .cause = "C", .location = "Output/a[0]", .state = "Each"},
      ExecutionStarted{.input = Payload("{}"),
                       .role_arn = "r",
                       .name = "child",
                       .state_machine = StateMachineId(3),
                       .revision = RevisionNumber(1),
                       .deadline = at(60'000),
                       .start_at = "First",
                       .parent = ExecutionId(7),
                       .parent_task = Seq(3),
                       .mock = Payload(R"({"Send":{"0":{"Return":1}}})")},
      TaskScheduled{.state = "Send",
                    .resource_type = "sqs",
                    .resource = "sendMessage.waitForTaskToken",
                    .region = "us-east-1",
                    .parameters = Payload("{}"),
                    .credentials = Payload(R"({"roleArn":"r"})"),
                    .nonce = "CCCC"},
      TaskStarted{.resource_type = "sqs",
                  .resource = "sendMessage.waitForTaskToken",
                  .task = Seq(30),
                  .timeout_at = at(70'000)},
      TaskSubmitted{.resource_type = "sqs",
                    .resource = "sendMessage.waitForTaskToken",
                    .output = Payload(R"({"MessageId":"1"})"),
                    .task = Seq(30)},
      TaskSucceeded{
          .resource_type = "sqs", .resource = "sendMessage", .output = Payload("[7]"), .task = Seq(30)},
      TaskFailed{
          .resource_type = "sqs", .resource = "sendMessage", .error = "E", .cause = "C", .task = Seq(30)},
      TaskTimedOut{.resource_type = "sqs",
                   .resource = "sendMessage",
                   .error = "States.Timeout",
                   .task = Seq(30),
                   .heartbeat = true},
      LambdaFunctionScheduled{.state = "Call",
                              .resource = "arn:aws:lambda:us-east-1:123456789012:function:f",
                              .input = Payload("1"),
                              .credentials = Payload(R"({"roleArn":"r"})")},
      LambdaFunctionStarted{.task = Seq(36), .timeout_at = at(71'000)},
      LambdaFunctionSucceeded{.output = Payload("[8]"), .task = Seq(36)},
      LambdaFunctionFailed{.error = "E", .cause = "C", .task = Seq(36)},
      LambdaFunctionTimedOut{.error = "States.Timeout", .task = Seq(36)},
  };
}

std::vector<EventBody> bodies_without_optionals() {
  return {StateEntered{.state_type = asl::StateType::Choice, .state = "Which", .input = Payload("null")},
          StateExited{.state_type = asl::StateType::Succeed, .state = "End", .output = Payload("0")},
          ActivityStarted{.task = Seq(6), .nonce = "AAAA"},
          ActivityFailed{.task = Seq(6)},
          ActivityTimedOut{.task = Seq(6), .error = "States.Timeout"},
          ExecutionFailed{},
          ExecutionAborted{}};
}

std::vector<HistoryEvent> as_log(std::vector<EventBody> from) {
  std::vector<HistoryEvent> events;
  std::int64_t id = 0;
  for (EventBody& body : from) {
    const auto seq = static_cast<std::int64_t>(events.size()) + 1;
    const bool shown = !is_internal(body);
    events.push_back({.seq = Seq(seq),
                      .id = shown ? EventId(++id) : EventId{},
                      .previous = shown ? EventId(id - 1) : EventId{},
                      .recorded_at = at(seq),
                      .branch = BranchId{seq > 3 ? 2u : 0u},
                      .body = std::move(body)});
  }
  return events;
}

}  // namespace

std::vector<HistoryEvent> sample_events() {
  std::vector<EventBody> all = bodies();
  for (EventBody& later : later_bodies())
    all.push_back(std::move(later));
  return as_log(std::move(all));
}

std::vector<HistoryEvent> sample_events_without_optionals() {
  return as_log(bodies_without_optionals());
}

std::vector<RegistryEvent> sample_registry_events() {
  const ArnScope scope{.partition = "aws", .region = "us-east-1", .account = "123456789012"};
  const StateMachineSettings settings{.definition = Payload(R"({"StartAt": "A"})"),
                                      .role_arn = "arn:aws:iam::123456789012:role/r",
                                      .logging = R"({"level":"OFF","includeExecutionData":false})",
                                      .tracing = R"({"enabled":true})",
                                      .encryption = R"({"type":"AWS_OWNED_KEY"})"};
  const StateMachineId machine(11);
  return {
      {at(1), StateMachineCreated{.state_machine = machine,
                                  .name = "orders",
                                  .scope = scope,
                                  .type = "STANDARD",
                                  .settings = settings,
                                  .tags = {{.key = "team", .value = "a\"b"}, {.key = "env", .value = ""}}}},
      {at(2), StateMachineUpdated{.state_machine = machine,
                                  .revision = RevisionNumber(2),
                                  .revision_id = "0000-1",
                                  .settings = {.definition = Payload("{}"), .role_arn = "role"}}},
      {at(3), StateMachineDeletionStarted{.state_machine = machine}},
      {at(4), StateMachineDeleted{.state_machine = machine}},
      {at(5), ActivityCreated{.activity = ActivityId(12),
                              .name = "pack",
                              .scope = scope,
                              .encryption = R"({"type":"AWS_OWNED_KEY"})",
                              .tags = {{.key = "k", .value = "v"}}}},
      {at(6), ActivityDeleted{.activity = ActivityId(12)}},
  };
}

}  // namespace sfn::test
