// Executions whose commands hit bugs of ours: dropped from memory until the commit, and after a few times set
// aside, so that the rest goes on. And executions whose log can't be read for a while.
#include <fmt/format.h>

#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

constexpr Millis kReadAgain{500};

}  // namespace

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
    calls.remove({id, entry.key.seq});
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
    if (entry.key.kind == PendingKind::Heartbeat) {  // its workers were refused
      entry.deadline = deadline_of(entry.key, entry.entry, b.now);
      outstanding.note(id, entry);
    }
    arrange(id, entry, entry.entry.returned);
  }
  if (auto kept = kept_outcomes.extract(id); !kept.empty())
    std::move(kept.mapped().begin(), kept.mapped().end(), std::back_inserter(waiting));
  return Reply(Done{});
}

ApiError Scheduler::State::is_set_aside(ExecutionId id) const {
  return {internal_failure().type,
          fmt::format("The execution is in quarantine and changes no more: {}. v_stuck shows it, `stepwell "
                      "retry` releases it.",
                      quarantined.at(id))};
}

void Scheduler::State::set_aside(StagedBatch& b, const FoldedLog& folded) {
  executions.drop(folded.id);
  b.dropped.insert(folded.id);
  unread.erase(folded.id);
  if (folded.unreadable) unread[folded.id] = b.now.elapsed + kReadAgain;
  const auto known = quarantined.find(folded.id);
  if (known == quarantined.end() || known->second != folded.failure)
    quarantine(folded.id, folded.failure, b.now.wall);
}

void Scheduler::State::read_again(StagedBatch& b) {
  for (auto& [id, at] : unread) {
    if (at > b.now.elapsed) continue;
    at = b.now.elapsed + kReadAgain;
    in_memory(b, id);
  }
}

}  // namespace sfn
