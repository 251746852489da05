// StartExecution: existence, DELETING, idempotency by name, quota, and the start itself.
#include <fmt/format.h>

#include "engine/scheduler/scheduler_state.h"
#include "engine/value/check.h"

namespace sfn {

namespace {

ApiError already_exists(const RegisteredStateMachine& machine, const std::string& name) {
  return {"ExecutionAlreadyExists",
          fmt::format("Execution Already Exists: '{}'", execution_arn(machine.scope, machine.name, name))};
}

}  // namespace

Outcome Scheduler::State::handle(StagedBatch& b, const StartExecutionRequest& request,
                                 const Submission& from) {
  return start(b, request, std::nullopt, call_of(from));
}

Outcome Scheduler::State::start(StagedBatch& b, const StartExecutionRequest& request,
                                const std::optional<TaskRef>& parent, CallId call) {
  const auto* machine = registry.find_state_machine(request.state_machine);
  const auto refused = [&](const char* error, const char* why) {
    const auto& [scope, name] = request.state_machine;
    return Reply(ApiError{error, fmt::format("{}: '{}'", why, state_machine_arn(scope, name))});
  };
  if (machine == nullptr) return refused("StateMachineDoesNotExist", "State Machine Does Not Exist");
  if (machine->deleting) return refused("StateMachineDeleting", "State Machine is being deleted");
  if (request.name) {
    if (auto repeated = repeated_start(b, *machine, request)) {
      // Somebody else's execution would not tell this task of its end.
      const auto* reply = std::get_if<Reply>(&*repeated);
      if (parent && reply != nullptr && std::holds_alternative<ExecutionStartedReply>(*reply))
        return Reply(already_exists(*machine, *request.name));
      return std::move(*repeated);
    }
  }
  if (open_executions >= settings.limits.open_executions_max) {
    return Reply(
        ApiError{"ExecutionLimitExceeded", "The maximum number of running executions has been reached."});
  }
  return start_new(b, *machine, request, parent, call);
}

// A name means one execution: while that one runs, the same input is the same start; afterwards the name is
// taken for 90 days (AWS). nullopt: the name is free.
std::optional<Outcome> Scheduler::State::repeated_start(StagedBatch& b, const RegisteredStateMachine& machine,
                                                        const StartExecutionRequest& request) {
  const std::string& name = *request.name;
  std::optional<ExecutionRecord> record;
  if (const auto* staged = b.find(machine.id, name)) {
    record = *staged;
  } else {
    record = storage.find_execution(machine.id, name);
  }
  if (!record) return std::nullopt;
  const ExecutionId id = record->id;
  if (!record->closed_at) {
    if (b.dropped.contains(id)) return Outcome(MustWait{});
    if (quarantined.contains(id)) return Outcome(Reply(is_set_aside(id)));
    if (!look_up(b, id) || in_memory(b, id) == nullptr) return Outcome(MustLoad{id});
    // It may be closed but for a timer that is late.
    if (!fire_overdue(b, id)) return Outcome(MustWait{});
    if (const auto* staged = b.find(id)) record = *staged;
  }
  if (record->closed_at) {
    if (*record->closed_at + settings.limits.name_reuse_after <= b.now.wall) return std::nullopt;
    return Outcome(Reply(already_exists(machine, name)));
  }
  const LoadedExecution* loaded = executions.find(id);
  check(loaded != nullptr, "it is open, and no command has dropped it");
  const Execution& execution = loaded->execution;
  if (execution.started().input != request.input) return Outcome(Reply(already_exists(machine, name)));
  return Outcome(Reply(ExecutionStartedReply{id, name, execution.started_at()}));
}

Outcome Scheduler::State::start_new(StagedBatch& b, const RegisteredStateMachine& machine,
                                    const StartExecutionRequest& request,
                                    const std::optional<TaskRef>& parent, CallId call) {
  const std::string name = request.name ? *request.name : generated_names.next(b.now.wall, entropy.bytes16());
  LoadedExecution started{Execution(ids.draw_execution()),
                          revisions.get(registry, machine.id, machine.current().number)};
  StartExecution command{name, request.input, request.trace_header, {}, {}, request.mock};
  if (parent) {
    command.parent = parent->execution;
    command.parent_task = parent->task;
  }
  Transition transition = advance(*started.revision, started.execution, command, context(b, machine.id));
  LoadedExecution& loaded = executions.add(std::move(started));
  stage(b, loaded, transition.events, call);
  return std::move(transition.reply);
}

}  // namespace sfn
