#include "engine/scheduler/timer_queue.h"

#include <algorithm>
#include <tuple>

namespace sfn {

namespace {

// The nodes below one are looked at together, and lie anywhere in memory: fewer levels wait for memory less.
constexpr std::size_t kFanOut = 4;

}  // namespace

bool fires_before(const Timer& a, const Timer& b, const Now& now) {
  const Millis a_overdue = a.deadline.overdue(now);
  const Millis b_overdue = b.deadline.overdue(now);
  return std::tie(b_overdue, a.execution, a.key) < std::tie(a_overdue, b.execution, b.key);
}

bool TimerQueue::earlier(SlabIndex a, SlabIndex b) const {
  const PendingNode& x = nodes_[a];
  const PendingNode& y = nodes_[b];
  return std::tie(x.deadline, x.execution, x.kind, x.seq) < std::tie(y.deadline, y.execution, y.kind, y.seq);
}

Timer TimerQueue::timer_at(SlabIndex index) const {
  const PendingNode& node = nodes_[index];
  return {{node.wall_clock, Millis(node.deadline)}, ExecutionId(node.execution), node.key()};
}

// Without one below it: the size of the heap.
std::size_t TimerQueue::earliest_below(const Heap& heap, std::size_t place) const {
  const std::size_t first = place * kFanOut + 1;
  if (first >= heap.size()) return heap.size();
  const auto begin = heap.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(kFanOut, heap.size() - first));
  const auto found = std::min_element(begin, end, [this](SlabIndex a, SlabIndex b) { return earlier(a, b); });
  return static_cast<std::size_t>(found - heap.begin());
}

void TimerQueue::set(Heap& heap, std::size_t place, SlabIndex node) {
  heap[place] = node;
  nodes_[node].place = static_cast<std::uint32_t>(place);
}

void TimerQueue::settle(Heap& heap, std::size_t place, SlabIndex node) {
  for (; place > 0; place = (place - 1) / kFanOut) {
    const SlabIndex above = heap[(place - 1) / kFanOut];
    if (!earlier(node, above)) break;
    set(heap, place, above);
  }
  for (std::size_t below = earliest_below(heap, place); below < heap.size() && earlier(heap[below], node);
       below = earliest_below(heap, place)) {
    set(heap, place, heap[below]);
    place = below;
  }
  set(heap, place, node);
}

void TimerQueue::put(SlabIndex node) {
  Heap& heap = heap_of(nodes_[node]);
  if (!nodes_[node].armed()) {
    nodes_[node].place = static_cast<std::uint32_t>(heap.size());
    heap.push_back(node);
  }
  settle(heap, nodes_[node].place, node);
}

void TimerQueue::remove(SlabIndex node) {
  if (!nodes_[node].armed()) return;
  Heap& heap = heap_of(nodes_[node]);
  const std::size_t place = nodes_[node].place;
  const SlabIndex last = heap.back();
  heap.pop_back();
  if (last != node) settle(heap, place, last);
  nodes_[node].place = PendingNode::kNoPlace;
}

std::optional<Timer> TimerQueue::pop_due(const Now& now) {
  std::optional<SlabIndex> first;
  for (const Heap* heap : {&wall_, &elapsed_}) {
    if (heap->empty() || !timer_at(heap->front()).deadline.due(now)) continue;
    if (!first || fires_before(timer_at(heap->front()), timer_at(*first), now)) first = heap->front();
  }
  if (!first) return std::nullopt;
  const Timer timer = timer_at(*first);
  remove(*first);
  return timer;
}

std::optional<ElapsedPoint> TimerQueue::next(const Now& now) const {
  std::optional<ElapsedPoint> next;
  for (const Heap* heap : {&wall_, &elapsed_}) {
    if (heap->empty()) continue;
    const ElapsedPoint fires = now.elapsed - timer_at(heap->front()).deadline.overdue(now);
    next = next ? std::min(*next, fires) : fires;
  }
  return next;
}

}  // namespace sfn
