#include "tests/durability/clients.h"

#include <algorithm>
#include <utility>

#include "engine/asl/parse.h"
#include "tests/durability/machines.h"
#include "tests/sim/violation.h"

namespace sfn::durability {

namespace {

using sim::require;

const ArnScope kScope{.region = "us-east-1", .account = "123456789012"};
constexpr int kBatchesMax = 1'000;
constexpr std::size_t kPollsParked = 2;
constexpr int kHeartbeats = 2;

ResourceName named(const std::string& name) {
  return {kScope, name};
}

const ApiError* error_of(const Answer& answer) {
  return std::get_if<ApiError>(&answer.reply);
}

template <class Body>
const std::size_t kKind = RegistryEventBody(Body{}).index();

}  // namespace

// ---- Calls

void Clients::send(Call call) {
  const std::uint64_t ticket = ++last_ticket_;
  submitted_.push_back({.ticket = ticket,
                        .request = call.request,
                        .call = ApiCall{.received_at = world_.clock.now().wall,
                                        .operation = call.operation,
                                        .request_id = request_id(ticket)}});
  waiting_.emplace(ticket, std::move(call));
}

void Clients::run_batch() {
  for (Call& call : std::exchange(again_, {}))
    send(std::move(call));
  ledger_.clock.emplace_back(world_.disk().operations().size(), world_.clock.now().wall);
  std::size_t taken = 0;
  const auto answers = world_.scheduler().run_batch(submitted_, &taken);
  submitted_.erase(submitted_.begin(), submitted_.begin() + static_cast<std::ptrdiff_t>(taken));
  const Effects effects = world_.scheduler().take_effects();
  for (const CallStarted& call : effects.calls)
    note(Ledger::Called{call.execution, call.task});
  callees_.take(effects);
  for (const Answer& answer : answers)
    answered(answer);
}

void Clients::run() {
  for (int batches = 0; batches < kBatchesMax; ++batches) {
    const auto next = world_.scheduler().next_deadline();
    const bool due = next && *next <= world_.clock.now().elapsed;
    if (submitted_.empty() && !(due && world_.scheduler().writable())) return;
    run_batch();
  }
  throw sim::Violation("the scheduler does not come to rest");
}

void Clients::answered(const Answer& answer) {
  const auto found = waiting_.find(answer.ticket);
  require(found != waiting_.end(), "ticket {} is answered and nobody waits", answer.ticket);
  Call call = std::move(found->second);
  waiting_.erase(found);
  if (const auto* error = error_of(answer); error != nullptr && error->type == "InternalFailure") {
    ++refused_;
    if (call.poll) return call.on_answer(answer);
    call.repeated = true;
    return again_.push_back(std::move(call));
  }
  journaled(answer, call);
  call.on_answer(answer);
}

void Clients::journaled(const Answer& answer, const Call& call) {
  if (answer.call) {
    // An empty poll is journaled afterwards, as a call that changed nothing.
    submitted_.push_back({.request = JournalRequest{}, .call = answer.call});
    return;
  }
  // What is asked for a second time may have been done the first time.
  const bool changed = error_of(answer) == nullptr && call.changes && !call.repeated;
  note(Ledger::Journaled{request_id(answer.ticket), changed});
}

void Clients::note(Ledger::Fact fact) {
  ledger_.entries.push_back({world_.disk().operations().size(), std::move(fact)});
}

bool Clients::idle() const {
  const auto is_poll = [](const auto& waiting) { return waiting.second.poll; };
  return submitted_.empty() && again_.empty() && std::all_of(waiting_.begin(), waiting_.end(), is_poll);
}

void Clients::process_gone() {
  submitted_.clear();
  parked_.clear();
  callees_.process_gone();
  for (auto& [ticket, call] : std::exchange(waiting_, {})) {
    if (call.poll) continue;
    call.repeated = true;
    again_.push_back(std::move(call));
  }
}

void Clients::read() {
  submitted_.push_back({.request = JournalRequest{},
                        .call = ApiCall{.received_at = world_.clock.now().wall,
                                        .operation = "ListStateMachines",
                                        .request_id = request_id(++last_ticket_)}});
}

// ---- The registry and executions

void Clients::note_registered(std::size_t kind, const Answer& answer) {
  if (const auto* machine = std::get_if<StateMachineReply>(&answer.reply))
    note(Ledger::Registered{kind, machine->state_machine.value});
  if (const auto* activity = std::get_if<ActivityReply>(&answer.reply))
    note(Ledger::Registered{kind, activity->activity.value});
}

void Clients::create_activity(const std::string& name) {
  send({.request = RegistryCommand(CreateActivity{.name = named(name), .tags = {{"kind", name}}}),
        .operation = "CreateActivity",
        .on_answer = [this](const Answer& answer) { note_registered(kKind<ActivityCreated>, answer); }});
}

void Clients::delete_activity(const std::string& name) {
  send({.request = RegistryCommand(DeleteActivity{named(name)}),
        .operation = "DeleteActivity",
        .on_answer = [](const Answer&) {},
        .changes = false});
}

void Clients::create_machine(const std::string& name, const std::string& definition) {
  const auto parsed = asl::parse_state_machine(definition);
  require(parsed.machine != nullptr, "{} is refused: {}", name, parsed.diagnostics.joined());
  send({.request = RegistryCommand(CreateStateMachine{
            .name = named(name),
            .type = "STANDARD",
            .settings = {.definition = Payload(definition), .role_arn = "arn:aws:iam::1:role/r"},
            .tags = {{"of", "workload"}},
            .machine = parsed.machine}),
        .operation = "CreateStateMachine",
        .on_answer = [this](const Answer& answer) { note_registered(kKind<StateMachineCreated>, answer); }});
}

void Clients::update_machine(const std::string& name, const std::string& definition) {
  send({.request =
            RegistryCommand(UpdateStateMachine{.name = named(name),
                                               .definition = Payload(definition),
                                               .machine = asl::parse_state_machine(definition).machine}),
        .operation = "UpdateStateMachine",
        .on_answer = [this](const Answer& answer) { note_registered(kKind<StateMachineUpdated>, answer); }});
}

void Clients::delete_machine(const std::string& name) {
  send({.request = RegistryCommand(DeleteStateMachine{named(name)}),
        .operation = "DeleteStateMachine",
        .on_answer = [](const Answer&) {},
        .changes = false});
}

void Clients::start(const std::string& machine, const std::string& name, const std::string& input) {
  send({.request =
            StartExecutionRequest{.state_machine = named(machine), .name = name, .input = Payload(input)},
        .operation = "StartExecution",
        .on_answer = [this, name, input](const Answer& answer) {
          if (const auto* started = std::get_if<ExecutionStartedReply>(&answer.reply))
            note(Ledger::Started{started->execution, name, input});
        }});
}

// None: no start of that name was acknowledged.
ExecutionId Clients::execution_named(const std::string& name) const {
  for (const Ledger::Entry& entry : ledger_.entries) {
    const auto* started = std::get_if<Ledger::Started>(&entry.fact);
    if (started != nullptr && started->name == name) return started->execution;
  }
  return {};
}

void Clients::stop(const std::string& machine, const std::string& name) {
  const ExecutionId execution = execution_named(name);
  send({.request = StopExecutionRequest{{kScope, machine, name}, {"Stopped", "by hand"}},
        .operation = "StopExecution",
        .on_answer =
            [this, execution](const Answer& answer) {
              if (error_of(answer) == nullptr && execution) note(Ledger::Stopped{execution});
            },
        .changes = false});
}

void Clients::purge(const std::string& name) {
  const ExecutionId execution = execution_named(name);
  if (!execution) return;
  ledger_.purged.emplace(execution, world_.disk().operations().size());
  send({.request = PurgeRequest{"purge", {execution}, world_.clock.now().wall, {}},
        .operation = "Purge",
        .on_answer = [](const Answer&) {},
        .changes = false});
}

// ---- Workers

void Clients::poll() {
  for (const std::string& activity : activities()) {
    if (activity == "nobody") continue;
    while (parked_[activity] < kPollsParked) {
      ++parked_[activity];
      send({.request = PollActivityRequest{named(activity), "worker"},
            .operation = "GetActivityTask",
            .on_answer = [this, activity](const Answer& answer) { handed_out(answer, activity); },
            .poll = true});
    }
  }
}

void Clients::poll_and_hang_up(const std::string& activity) {
  send({.request = PollActivityRequest{named(activity), std::nullopt},
        .operation = "GetActivityTask",
        .on_answer = [](const Answer&) {},
        .poll = true});
  run();
  const std::uint64_t ticket = last_ticket_;
  if (waiting_.erase(ticket) > 0) submitted_.push_back({.request = CancelPollRequest{ticket}});
}

void Clients::handed_out(const Answer& answer, const std::string& activity) {
  --parked_[activity];
  const auto* task = std::get_if<TaskHandedOut>(&answer.reply);
  if (task == nullptr) return;
  note(Ledger::HandedOut{*task, answer.task_token, activity});
  const int attempt = ++attempts_[{task->execution, activity}];
  const bool flushed = activity != "lost" || attempt > 1;
  submitted_.push_back({.request = TaskDeliveryRequest{task->execution, task->task, task->nonce, flushed}});
  if (flushed) held_.push_back({*task, answer.task_token, activity});
}

void Clients::take_over(const Ledger& ledger, std::size_t operations) {
  for (const Ledger::Entry& entry : ledger.entries) {
    const auto* given = std::get_if<Ledger::HandedOut>(&entry.fact);
    if (given != nullptr && entry.operations <= operations && given->activity != "silent")
      held_.push_back({given->task, given->token, given->activity});
  }
}

void Clients::work() {
  std::erase_if(held_, [this](Held& held) { return !take_turn(held); });
  answer_calls();
}

void Clients::answer_calls() {
  std::vector<std::string> tokens;
  for (CallRequest& answer : callees_.answer(tokens))
    submitted_.push_back({.request = std::move(answer)});
  for (const std::string& token : tokens)
    answer_token(token);
}

void Clients::answer_token(const std::string& token) {
  send({.request = TaskSuccessRequest{token, Payload("7")},
        .operation = "SendTaskSuccess",
        .on_answer = [](const Answer&) {},
        .changes = false});
}

bool Clients::take_turn(Held& held) {
  const int attempt = attempts_[{held.task.execution, held.activity}];
  if (held.activity == "silent" && attempt % 2 == 1) return false;
  if (held.activity == "beating" && held.turn++ < kHeartbeats) {
    send({.request = TaskHeartbeatRequest{held.token},
          .operation = "SendTaskHeartbeat",
          .on_answer = [](const Answer&) {},
          .changes = false});
    return true;
  }
  if (held.activity == "bad" || (held.activity == "flaky" && attempt == 1)) {
    fail(held);
  } else {
    succeed(held);
  }
  return false;
}

void Clients::succeed(const Held& held) {
  send({.request = TaskSuccessRequest{held.token, Payload(R"({"done":true,"secs":1,"when":)"
                                                          R"("2026-01-01T00:00:40Z","items":[1,2]})")},
        .operation = "SendTaskSuccess",
        .on_answer = [this, task = held.task](const Answer& answer) {
          if (error_of(answer) == nullptr) note(Ledger::TaskAnswered{task.execution, task.task, true});
        }});
}

void Clients::fail(const Held& held) {
  send({.request = TaskFailureRequest{held.token, held.activity == "flaky" ? "Flaky" : "Bad", "the worker"},
        .operation = "SendTaskFailure",
        .on_answer = [this, task = held.task](const Answer& answer) {
          if (error_of(answer) == nullptr) note(Ledger::TaskAnswered{task.execution, task.task, false});
        }});
}

}  // namespace sfn::durability
