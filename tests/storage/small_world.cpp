#include "tests/storage/small_world.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "engine/asl/parse.h"

namespace sfn::test {
namespace {

constexpr const char* kOrders = R"({
  "Comment": "Order fulfilment",
  "StartAt": "Check",
  "States": {
    "Check": {"Type": "Pass", "Next": "Pack"},
    "Pack": {
      "Type": "Task",
      "Resource": "arn:aws:states:us-east-1:123456789012:activity:pack",
      "TimeoutSeconds": 3600,
      "HeartbeatSeconds": 60,
      "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 30}],
      "Next": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
})";
constexpr const char* kReminders =
    R"({"StartAt":"Tomorrow","States":{"Tomorrow":{"Type":"Wait","Seconds":86400,"End":true}}})";
constexpr const char* kPass = R"({"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}})";

}  // namespace

SmallWorld::SmallWorld(const std::filesystem::path& folder)
    : storage_({.folder = folder}),
      scheduler_(std::make_unique<Scheduler>(storage_, loader_, clock_, entropy_, SchedulerSettings())) {
  scheduler_->start();
  build();
}

void SmallWorld::build() {
  const auto step = std::chrono::seconds(1);
  ask("CreateActivity", activity_arn(kScope, "pack"),
      RegistryCommand(CreateActivity{.name = {kScope, "pack"}, .tags = {{.key = "team", .value = "depot"}}}));
  create_machine("orders", kPass, {{.key = "team", .value = "shop"}});
  update_machine("orders", kOrders);
  create_machine("reminders", kReminders);
  create_machine("old", kPass);
  start("old", "old-1", "{}");
  ask("DeleteStateMachine", state_machine_arn(kScope, "old"),
      RegistryCommand(DeleteStateMachine{.name = {kScope, "old"}}));
  advance(step);

  start("orders", "order-1", R"({"item":"lamp","count":1})");
  ask("SendTaskSuccess", "", TaskSuccessRequest{poll("worker-1"), Payload(R"({"parcel":17})")});
  advance(step);
  start("orders", "order-4", R"({"item":"sofa","count":1})");
  ask("SendTaskFailure", "", TaskFailureRequest{poll("worker-1"), "OutOfStock", "no sofa left"});
  advance(step);
  start("orders", "order-5", R"({"item":"desk","count":2})");
  ask("SendTaskFailure", "", TaskFailureRequest{poll("worker-2"), "Busy", "the packing table is taken"});
  start("orders", "order-2", R"({"item":"chair","count":4})");
  const std::string token = poll("worker-1");
  advance(step);
  ask("SendTaskHeartbeat", "", TaskHeartbeatRequest{token});
  start("orders", "order-3", R"({"item":"rug","count":1})");
  start("reminders", "reminder-1", R"({"to":"Ada"})");
  const Answer refused = ask("StartExecution", state_machine_arn(kScope, "old"),
                             StartExecutionRequest{.state_machine = {kScope, "old"}, .input = Payload("{}")});
  REQUIRE(std::holds_alternative<ApiError>(refused.reply));
  advance(step);
}

void SmallWorld::create_machine(const std::string& name, const std::string& definition,
                                std::vector<Tag> tags) {
  const auto parsed = asl::parse_state_machine(definition);
  REQUIRE(parsed.machine != nullptr);
  ask("CreateStateMachine", state_machine_arn(kScope, name),
      RegistryCommand(CreateStateMachine{.name = {kScope, name},
                                         .type = "STANDARD",
                                         .settings = {.definition = Payload(definition),
                                                      .role_arn = "arn:aws:iam::123456789012:role/stepwell"},
                                         .tags = std::move(tags),
                                         .machine = parsed.machine}));
}

void SmallWorld::update_machine(const std::string& name, const std::string& definition) {
  ask("UpdateStateMachine", state_machine_arn(kScope, name),
      RegistryCommand(UpdateStateMachine{.name = {kScope, name},
                                         .definition = Payload(definition),
                                         .logging = R"({"level":"OFF","includeExecutionData":false})",
                                         .machine = asl::parse_state_machine(definition).machine}));
}

void SmallWorld::start(const std::string& machine, const std::string& name, const std::string& input) {
  const Answer answer =
      ask("StartExecution", state_machine_arn(kScope, machine),
          StartExecutionRequest{.state_machine = {kScope, machine}, .name = name, .input = Payload(input)});
  REQUIRE(std::holds_alternative<ExecutionStartedReply>(answer.reply));
}

std::string SmallWorld::poll(const std::string& worker) {
  const Answer answer = ask("GetActivityTask", activity_arn(kScope, "pack"),
                            PollActivityRequest{.activity = {kScope, "pack"}, .worker_name = worker});
  const auto& task = std::get<TaskHandedOut>(answer.reply);
  submitted_.push_back({.request = TaskDeliveryRequest{task.execution, task.task, task.nonce, true}});
  run();
  return answer.task_token;
}

Answer SmallWorld::ask(const std::string& operation, const std::string& resource, Request request) {
  const std::uint64_t ticket = ++ticket_;
  submitted_.push_back(
      {.ticket = ticket,
       .request = std::move(request),
       .call = ApiCall{.received_at = clock_.now().wall,
                       .operation = operation,
                       .request_id = "request-" + std::to_string(ticket),
                       .caller = "AKIDEXAMPLE",
                       .resource = resource.empty() ? std::nullopt : std::optional(resource)}});
  run();
  const auto found = std::ranges::find(answers_, ticket, &Answer::ticket);
  REQUIRE(found != answers_.end());
  return *found;
}

void SmallWorld::advance(Millis by) {
  const ElapsedPoint end = clock_.now().elapsed + by;
  while (clock_.now().elapsed < end) {
    const ElapsedPoint next = std::min(scheduler_->next_deadline().value_or(end), end);
    clock_.advance(std::max(next - clock_.now().elapsed, Millis(0)));
    run();
  }
}

void SmallWorld::run() {
  while (true) {
    const auto next = scheduler_->next_deadline();
    if (submitted_.empty() && (!next || *next > clock_.now().elapsed)) return;
    std::size_t taken = 0;
    for (Answer& answer : scheduler_->run_batch(submitted_, &taken))
      answers_.push_back(std::move(answer));
    submitted_.erase(submitted_.begin(), submitted_.begin() + static_cast<std::ptrdiff_t>(taken));
  }
}

}  // namespace sfn::test
