#include "engine/registry/registry.h"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.h"
#include "tests/support/seeded_entropy.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::ManualClock;
using sfn::test::SeededEntropy;

namespace {

const ResourceName kOrders{{.region = "us-east-1", .account = "123456789012"}, "orders"};

// A registry, the commands given to it, and how many executions of any machine run.
struct Fixture {
  Registry registry;
  ManualClock clock;
  SeededEntropy entropy{1};
  Limits limits;
  std::int64_t open = 0;

  Reply give(const RegistryCommand& command) {
    const TimePoint now = clock.now().wall;
    const auto decision =
        decide(registry, command, {now, entropy, limits, [this](StateMachineId) { return open; }});
    for (const auto& body : decision.events)
      apply(registry, RegistryEvent{now, body});
    return decision.reply;
  }
  std::string error(const RegistryCommand& command) {
    const auto* refused = std::get_if<ApiError>(&(reply_ = give(command)));
    return refused == nullptr ? "none" : refused->type + ": " + refused->message;
  }

 private:
  Reply reply_;
};

CreateStateMachine create(const std::string& definition = R"({"a":1})") {
  return {.name = kOrders,
          .type = "STANDARD",
          .settings = {.definition = Payload(definition), .role_arn = "arn:aws:iam::123456789012:role/r"}};
}

}  // namespace

TEST_CASE("creating a state machine twice answers the first creation date, whatever role and tags") {
  Fixture f;
  const auto first = std::get<StateMachineReply>(f.give(create()));
  f.clock.advance(1h);
  auto again = create();
  again.settings.role_arn = "arn:aws:iam::123456789012:role/other";
  again.tags = {{"k", "v"}};
  const auto second = std::get<StateMachineReply>(f.give(again));
  CHECK(second.at == first.at);
  CHECK(second.state_machine == first.state_machine);
  CHECK(f.registry.find_state_machine(kOrders)->current().settings.role_arn == create().settings.role_arn);
  CHECK(f.registry.find_state_machine(kOrders)->tags.empty());
}

TEST_CASE("creating a state machine that exists with other content is refused") {
  Fixture f;
  f.give(create());
  const std::string refused =
      "StateMachineAlreadyExists: State Machine Already Exists: "
      "'arn:aws:states:us-east-1:123456789012:stateMachine:orders'";
  CHECK(f.error(create(R"({ "a": 1 })")) == refused);  // a mere reformat, too
  auto logging = create();
  logging.settings.logging = R"({"level":"ALL"})";
  CHECK(f.error(logging) == refused);
  auto tracing = create();
  tracing.settings.tracing = R"({"enabled":true})";
  CHECK(f.error(tracing) == refused);
  auto encryption = create();
  encryption.settings.encryption = R"({"type":"AWS_OWNED_KEY"})";
  CHECK(f.error(encryption) == refused);
}

TEST_CASE("idempotent creation compares with what the machine is now") {
  Fixture f;
  f.give(create());
  f.give(UpdateStateMachine{.name = kOrders, .definition = Payload(R"({"a":2})")});
  CHECK(f.error(create()).starts_with("StateMachineAlreadyExists"));
  CHECK(f.error(create(R"({"a":2})")) == "none");
}

TEST_CASE("each update makes a revision with an id of its own and keeps what it does not name") {
  Fixture f;
  f.give(create());
  f.clock.advance(1s);
  const UpdateStateMachine role{.name = kOrders, .role_arn = "arn:aws:iam::123456789012:role/new"};
  const auto first = std::get<StateMachineReply>(f.give(role));
  const auto second = std::get<StateMachineReply>(f.give(role));
  CHECK(first.at == f.clock.now().wall);
  CHECK(first.revision_id.size() == 36);
  CHECK(first.revision_id != second.revision_id);
  const auto* machine = f.registry.find_state_machine(kOrders);
  CHECK(machine->current().number == RevisionNumber(3));
  CHECK(machine->current().settings.definition == create().settings.definition);
  CHECK(machine->current().settings.role_arn == *role.role_arn);
  CHECK(machine->find(RevisionNumber(1))->revision_id.empty());
  CHECK(machine->find(RevisionNumber(1))->settings.role_arn == create().settings.role_arn);
}

TEST_CASE("an update of nothing is refused, but a missing machine is noticed first") {
  Fixture f;
  CHECK(f.error(UpdateStateMachine{.name = kOrders}) ==
        "StateMachineDoesNotExist: State Machine Does Not Exist: "
        "'arn:aws:states:us-east-1:123456789012:stateMachine:orders'");
  f.give(create());
  CHECK(f.error(UpdateStateMachine{.name = kOrders}) ==
        "MissingRequiredParameter: Either the definition, the role ARN, the LoggingConfiguration, or the "
        "TracingConfiguration must be specified");
}

TEST_CASE("a machine without open executions is gone at once, and its name is free for another machine") {
  Fixture f;
  const auto first = std::get<StateMachineReply>(f.give(create()));
  CHECK(f.error(DeleteStateMachine{kOrders}) == "none");
  CHECK(f.registry.find_state_machine(kOrders) == nullptr);
  CHECK(f.error(DeleteStateMachine{kOrders}) == "none");
  CHECK(std::get<StateMachineReply>(f.give(create())).state_machine != first.state_machine);
}

TEST_CASE("a machine with open executions stays DELETING and refuses create and update") {
  Fixture f;
  f.give(create());
  f.open = 1;
  CHECK(f.error(DeleteStateMachine{kOrders}) == "none");
  CHECK(f.registry.find_state_machine(kOrders)->deleting);
  const std::string refused =
      "StateMachineDeleting: State Machine is being deleted: "
      "'arn:aws:states:us-east-1:123456789012:stateMachine:orders'";
  CHECK(f.error(create()) == refused);
  CHECK(f.error(UpdateStateMachine{.name = kOrders, .role_arn = "arn"}) == refused);
  CHECK(f.error(DeleteStateMachine{kOrders}) == "none");
  apply(f.registry,
        RegistryEvent{f.clock.now().wall, StateMachineDeleted{f.registry.find_state_machine(kOrders)->id}});
  CHECK(f.error(create()) == "none");
}

TEST_CASE("creating an activity twice answers the first creation date unless its encryption differs") {
  Fixture f;
  const CreateActivity pack{.name = kOrders};
  const auto first = std::get<ActivityReply>(f.give(pack));
  f.clock.advance(1h);
  CHECK(std::get<ActivityReply>(f.give(CreateActivity{.name = kOrders, .tags = {{"k", "v"}}})).created_at ==
        first.created_at);
  CHECK(f.error(CreateActivity{.name = kOrders, .encryption = R"({"type":"AWS_OWNED_KEY"})"}) ==
        "ActivityAlreadyExists: Activity already exists. EncryptionConfiguration may not be updated.");
  CHECK(f.registry.find_activity("arn:aws:states:us-east-1:123456789012:activity:orders")->id ==
        first.activity);
  CHECK(f.registry.find_activity("arn:aws:states:us-east-1:123456789012:stateMachine:orders") == nullptr);
  CHECK(f.error(DeleteActivity{kOrders}) == "none");
  CHECK(f.error(DeleteActivity{kOrders}) == "none");
  CHECK(f.registry.activities().empty());
}

TEST_CASE("quotas count what exists, and a repeated request passes at the limit") {
  Fixture f;
  f.limits.state_machines_max = 1;
  f.limits.activities_max = 1;
  f.give(create());
  f.give(CreateActivity{.name = kOrders});
  CHECK(f.error(create()) == "none");
  CHECK(f.error(CreateActivity{.name = kOrders}) == "none");
  auto other = create();
  other.name.name = "other";
  CHECK(f.error(other).starts_with("StateMachineLimitExceeded: "));
  CHECK(f.error(CreateActivity{.name = other.name}).starts_with("ActivityLimitExceeded: "));
}
