// TimerQueue orders the timers among the entries of Outstanding by deadline. There are two clocks: moments of
// the wall clock (`Timestamp` waits), and delays, which follow elapsed time while the process lives. A node
// knows its place here, so that one is taken out or moved wherever it stands: nothing here is stale. A timer
// takes 4 bytes beside that place. Used by the writer thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/scheduler/pending_node.h"
#include "engine/value/ids.h"
#include "engine/value/time.h"

namespace sfn {

// When a timer fires: `at` is counted from the epoch of its own clock.
struct Deadline {
  bool wall_clock = false;
  Millis at{};
  bool operator==(const Deadline&) const = default;

  static Deadline wall(TimePoint time) { return {true, time.time_since_epoch()}; }
  static Deadline elapsed(ElapsedPoint time) { return {false, time.time_since_epoch()}; }
  // How long ago it was; negative before the deadline.
  [[nodiscard]] Millis overdue(const Now& now) const {
    return (wall_clock ? now.wall.time_since_epoch() : now.elapsed.time_since_epoch()) - at;
  }
  [[nodiscard]] bool due(const Now& now) const { return overdue(now) >= Millis(0); }
};

struct Timer {
  Deadline deadline;
  ExecutionId execution;
  PendingKey key;
};

// Whether `a` fires before `b`: the earlier deadline, then the lower execution and key, so that the order
// never depends on the order of arming.
[[nodiscard]] bool fires_before(const Timer& a, const Timer& b, const Now& now);

class TimerQueue {
 public:
  // The queue changes the nodes' `place` and nothing else of them.
  explicit TimerQueue(PendingNodes& nodes) : nodes_(nodes) {}

  // Adds a node, or brings one that is here to where its deadline belongs now.
  void put(SlabIndex node);
  // Nothing when it isn't here.
  void remove(SlabIndex node);
  // Takes out the timer with the earliest deadline, if it is due.
  std::optional<Timer> pop_due(const Now& now);
  // When the earliest one fires, if nobody touches the wall clock until then.
  [[nodiscard]] std::optional<ElapsedPoint> next(const Now& now) const;
  [[nodiscard]] bool has_wall_clock_timers() const { return !wall_.empty(); }
  [[nodiscard]] std::size_t size() const { return wall_.size() + elapsed_.size(); }

 private:
  // A heap, the earliest in front, each above kFanOut others.
  using Heap = std::vector<SlabIndex>;

  [[nodiscard]] Heap& heap_of(const PendingNode& node) { return node.wall_clock ? wall_ : elapsed_; }
  [[nodiscard]] bool earlier(SlabIndex a, SlabIndex b) const;
  [[nodiscard]] Timer timer_at(SlabIndex node) const;
  [[nodiscard]] std::size_t earliest_below(const Heap& heap, std::size_t place) const;
  void set(Heap& heap, std::size_t place, SlabIndex node);
  // From that place to where it belongs.
  void settle(Heap& heap, std::size_t place, SlabIndex node);

  PendingNodes& nodes_;
  Heap wall_;
  Heap elapsed_;
};

}  // namespace sfn
