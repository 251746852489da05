// Callers, and what their answers promise.
#include <algorithm>

#include "engine/asl/parse.h"
#include "tests/sim/calls.h"
#include "tests/sim/machines.h"
#include "tests/sim/simulation.h"
#include "tests/sim/violation.h"

namespace sfn::sim {

namespace {

constexpr std::size_t kMachines = 3;
constexpr std::size_t kNames = 8;

}  // namespace

void Simulation::send(Request request, std::string what, std::function<void(const Answer&)> on_answer) {
  const std::uint64_t ticket = ++last_ticket_;
  const std::string request_id = "request-" + std::to_string(ticket);
  trace(request_id + ": " + what);
  submitted_.push_back(
      {.ticket = ticket,
       .request = std::move(request),
       .call = ApiCall{
           .received_at = clock_.now().wall, .operation = std::move(what), .request_id = request_id}});
  sent_.emplace(ticket, Sent{request_id, std::move(on_answer)});
}

// At this moment everything that the answers say must be in the store.
void Simulation::on_answers(std::vector<Answer> answers) {
  for (const Answer& answer : answers) {
    const auto found = sent_.find(answer.ticket);
    require(found != sent_.end(), "ticket {} is answered and was not waiting", answer.ticket);
    const Sent sent = std::move(found->second);
    sent_.erase(found);
    const auto* error = error_of(answer);
    trace(sent.request_id + (error != nullptr ? " -> " + error->type : " answered"));
    if (error != nullptr && error->type == "InternalFailure") {
      coverage_.hit("answer InternalFailure");
      continue;
    }
    // The row of an empty poll is given back to its caller, who journals it as one that changed nothing.
    if (answer.call) submitted_.push_back({.request = JournalRequest{}, .call = answer.call});
    require(answer.call || watcher_.calls_of(sent.request_id) == 1 || !scheduler_->writable(),
            "{} is answered and not in the journal", sent.request_id);
    sent.on_answer(answer);
  }
}

void Simulation::expect_error(const Answer& answer) {
  coverage_.hit("answer " + error_of(answer)->type);
}

void Simulation::client_step() {
  if (start_before_ && random_.percent(4)) return repeat_start();
  if (!storage_.quarantine().empty() && random_.percent(15)) return release_call();
  if ((!calls_out_.empty() || !call_tokens_.empty()) && random_.percent(25)) return outside_step();
  const auto kind = random_.below(100);
  if (kind < 9) return registry_call();
  if (kind < 40) return start_call();
  if (kind < 44) return stop_call();
  if (kind < 66) return poll_call(activity_name(random_.below(kActivities)));
  if (kind < 92) return task_call();
  odd_call();
}

std::string Simulation::machine_name() {
  return "m" + std::to_string(random_.below(kMachines));
}

// Most seeds begin with something to work with.
void Simulation::create_all() {
  for (std::size_t i = 0; i < kActivities; ++i) {
    send(RegistryCommand(CreateActivity{.name = named(activity_name(i))}), "CreateActivity",
         [](const Answer&) {});
  }
  for (std::size_t i = 0; i < kMachines; ++i)
    create_machine("m" + std::to_string(i));
  create_machine("child");
}

void Simulation::create_machine(const std::string& name) {
  const std::string definition = random_definition(random_, name != "child");
  const auto parsed = asl::parse_state_machine(definition);
  require(parsed.machine != nullptr, "the definition is refused: {} {}", parsed.diagnostics.joined(),
          definition);
  const StateMachineSettings settings{.definition = Payload(definition), .role_arn = "arn:aws:iam::1:role/r"};
  send(RegistryCommand(CreateStateMachine{
           .name = named(name), .type = "STANDARD", .settings = settings, .machine = parsed.machine}),
       "CreateStateMachine " + name + " " + definition, [this](const Answer& answer) {
         if (error_of(answer) != nullptr) return expect_error(answer);
         coverage_.hit("command CreateStateMachine");
       });
}

void Simulation::registry_call() {
  const auto done = [this](const std::string& command) {
    return [this, command](const Answer& answer) {
      if (error_of(answer) != nullptr) return expect_error(answer);
      coverage_.hit("command " + command);
    };
  };
  const auto kind = random_.below(100);
  const ResourceName machine = named(machine_name());
  const ResourceName activity = named(activity_name(random_.below(kActivities)));
  if (kind < 35) return create_machine(machine.name);
  if (kind < 50) {
    const std::string definition = random_definition(random_);
    return send(RegistryCommand(UpdateStateMachine{.name = machine,
                                                   .definition = Payload(definition),
                                                   .machine = asl::parse_state_machine(definition).machine}),
                "UpdateStateMachine " + machine.name + " " + definition, done("UpdateStateMachine"));
  }
  if (kind < 60) {
    return send(RegistryCommand(DeleteStateMachine{machine}), "DeleteStateMachine " + machine.name,
                done("DeleteStateMachine"));
  }
  if (kind < 92)
    return send(RegistryCommand(CreateActivity{.name = activity}), "CreateActivity", done("CreateActivity"));
  send(RegistryCommand(DeleteActivity{activity}), "DeleteActivity", done("DeleteActivity"));
}

void Simulation::start_call() {
  const std::string machine = machine_name();
  const std::string input = random_input(random_);
  StartExecutionRequest request{.state_machine = named(machine), .input = Payload(input)};
  if (random_.percent(60)) request.name = "e" + std::to_string(random_.below(kNames));
  // Now and then the same start twice, so that both may be in one batch.
  for (int times = random_.percent(15) ? 2 : 1; times > 0; --times) {
    const Started wanted{machine, request.name.value_or(""), input, {}};
    if (request.name) start_before_ = std::pair(request, wanted);
    send(request, "StartExecution " + machine + " " + wanted.name,
         [this, wanted](const Answer& answer) { on_started(answer, wanted); });
  }
}

// Perhaps long after, over a restart, or when the execution has closed.
void Simulation::repeat_start() {
  coverage_.hit("caller repeats a call");
  const auto [request, wanted] = *start_before_;
  send(request, "StartExecution again " + wanted.machine + " " + wanted.name,
       [this, wanted = wanted](const Answer& answer) { on_started(answer, wanted); });
}

void Simulation::on_started(const Answer& answer, const Started& wanted) {
  if (error_of(answer) != nullptr) return expect_error(answer);
  const auto& reply = std::get<ExecutionStartedReply>(answer.reply);
  require(wanted.name.empty() || wanted.name == reply.name, "a start of {} answers {}", wanted.name,
          reply.name);
  const auto known = started_.find(reply.execution);
  if (known != started_.end()) {
    coverage_.hit("answer repeated start");
    const Started& first = known->second;
    require(first.name == reply.name && first.machine == wanted.machine && first.input == wanted.input &&
                first.started_at == reply.started_at,
            "execution {}: a repeated start is not the first", reply.execution.value);
    return;
  }
  coverage_.hit("command StartExecution");
  require(!forgotten_.contains(reply.execution), "execution id {} is given twice", reply.execution.value);
  const auto record = storage_.executions().find(reply.execution);
  require(record != storage_.executions().end(), "execution {} is acknowledged and not stored",
          reply.execution.value);
  require(record->second.name == reply.name && record->second.started_at == reply.started_at,
          "execution {}: the record differs from the answer", reply.execution.value);
  const auto events = storage_.load(reply.execution);
  require(std::get<ExecutionStarted>(events.front().body).input.text() == wanted.input,
          "execution {}: another input is stored", reply.execution.value);
  started_[reply.execution] = {wanted.machine, reply.name, wanted.input, reply.started_at};
}

void Simulation::stop_call() {
  if (started_.empty()) return;
  auto at = started_.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(random_.below(started_.size())));
  const auto [id, started] = *at;
  const std::string name = random_.percent(10) ? "nobody" : started.name;
  send(StopExecutionRequest{{kScope, started.machine, name}, {"Stopped", "by hand"}}, "StopExecution " + name,
       [this, name](const Answer& answer) {
         if (error_of(answer) != nullptr) return expect_error(answer);
         coverage_.hit("command StopExecution");
         const auto stopped = [&](const auto& e) {
           const auto stopped_at = std::get<ExecutionStoppedReply>(answer.reply).stopped_at;
           return e.second.name == name && e.second.closed_at == stopped_at;
         };
         require(std::ranges::any_of(storage_.executions(), stopped) ||
                     std::ranges::any_of(storage_.removed(), stopped),
                 "{} is answered as stopped and no execution of that name has closed then", name);
       });
}

void Simulation::odd_call() {
  const auto kind = random_.below(100);
  if (kind < 45 && !parked_.empty()) {
    const std::uint64_t gone = random_.pick(parked_);
    std::erase(parked_, gone);
    if (sent_.erase(gone) == 0) return;
    // It may be answered all the same, when the answer was on its way: then nobody is there.
    sent_.emplace(gone, Sent{"request-" + std::to_string(gone), [this](const Answer& answer) {
                               if (const auto* task = std::get_if<TaskHandedOut>(&answer.reply)) {
                                 send(TaskDeliveryRequest{task->execution, task->task, task->nonce, false},
                                      "TaskDelivery to nobody", [](const Answer&) {});
                               }
                             }});
    coverage_.hit("request CancelPoll");
    submitted_.push_back({.request = CancelPollRequest{gone}});
    return trace(fmt::format("request-{} hangs up", gone));
  }
  coverage_.hit("request Journal");
  submitted_.push_back({.request = JournalRequest{},
                        .call = ApiCall{.received_at = clock_.now().wall,
                                        .operation = "ListStateMachines",
                                        .request_id = "read-" + std::to_string(++last_ticket_)}});
}

// Retention proposes what it likes, also what runs; and journal rows up to some call.
void Simulation::purge_call() {
  PurgeRequest request{.cause = "retention", .closed_before = clock_.now().wall};
  if (random_.percent(20)) request.closed_before -= Millis(random_.between(0, 600'000));
  const bool all = random_.percent(20);
  for (const auto& [id, record] : storage_.executions()) {
    if (all || random_.percent(20)) request.executions.push_back(id);
  }
  if (random_.percent(30)) request.executions.push_back(ExecutionId(random_.between(1, 1'000'000)));
  if (!storage_.calls().empty() && random_.percent(30)) {
    request.calls_below = random_.pick(storage_.calls()).id;
    coverage_.hit("request Purge of calls");
  }
  send(std::move(request), "PurgeExecutions", [this](const Answer& answer) {
    if (error_of(answer) != nullptr) return expect_error(answer);
    coverage_.hit("request Purge");
  });
}

void Simulation::release_call() {
  for (const auto& [id, change] : storage_.quarantine()) {
    const auto& record = storage_.executions().at(id);
    const auto started = started_.find(id);
    if (started == started_.end()) continue;
    return send(ReleaseQuarantineRequest{{kScope, started->second.machine, record.name}}, "ReleaseQuarantine",
                [this](const Answer& answer) {
                  if (error_of(answer) == nullptr) coverage_.hit("request ReleaseQuarantine");
                });
  }
}

}  // namespace sfn::sim
