// Requests about the control plane, stops, deliveries and quarantine.
#include <algorithm>

#include <fmt/format.h>

#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

// The definition that a command brings parsed, and the revision it becomes.
void keep_parsed(RevisionCache& revisions, const Registry& registry, const RegistryEventBody& body,
                 const RegistryCommand& command) {
  if (const auto* created = std::get_if<StateMachineCreated>(&body)) {
    const auto& machine = std::get<CreateStateMachine>(command).machine;
    if (machine) revisions.put(registry, created->state_machine, RevisionNumber(1), machine);
  } else if (const auto* updated = std::get_if<StateMachineUpdated>(&body)) {
    const auto& machine = std::get<UpdateStateMachine>(command).machine;
    if (machine) revisions.put(registry, updated->state_machine, updated->revision, machine);
  }
}

ApiError execution_does_not_exist(const ExecutionName& name) {
  return {"ExecutionDoesNotExist",
          fmt::format("Execution Does Not Exist: '{}'", execution_arn(name.scope, name.machine, name.name))};
}

}  // namespace

Outcome Scheduler::State::handle(StagedBatch& b, const RegistryCommand& command, const Submission& from) {
  const RegistryContext context{b.now.wall, entropy, settings.limits, [this](StateMachineId machine) {
                                  const auto found = open_by_machine.find(machine);
                                  const auto count = found == open_by_machine.end() ? 0 : found->second;
                                  // Not all of them are counted: the end of the start looks again.
                                  return gated() ? std::max<std::int64_t>(count, 1) : count;
                                }};
  RegistryDecision decision = decide(registry, command, context);
  for (const RegistryEventBody& body : decision.events) {
    stage(b, body, call_of(from));
    keep_parsed(revisions, registry, body, command);
  }
  return std::move(decision.reply);
}

std::optional<ExecutionRecord> Scheduler::State::find_execution(const StagedBatch& b,
                                                                const ExecutionName& name) {
  if (const auto* machine = registry.find_state_machine(ResourceName{name.scope, name.machine})) {
    if (const auto* staged = b.find(machine->id, name.name)) return *staged;
  }
  auto record = storage.find_execution(name.scope, name.machine, name.name);
  if (record) {
    if (const auto* staged = b.find(record->id)) return *staged;
  }
  return record;
}

Outcome Scheduler::State::handle(StagedBatch& b, const StopExecutionRequest& request,
                                 const Submission& from) {
  const auto record = find_execution(b, request.execution);
  if (!record) return Reply(execution_does_not_exist(request.execution));
  // AWS has no error for an execution that is closed already: it answers when it stopped.
  if (record->closed_at) return Reply(ExecutionStoppedReply{*record->closed_at});
  return execute(b, record->id, request.command, call_of(from));
}

Outcome Scheduler::State::handle(StagedBatch& b, const TaskDeliveryRequest& request, const Submission& from) {
  const TaskRef task{request.execution, request.task};
  const auto reported = hand_outs.find(task);
  if (reported != hand_outs.end() && reported->second == request.nonce) hand_outs.erase(reported);
  if (!look_up(b, request.execution)) return MustLoad{request.execution};
  auto entry = outstanding.find(request.execution, {PendingKind::AssignedTask, request.task});
  if (!entry) return Reply(Done{});  // answered meanwhile, or its time is over
  if (request.flushed) {
    entry->delivered = true;
    outstanding.note_for_checkpoint(request.execution, *entry);
    return Reply(Done{});
  }
  return execute(b, request.execution, ReturnActivityTask{request.task, request.nonce}, call_of(from));
}

Outcome Scheduler::State::handle(StagedBatch& b, const ReleaseQuarantineRequest& request, const Submission&) {
  const auto record = find_execution(b, request.execution);
  if (!record) return Reply(execution_does_not_exist(request.execution));
  return release(b, record->id);
}

Outcome Scheduler::State::handle(StagedBatch&, const JournalRequest&, const Submission&) {
  return Reply(Done{});
}

}  // namespace sfn
