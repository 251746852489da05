// Commands to executions: loading, own overdue timers first, advance, staging what it wrote.
#include "engine/execution/event_codec.h"
#include "engine/scheduler/execution_record.h"
#include "engine/scheduler/scheduler_state.h"
#include "engine/scheduler/task_token.h"
#include "engine/value/check.h"

namespace sfn {

Outcome Scheduler::State::execute(StagedBatch& b, ExecutionId id, const Command& command, CallId call) {
  if (b.dropped.contains(id)) return MustWait{};
  if (quarantined.contains(id)) return Reply(is_set_aside(id));
  if (!look_up(b, id) || in_memory(b, id) == nullptr) return MustLoad{id};
  if (!fire_overdue(b, id)) return MustWait{};
  auto reply = advance_one(b, id, command, call);
  return reply ? std::move(*reply) : Reply(internal_failure());
}

std::optional<Reply> Scheduler::State::advance_one(StagedBatch& b, ExecutionId id, const Command& command,
                                                   CallId call) {
  LoadedExecution* loaded = nullptr;
  Transition transition;
  try {
    loaded = executions.find(id);
    check(loaded != nullptr, "an execution that advances is in memory");
    transition =
        advance(*loaded->revision, loaded->execution, command, context(b, loaded->revision->state_machine));
  } catch (const StorageError& error) {
    using Kind = StorageError::Kind;
    if (error.kind() == Kind::NotOwner || error.kind() == Kind::UnknownOutcome) throw;
    note_internal_failure(b, id, error.what());
    return std::nullopt;
  } catch (const std::exception& error) {
    note_internal_failure(b, id, error.what());
    return std::nullopt;
  }
  stage(b, *loaded, transition.events, call);
  return std::move(transition.reply);
}

LoadedExecution& Scheduler::State::keep_in_memory(Execution execution) {
  auto revision = revisions.get(registry, execution.started().state_machine, execution.started().revision);
  return executions.add({std::move(execution), std::move(revision)});
}

Context Scheduler::State::context(const StagedBatch& b, StateMachineId machine) {
  const auto* registered = registry.find_state_machine(machine);
  return {.now = b.now.wall,
          .entropy = entropy,
          .limits = settings.limits,
          .machine_deleting = registered != nullptr && registered->deleting,
          .find_activity = [this](std::string_view arn) -> std::optional<ActivityId> {
            const auto* activity = registry.find_activity(arn);
            return activity == nullptr ? std::nullopt : std::optional(activity->id);
          },
          .make_token =
              [this](ExecutionId execution, Seq task, const std::string& nonce) {
                return make_task_token({execution, task, nonce}, token_key);
              }};
}

void Scheduler::State::stage(StagedBatch& b, LoadedExecution& loaded, const std::vector<HistoryEvent>& events,
                             CallId call) {
  if (events.empty()) return;
  b.staging = true;
  Execution& execution = loaded.execution;
  for (const HistoryEvent& event : events)
    b.add(ids.draw_position(), execution.id(), call, event);
  const std::vector<PendingChange> changes = execution.take_pending_changes();
  absorb(execution.id(), changes, b.now);
  note_ended(b, loaded, events, changes);
  executions.changed(execution.id());

  const StateMachineId machine = execution.started().state_machine;
  const bool starts = events.front().seq == Seq(1);
  if (starts || execution.closed()) b.put(record_of(execution));
  if (starts) count_open(b, {machine, execution.id()}, +1);
  if (execution.closed()) {
    count_open(b, {machine, execution.id()}, -1);
    const auto* registered = registry.find_state_machine(machine);
    // The end of a start looks at them all.
    if (registered != nullptr && registered->deleting && !gated() && open_by_machine[machine] == 0)
      stage(b, StateMachineDeleted{machine}, CallId{});
  }
  b.staging = false;
}

void Scheduler::State::stage(StagedBatch& b, RegistryEventBody body, CallId call) {
  b.staging = true;
  RegistryEvent event{b.now.wall, std::move(body)};
  apply(registry, event);
  b.add(ids.draw_position(), call, std::move(event));
  b.staging = false;
}

void Scheduler::State::count_open(StagedBatch& b, const OpenExecution& which, std::int64_t change) {
  if (restoring && !restoring->has_counted(which)) return;  // it will not be there when they are counted
  const StateMachineId machine = which.state_machine;
  b.opened[machine] += change;
  open_by_machine[machine] += change;
  open_executions += change;
}

}  // namespace sfn
