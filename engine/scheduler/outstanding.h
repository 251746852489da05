// Outstanding is what all open executions wait for: Execution::pending() of each, in memory or not, with what
// only the scheduler knows of an entry (when it is armed, whether its hand-out was delivered, the last
// heartbeat). An execution is open exactly when it has entries here. The checkpoint table is a copy of it,
// kept by differences. Changes since the last `keep` can be undone, because the batch that made them may not
// be stored. Used by the writer thread only.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/execution/pending.h"
#include "engine/scheduler/storage.h"
#include "engine/scheduler/timer_queue.h"

namespace sfn {

struct OutstandingEntry {
  PendingKey key;
  PendingEntry entry;
  // Timers: when it fires, and under which deadline it stands in the TimerQueue (absent: it does not).
  Deadline deadline;
  std::optional<Deadline> armed;
  // As in PendingRecord.
  bool delivered = false;
  std::optional<TimePoint> last_heartbeat;
  // AssignedTask: queued once more, because a start could not tell whether the worker got it.
  bool offered_again = false;
};

class Outstanding {
 public:
  [[nodiscard]] bool contains(ExecutionId execution) const { return entries_.contains(execution); }
  // Ascending by key; valid until the next change of this execution's entries.
  [[nodiscard]] std::span<OutstandingEntry> of(ExecutionId execution);
  [[nodiscard]] OutstandingEntry* find(ExecutionId execution, PendingKey key);
  [[nodiscard]] std::size_t execution_count() const { return entries_.size(); }
  [[nodiscard]] std::size_t timer_count() const { return timers_; }
  void visit(const std::function<void(ExecutionId, OutstandingEntry&)>& visitor);

  // Inserts, or replaces and forgets what was known of the entry before.
  OutstandingEntry& put(ExecutionId execution, PendingKey key, const PendingEntry& entry);
  void remove(ExecutionId execution, PendingKey key);
  void remove_all(ExecutionId execution);
  // Notes that `delivered` or `last_heartbeat` of an entry has changed.
  void note_change(ExecutionId execution, PendingKey key) { changed_.emplace(execution, key); }

  // What one put or remove changed: the entry before it.
  struct Undone {
    ExecutionId execution;
    PendingKey key;
    std::optional<OutstandingEntry> before;
  };
  // The changes since the last keep() or undo() are final.
  void keep() { journal_.clear(); }
  // Takes them back, the latest first, and returns them in that order.
  std::vector<Undone> undo();

  // ---- Checkpoint
  // An entry that the checkpoint table holds: no change.
  void restore(const PendingRecord& record);
  // The table is not to be relied on: the next checkpoint is the whole set.
  void replace_checkpoint() { replace_all_ = true; }
  [[nodiscard]] bool changed() const { return replace_all_ || !changed_.empty(); }
  [[nodiscard]] Checkpoint checkpoint(Position reflects);
  // That checkpoint is stored.
  void checkpointed();

 private:
  using Entries = std::vector<OutstandingEntry>;
  void set(ExecutionId execution, const OutstandingEntry& entry);
  std::optional<OutstandingEntry> take(ExecutionId execution, PendingKey key);

  std::unordered_map<ExecutionId, Entries> entries_;
  std::size_t timers_ = 0;
  std::vector<Undone> journal_;
  std::set<std::pair<ExecutionId, PendingKey>> changed_;  // since the last checkpoint
  bool replace_all_ = false;
};

}  // namespace sfn
