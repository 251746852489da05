#include "engine/scheduler/timer_queue.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/manual_clock.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::ManualClock;

namespace {

// A queue and the nodes that it orders.
struct Queue {
  PendingNodes nodes;
  TimerQueue timers{nodes};

  SlabIndex put(const Deadline& deadline, std::int64_t execution) {
    const SlabIndex node = nodes.add({.execution = execution,
                                      .deadline = deadline.at.count(),
                                      .seq = 2,
                                      .kind = PendingKind::Wait,
                                      .wall_clock = deadline.wall_clock});
    timers.put(node);
    return node;
  }
  SlabIndex put_delay(const Now& now, Millis delay, std::int64_t execution) {
    return put(Deadline::elapsed(now.elapsed + delay), execution);
  }
  void move(SlabIndex node, ElapsedPoint deadline) {
    nodes[node].deadline = Deadline::elapsed(deadline).at.count();
    timers.put(node);
  }
  std::vector<std::int64_t> pop_all(const Now& now) {
    std::vector<std::int64_t> executions;
    while (const auto timer = timers.pop_due(now))
      executions.push_back(timer->execution.value);
    return executions;
  }
};

}  // namespace

TEST_CASE("timers of both clocks come out by deadline, not before it, and at it") {
  ManualClock clock;
  Queue queue;
  queue.put_delay(clock.now(), 20s, 1);
  queue.put(Deadline::wall(ManualClock::kStart + 15s), 2);
  queue.put_delay(clock.now(), 10s, 3);
  CHECK(queue.timers.next(clock.now()) == clock.now().elapsed + 10s);
  clock.advance(10s - 1ms);
  CHECK(queue.pop_all(clock.now()).empty());
  clock.advance(1ms);
  CHECK(queue.pop_all(clock.now()) == std::vector<std::int64_t>{3});
  CHECK(queue.timers.next(clock.now()) == clock.now().elapsed + 5s);
  clock.advance(1h);
  CHECK(queue.pop_all(clock.now()) == std::vector<std::int64_t>{2, 1});
  CHECK_FALSE(queue.timers.next(clock.now()));
}

TEST_CASE(
    "a wall clock that is set forward fires timestamps and no delays, set back it holds timestamps only") {
  ManualClock clock;
  Queue queue;
  queue.put_delay(clock.now(), 1h, 1);
  queue.put(Deadline::wall(ManualClock::kStart + 1h), 2);
  clock.set_wall(ManualClock::kStart + 2h);
  CHECK(queue.pop_all(clock.now()) == std::vector<std::int64_t>{2});
  queue.put(Deadline::wall(ManualClock::kStart + 1h), 3);
  clock.set_wall(ManualClock::kStart - 24h);
  clock.advance(1h);
  CHECK(queue.pop_all(clock.now()) == std::vector<std::int64_t>{1});
  CHECK(queue.timers.has_wall_clock_timers());
}

TEST_CASE("timers with one deadline fire in the order of executions, whichever was armed first") {
  ManualClock clock;
  Queue queue;
  for (const std::int64_t execution : {3, 1, 2})
    queue.put_delay(clock.now(), 0s, execution);
  CHECK(queue.pop_all(clock.now()) == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("timers that are taken out or moved anywhere leave the others in order") {
  ManualClock clock;
  Queue queue;
  constexpr std::int64_t kCount = 500;
  constexpr std::int64_t kPrime = 503;
  const ElapsedPoint start = clock.now().elapsed;
  std::vector<SlabIndex> nodes;
  for (std::int64_t i = 1; i <= kCount; ++i)
    nodes.push_back(queue.put(Deadline::elapsed(start + Millis(i * 37 % kPrime)), i));

  // Each is moved, earlier or later; each third is taken out, some of them twice.
  std::vector<std::pair<std::int64_t, std::int64_t>> expected;  // deadline, execution
  for (std::int64_t i = 1; i <= kCount; ++i) {
    const SlabIndex node = nodes[static_cast<std::size_t>(i - 1)];
    queue.move(node, start + Millis(i * 101 % kPrime));
    if (i % 3 == 0) queue.timers.remove(node);
    if (i % 6 == 0) queue.timers.remove(node);
    if (i % 3 != 0) expected.emplace_back(i * 101 % kPrime, i);
    CHECK(queue.nodes[node].armed() == (i % 3 != 0));
  }
  std::ranges::sort(expected);
  std::vector<std::int64_t> order;
  for (const auto& [deadline, execution] : expected)
    order.push_back(execution);

  CHECK(queue.timers.size() == order.size());
  clock.advance(1s);
  CHECK(queue.pop_all(clock.now()) == order);
  CHECK(queue.timers.size() == 0);
}
