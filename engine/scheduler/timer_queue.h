// TimerQueue orders the timers of all executions by deadline. There are two clocks: moments of the wall clock
// (`Timestamp` waits), and delays, which follow elapsed time while the process lives. An entry may be stale
// (its task has ended, its heartbeat has moved): the owner looks before it acts, so nothing is removed from
// the middle; drop_stale keeps the stale ones from piling up. A timer takes 24 bytes. Used by the writer
// thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/execution/pending.h"
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
  void push(const Timer& timer);
  // Takes out the timer with the earliest deadline, if it is due.
  std::optional<Timer> pop_due(const Now& now);
  // When the earliest one fires, if nobody touches the wall clock until then.
  [[nodiscard]] std::optional<ElapsedPoint> next(const Now& now) const;
  [[nodiscard]] bool has_wall_clock_timers() const { return !wall_.empty(); }
  // Stale ones included.
  [[nodiscard]] std::size_t size() const { return wall_.size() + elapsed_.size(); }
  void drop_stale(const std::function<bool(const Timer&)>& is_stale);
  // In no order.
  void visit(const std::function<void(const Timer&)>& visitor) const;

 private:
  // A Timer whose clock is known from where it is.
  struct Packed {
    std::int64_t at;
    std::int64_t execution;
    std::uint32_t seq;
    PendingKind kind;
  };
  static Packed packed(const Timer& timer);
  static Timer unpacked(const Packed& timer, bool wall_clock);
  // For std::*_heap, which keep the greatest in front.
  static bool later(const Packed& a, const Packed& b);
  static Timer pop(std::vector<Packed>& heap, bool wall_clock);

  // Heaps, the earliest in front.
  std::vector<Packed> wall_;
  std::vector<Packed> elapsed_;
};

}  // namespace sfn
