// Outstanding is what all open executions wait for: Execution::pending() of each, in memory or not, with what
// only the scheduler knows of an entry (when it is armed, whether its hand-out was delivered, the last
// heartbeat). An execution is open exactly when it has entries here. The checkpoint table is a copy of it,
// kept by differences. Changes since the last `keep` can be undone, because the batch that made them may not
// be stored; what that armed or disarmed is not undone. An entry takes 40 bytes and its place in a hash
// chain, a timer 4 more; it is handed out as a copy that is easier to read. Used by the writer thread only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/execution/pending.h"
#include "engine/scheduler/pending_node.h"
#include "engine/scheduler/storage.h"
#include "engine/scheduler/timer_queue.h"

namespace sfn {

struct OutstandingEntry {
  PendingKey key;
  PendingEntry entry;
  // Timers: when it fires, and whether it stands in the TimerQueue.
  Deadline deadline;
  bool armed = false;
  // As in PendingRecord.
  bool delivered = false;
  std::optional<TimePoint> last_heartbeat;
  // AssignedTask: queued once more, because a start could not tell whether the worker got it.
  bool offered_again = false;
};

class Outstanding {
 public:
  [[nodiscard]] bool contains(ExecutionId execution) const;
  // Ascending by key.
  [[nodiscard]] std::vector<OutstandingEntry> of(ExecutionId execution) const;
  [[nodiscard]] std::optional<OutstandingEntry> find(ExecutionId execution, PendingKey key) const;
  [[nodiscard]] bool contains(ExecutionId execution, PendingKey key) const;
  [[nodiscard]] std::size_t execution_count() const { return executions_; }
  [[nodiscard]] std::size_t timer_count() const { return timers_; }
  // In no order. `visitor` must neither put nor remove.
  void visit(const std::function<void(ExecutionId, const OutstandingEntry&)>& visitor) const;
  // Those of one execution, in no order; the same holds.
  template <class Visitor>
  void visit(ExecutionId execution, Visitor&& visitor) const {
    for_each_of(execution, [&](const PendingNode& node) { visitor(unpacked(node)); });
  }

  // Inserts, or replaces and forgets what was known of the entry before.
  void put(ExecutionId execution, PendingKey key, const PendingEntry& entry);
  void remove(ExecutionId execution, PendingKey key);
  void remove_all(ExecutionId execution);
  // Takes over what only the scheduler knows of an entry that is here, and so arms or disarms it. Not undone.
  void note(ExecutionId execution, const OutstandingEntry& entry);
  // The same, of something that the checkpoint holds too: `delivered` or `last_heartbeat`.
  void note_for_checkpoint(ExecutionId execution, const OutstandingEntry& entry);

  // ---- Timers
  // Disarms the one that fires first and returns it, if it is due.
  std::optional<Timer> pop_due(const Now& now) { return queue_.pop_due(now); }
  // Of those that are armed.
  [[nodiscard]] const TimerQueue& armed() const { return queue_; }

  // What one put or remove changed: the entry before it.
  struct Undone {
    ExecutionId execution;
    PendingKey key;
    std::optional<OutstandingEntry> before;
  };
  // The changes since the last keep() or undo() are final.
  void keep() { journal_.clear(); }
  // Takes them back, the latest first, and returns them in that order. What comes back isn't armed.
  std::vector<Undone> undo();

  // ---- Checkpoint
  // An entry that the checkpoint table holds: no change.
  void restore(ExecutionId execution, const OutstandingEntry& entry) { set(execution, entry); }
  // The table is not to be relied on: the next checkpoint empties it first.
  void replace_checkpoint() { replace_ = true; }
  [[nodiscard]] bool changed() const { return replace_ || !changed_.empty(); }
  // nullopt: the table is not yet what is outstanding.
  [[nodiscard]] Checkpoint checkpoint(std::optional<Position> reflects) const;
  // That checkpoint is stored.
  void checkpointed();

 private:
  // Few executions have one.
  struct Heartbeat {
    Millis interval{};
    std::optional<TimePoint> last;
  };

  template <class Visitor>
  void for_each_of(ExecutionId execution, Visitor&& visitor) const {
    for (SlabIndex i = nodes_.first(spread(execution.value)); i != kNoSlabIndex; i = nodes_[i].next) {
      if (nodes_[i].execution == execution.value) visitor(nodes_[i]);
    }
  }
  [[nodiscard]] SlabIndex index_of(ExecutionId execution, PendingKey key) const;
  [[nodiscard]] OutstandingEntry unpacked(const PendingNode& node) const;
  // Its heartbeat, too.
  void pack(const OutstandingEntry& entry, PendingNode& node);
  void arm(SlabIndex index, bool armed);
  void set(ExecutionId execution, const OutstandingEntry& entry);
  std::optional<OutstandingEntry> take(ExecutionId execution, PendingKey key);

  PendingNodes nodes_;
  TimerQueue queue_{nodes_};
  std::map<std::pair<ExecutionId, Seq>, Heartbeat> heartbeats_;
  std::size_t executions_ = 0;
  std::size_t timers_ = 0;
  std::vector<Undone> journal_;
  std::set<std::pair<ExecutionId, PendingKey>> changed_;  // since the last checkpoint
  bool replace_ = false;
};

}  // namespace sfn
