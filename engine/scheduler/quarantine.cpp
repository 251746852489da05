// Executions whose commands hit bugs of ours: dropped from memory until the commit, and after a few times set
// aside, so that the rest goes on.
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

// What its earlier commands of this batch have staged stays; what this one did to it in memory is gone with
// it.
void Scheduler::State::note_internal_failure(StagedBatch& b, ExecutionId id, const char* what) {
  executions.drop(id);
  b.dropped.insert(id);
  if (++internal_failures[id] >= settings.internal_failures_max) quarantine(id, what, b.now.wall);
}

void Scheduler::State::quarantine(ExecutionId id, const std::string& reason, TimePoint at) {
  quarantined[id] = reason;
  quarantine_changes.push_back({id, reason, at});
  runnable.erase(id);
  for (const OutstandingEntry& entry : outstanding.of(id)) {
    if (entry.key.kind == PendingKind::QueuedTask || entry.offered_again) queues.remove({id, entry.key.seq});
  }
}

Outcome Scheduler::State::release(StagedBatch& b, ExecutionId id) {
  // Its last events may not be in the log yet.
  if (b.dropped.contains(id)) return MustWait{};
  if (!quarantined.contains(id)) return Reply(Done{});
  // What waits for it is known when it can be folded.
  if (in_memory(b, id) == nullptr) return MustLoad{id};
  quarantined.erase(id);
  internal_failures.erase(id);
  quarantine_changes.push_back({id, std::nullopt, b.now.wall});
  for (OutstandingEntry& entry : outstanding.of(id)) {
    if (is_timer(entry.key.kind) && !entry.armed) entry.deadline = deadline_of(entry.key, entry.entry, b.now);
    arrange(id, entry, entry.entry.returned);
  }
  return Reply(Done{});
}

}  // namespace sfn
