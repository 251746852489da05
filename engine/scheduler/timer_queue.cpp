#include "engine/scheduler/timer_queue.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "engine/value/check.h"

namespace sfn {

bool fires_before(const Timer& a, const Timer& b, const Now& now) {
  const Millis a_overdue = a.deadline.overdue(now);
  const Millis b_overdue = b.deadline.overdue(now);
  return std::tie(b_overdue, a.execution, a.key) < std::tie(a_overdue, b.execution, b.key);
}

TimerQueue::Packed TimerQueue::packed(const Timer& timer) {
  const std::int64_t seq = timer.key.seq.value;
  check(0 <= seq && seq <= std::numeric_limits<std::uint32_t>::max(), "a seq fits 32 bits");
  return {timer.deadline.at.count(), timer.execution.value, static_cast<std::uint32_t>(seq), timer.key.kind};
}

Timer TimerQueue::unpacked(const Packed& timer, bool wall_clock) {
  return {{wall_clock, Millis(timer.at)}, ExecutionId(timer.execution), {timer.kind, Seq(timer.seq)}};
}

bool TimerQueue::later(const Packed& a, const Packed& b) {
  return std::tie(a.at, a.execution, a.kind, a.seq) > std::tie(b.at, b.execution, b.kind, b.seq);
}

Timer TimerQueue::pop(std::vector<Packed>& heap, bool wall_clock) {
  std::pop_heap(heap.begin(), heap.end(), later);
  const Timer timer = unpacked(heap.back(), wall_clock);
  heap.pop_back();
  return timer;
}

void TimerQueue::push(const Timer& timer) {
  auto& heap = timer.deadline.wall_clock ? wall_ : elapsed_;
  heap.push_back(packed(timer));
  std::push_heap(heap.begin(), heap.end(), later);
}

std::optional<Timer> TimerQueue::pop_due(const Now& now) {
  std::optional<Timer> wall;
  std::optional<Timer> elapsed;
  if (!wall_.empty()) wall = unpacked(wall_.front(), true);
  if (!elapsed_.empty()) elapsed = unpacked(elapsed_.front(), false);
  if (wall && !wall->deadline.due(now)) wall.reset();
  if (elapsed && !elapsed->deadline.due(now)) elapsed.reset();
  if (!wall && !elapsed) return std::nullopt;
  const bool from_wall = wall && (!elapsed || fires_before(*wall, *elapsed, now));
  return from_wall ? pop(wall_, true) : pop(elapsed_, false);
}

std::optional<ElapsedPoint> TimerQueue::next(const Now& now) const {
  std::optional<ElapsedPoint> next;
  const auto at = [&](const std::vector<Packed>& heap, bool wall_clock) {
    if (heap.empty()) return;
    const ElapsedPoint fires = now.elapsed - unpacked(heap.front(), wall_clock).deadline.overdue(now);
    next = next ? std::min(*next, fires) : fires;
  };
  at(wall_, true);
  at(elapsed_, false);
  return next;
}

void TimerQueue::drop_stale(const std::function<bool(const Timer&)>& is_stale) {
  const auto drop = [&](std::vector<Packed>& heap, bool wall_clock) {
    std::erase_if(heap, [&](const Packed& timer) { return is_stale(unpacked(timer, wall_clock)); });
    std::make_heap(heap.begin(), heap.end(), later);
  };
  drop(wall_, true);
  drop(elapsed_, false);
}

void TimerQueue::visit(const std::function<void(const Timer&)>& visitor) const {
  for (const Packed& timer : wall_)
    visitor(unpacked(timer, true));
  for (const Packed& timer : elapsed_)
    visitor(unpacked(timer, false));
}

}  // namespace sfn
