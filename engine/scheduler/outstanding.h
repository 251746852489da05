// Outstanding is what all open executions wait for: Execution::pending() of each, in memory or not, with what
// only the scheduler knows of an entry (when it is armed, whether its hand-out was delivered, the last
// heartbeat). An execution is open exactly when it has entries here. The checkpoint table is a copy of it,
// kept by differences. Changes since the last `keep` can be undone, because the batch that made them may not
// be stored. An entry takes 48 bytes and its place in a hash chain, since there are millions of them; it is
// handed out as a copy that is easier to read. Used by the writer thread only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/execution/pending.h"
#include "engine/scheduler/chained_slab.h"
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
    for_each_of(execution, [&](const Node& node) { visitor(unpacked(node)); });
  }

  // Inserts, or replaces and forgets what was known of the entry before.
  void put(ExecutionId execution, PendingKey key, const PendingEntry& entry);
  void remove(ExecutionId execution, PendingKey key);
  void remove_all(ExecutionId execution);
  // Takes over what only the scheduler knows of an entry that is here. Not undone.
  void note(ExecutionId execution, const OutstandingEntry& entry);
  // The same, of something that the checkpoint holds too: `delivered` or `last_heartbeat`.
  void note_for_checkpoint(ExecutionId execution, const OutstandingEntry& entry);

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
  void restore(ExecutionId execution, const OutstandingEntry& entry) { set(execution, entry); }
  // The table is not to be relied on: the next checkpoint empties it first.
  void replace_checkpoint() { replace_ = true; }
  [[nodiscard]] bool changed() const { return replace_ || !changed_.empty(); }
  // nullopt: the table is not yet what is outstanding.
  [[nodiscard]] Checkpoint checkpoint(std::optional<Position> reflects) const;
  // That checkpoint is stored.
  void checkpointed();

 private:
  struct Node {
    std::int64_t execution = 0;
    std::int64_t since = 0;     // timers: due_at; tasks: queued_at
    std::int64_t deadline = 0;  // timers, of the clock that `kWallClock` names; tasks: the activity
    std::int64_t armed = 0;     // of the same clock
    std::uint32_t seq = 0;
    PendingKind kind = PendingKind::Runnable;
    std::uint8_t flags = 0;
    SlabIndex next = kNoSlabIndex;
    [[nodiscard]] std::uint64_t hash() const { return spread(execution); }
    [[nodiscard]] PendingKey key() const { return {kind, Seq(seq)}; }
  };
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
  [[nodiscard]] OutstandingEntry unpacked(const Node& node) const;
  void pack(const OutstandingEntry& entry, Node& node);
  void set(ExecutionId execution, const OutstandingEntry& entry);
  std::optional<OutstandingEntry> take(ExecutionId execution, PendingKey key);

  ChainedSlab<Node> nodes_;
  std::map<std::pair<ExecutionId, Seq>, Heartbeat> heartbeats_;
  std::size_t executions_ = 0;
  std::size_t timers_ = 0;
  std::vector<Undone> journal_;
  std::set<std::pair<ExecutionId, PendingKey>> changed_;  // since the last checkpoint
  bool replace_ = false;
};

}  // namespace sfn
