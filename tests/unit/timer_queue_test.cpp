#include "engine/scheduler/timer_queue.h"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.h"

using namespace sfn;
using namespace std::chrono_literals;
using sfn::test::ManualClock;

namespace {

Timer relative(const Now& now, Millis delay, std::int64_t execution) {
  return {Deadline::elapsed(now.elapsed + delay), ExecutionId(execution), {PendingKind::Wait, Seq(2)}};
}
Timer at_wall(TimePoint time, std::int64_t execution) {
  return {Deadline::wall(time), ExecutionId(execution), {PendingKind::Wait, Seq(2)}};
}

std::vector<std::int64_t> pop_all(TimerQueue& queue, const Now& now) {
  std::vector<std::int64_t> executions;
  while (const auto timer = queue.pop_due(now))
    executions.push_back(timer->execution.value);
  return executions;
}

}  // namespace

TEST_CASE("timers of both clocks come out by deadline, not before it, and at it") {
  ManualClock clock;
  TimerQueue queue;
  queue.push(relative(clock.now(), 20s, 1));
  queue.push(at_wall(ManualClock::kStart + 15s, 2));
  queue.push(relative(clock.now(), 10s, 3));
  CHECK(queue.next(clock.now()) == clock.now().elapsed + 10s);
  clock.advance(10s - 1ms);
  CHECK(pop_all(queue, clock.now()).empty());
  clock.advance(1ms);
  CHECK(pop_all(queue, clock.now()) == std::vector<std::int64_t>{3});
  CHECK(queue.next(clock.now()) == clock.now().elapsed + 5s);
  clock.advance(1h);
  CHECK(pop_all(queue, clock.now()) == std::vector<std::int64_t>{2, 1});
  CHECK_FALSE(queue.next(clock.now()));
}

TEST_CASE(
    "a wall clock that is set forward fires timestamps and no delays, set back it holds timestamps only") {
  ManualClock clock;
  TimerQueue queue;
  queue.push(relative(clock.now(), 1h, 1));
  queue.push(at_wall(ManualClock::kStart + 1h, 2));
  clock.set_wall(ManualClock::kStart + 2h);
  CHECK(pop_all(queue, clock.now()) == std::vector<std::int64_t>{2});
  queue.push(at_wall(ManualClock::kStart + 1h, 3));
  clock.set_wall(ManualClock::kStart - 24h);
  clock.advance(1h);
  CHECK(pop_all(queue, clock.now()) == std::vector<std::int64_t>{1});
  CHECK(queue.has_wall_clock_timers());
}

TEST_CASE("timers with one deadline fire in the order of executions, whichever was armed first") {
  ManualClock clock;
  TimerQueue queue;
  for (const std::int64_t execution : {3, 1, 2})
    queue.push(relative(clock.now(), 0s, execution));
  CHECK(pop_all(queue, clock.now()) == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("dropping stale timers keeps the others in order") {
  ManualClock clock;
  TimerQueue queue;
  for (std::int64_t i = 1; i <= 100; ++i)
    queue.push(relative(clock.now(), Millis(i * 37 % 101), i));
  queue.drop_stale([](const Timer& timer) { return timer.execution.value % 10 != 0; });
  CHECK(queue.size() == 10);
  clock.advance(1s);
  // 37 * i mod 101, ascending, of i = 10, 20, ... 100.
  CHECK(pop_all(queue, clock.now()) == std::vector<std::int64_t>{80, 50, 20, 100, 70, 40, 10, 90, 60, 30});
}
