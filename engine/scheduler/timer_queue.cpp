#include "engine/scheduler/timer_queue.h"

#include <algorithm>
#include <tuple>

namespace sfn {

namespace {

// For std::*_heap, which keep the greatest in front. Both are of one clock.
bool later(const Timer& a, const Timer& b) {
  return std::tie(a.deadline.at, a.execution, a.key) > std::tie(b.deadline.at, b.execution, b.key);
}

Timer pop(std::vector<Timer>& heap) {
  std::pop_heap(heap.begin(), heap.end(), later);
  const Timer timer = heap.back();
  heap.pop_back();
  return timer;
}

}  // namespace

bool fires_before(const Timer& a, const Timer& b, const Now& now) {
  const Millis a_overdue = a.deadline.overdue(now);
  const Millis b_overdue = b.deadline.overdue(now);
  return std::tie(b_overdue, a.execution, a.key) < std::tie(a_overdue, b.execution, b.key);
}

void TimerQueue::push(const Timer& timer) {
  auto& heap = timer.deadline.wall_clock ? wall_ : elapsed_;
  heap.push_back(timer);
  std::push_heap(heap.begin(), heap.end(), later);
}

std::optional<Timer> TimerQueue::pop_due(const Now& now) {
  const bool wall = !wall_.empty() && wall_.front().deadline.due(now);
  const bool elapsed = !elapsed_.empty() && elapsed_.front().deadline.due(now);
  if (wall && elapsed) return pop(fires_before(wall_.front(), elapsed_.front(), now) ? wall_ : elapsed_);
  if (wall) return pop(wall_);
  if (elapsed) return pop(elapsed_);
  return std::nullopt;
}

std::optional<ElapsedPoint> TimerQueue::next(const Now& now) const {
  std::optional<ElapsedPoint> next;
  for (const auto* heap : {&wall_, &elapsed_}) {
    if (heap->empty()) continue;
    const ElapsedPoint at = now.elapsed - heap->front().deadline.overdue(now);
    if (!next || at < *next) next = at;
  }
  return next;
}

void TimerQueue::drop_stale(const std::function<bool(const Timer&)>& is_stale) {
  for (auto* heap : {&wall_, &elapsed_}) {
    std::erase_if(*heap, is_stale);
    std::make_heap(heap->begin(), heap->end(), later);
  }
}

void TimerQueue::visit(const std::function<void(const Timer&)>& visitor) const {
  for (const auto* heap : {&wall_, &elapsed_})
    std::for_each(heap->begin(), heap->end(), visitor);
}

}  // namespace sfn
