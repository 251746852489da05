#include "engine/scheduler/outstanding.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace sfn;
using namespace std::chrono_literals;

namespace {

constexpr ExecutionId kOne{1};
constexpr Seq kTask{3};
constexpr TimePoint kStart{1'000'000s};

PendingEntry due(Millis after) {
  return {.due_at = kStart + after};
}

// Every kind, each with what it may have.
const std::vector<std::pair<PendingKey, PendingEntry>> kEntries = {
    {{PendingKind::Wait, Seq(2)}, {.due_at = kStart, .wall_clock = true}},
    {{PendingKind::Retry, Seq(4)}, due(1s)},
    {{PendingKind::TaskTimeout, kTask}, due(99'999'999s)},
    {{PendingKind::Heartbeat, kTask}, {.due_at = kStart + 5s, .interval = 99'999'999s}},
    {{PendingKind::ExecutionTimeout, Seq(1)}, due(1h)},
    {{PendingKind::QueuedTask, kTask}, {.activity = ActivityId(7), .returned = true, .queued_at = kStart}},
    {{PendingKind::AssignedTask, Seq(9)}, {.activity = ActivityId(1LL << 40)}},
    {{PendingKind::Runnable, Seq()}, {}},
};

}  // namespace

TEST_CASE("every kind of entry comes back as it was put, with what was noted of it") {
  Outstanding outstanding;
  for (const auto& [key, entry] : kEntries)
    outstanding.put(kOne, key, entry);
  for (const auto& [key, entry] : kEntries) {
    auto found = outstanding.find(kOne, key);
    REQUIRE(found);
    CHECK(found->entry == entry);
    CHECK_FALSE(found->armed);
    if (!is_timer(key.kind)) continue;
    found->deadline = {entry.wall_clock, Millis(5)};
    found->armed = true;
    if (key.kind == PendingKind::Heartbeat) found->last_heartbeat = kStart;
    outstanding.note(kOne, *found);
    const auto noted = outstanding.find(kOne, key);
    CHECK(noted->entry == entry);
    CHECK(noted->deadline == found->deadline);
    CHECK(noted->armed);
    CHECK(noted->last_heartbeat == found->last_heartbeat);
  }
  CHECK(outstanding.timer_count() == 5);
  const auto all = outstanding.of(kOne);
  CHECK(all.size() == kEntries.size());
  CHECK(std::ranges::is_sorted(all, {}, &OutstandingEntry::key));
}

TEST_CASE("what was put and removed since the last keep can be taken back, noted facts included") {
  Outstanding outstanding;
  const PendingKey wait{PendingKind::Wait, Seq(2)};
  const PendingKey beat{PendingKind::Heartbeat, kTask};
  outstanding.put(kOne, wait, due(1s));
  outstanding.put(kOne, beat, {.due_at = kStart, .interval = 10s});
  auto noted = *outstanding.find(kOne, beat);
  noted.last_heartbeat = kStart + 3s;
  outstanding.note(kOne, noted);
  outstanding.keep();

  outstanding.put(kOne, wait, due(2s));
  outstanding.remove(kOne, beat);
  outstanding.put(ExecutionId(2), wait, due(3s));
  CHECK(outstanding.execution_count() == 2);
  CHECK(outstanding.undo().size() == 3);
  CHECK(outstanding.execution_count() == 1);
  CHECK(outstanding.timer_count() == 2);
  CHECK(outstanding.find(kOne, wait)->entry == due(1s));
  CHECK(outstanding.find(kOne, beat)->last_heartbeat == kStart + 3s);
  CHECK_FALSE(outstanding.contains(ExecutionId(2)));
}

TEST_CASE("a timer fires when it was noted last, not when its entry is gone, and once") {
  Outstanding outstanding;
  const PendingKey wait{PendingKind::Wait, Seq(2)};
  const auto arm = [&](std::int64_t id, Millis after) {
    outstanding.put(ExecutionId(id), wait, due(after));
    auto entry = *outstanding.find(ExecutionId(id), wait);
    entry.deadline = Deadline::elapsed(ElapsedPoint(after));
    entry.armed = true;
    outstanding.note(ExecutionId(id), entry);
    return entry;
  };
  const Now now{.wall = kStart, .elapsed = ElapsedPoint(10s)};
  auto moved = arm(1, 5s);
  arm(2, 6s);
  arm(3, 7s);
  arm(4, 8s);
  moved.deadline = Deadline::elapsed(ElapsedPoint(9s));
  outstanding.note(ExecutionId(1), moved);
  outstanding.remove(ExecutionId(2), wait);
  CHECK(outstanding.armed().size() == 3);
  CHECK(outstanding.pop_due(now)->execution == ExecutionId(3));
  CHECK_FALSE(outstanding.find(ExecutionId(3), wait)->armed);
  outstanding.keep();

  // What is taken back isn't armed: its owner arms it again.
  outstanding.remove(ExecutionId(4), wait);
  outstanding.undo();
  CHECK_FALSE(outstanding.find(ExecutionId(4), wait)->armed);
  CHECK(outstanding.pop_due(now)->execution == ExecutionId(1));
  CHECK_FALSE(outstanding.pop_due(now));
  CHECK(outstanding.timer_count() == 3);
}

TEST_CASE("a checkpoint is what has changed since the last one") {
  Outstanding outstanding;
  const PendingKey wait{PendingKind::Wait, Seq(2)};
  for (std::int64_t id = 1; id <= 3; ++id)
    outstanding.restore(ExecutionId(id), {.key = wait, .entry = due(1s)});
  CHECK_FALSE(outstanding.changed());
  outstanding.remove(ExecutionId(1), wait);
  outstanding.put(ExecutionId(3), wait, due(2s));
  const Checkpoint checkpoint = outstanding.checkpoint(Position(9));
  CHECK(checkpoint.removed == std::vector{std::pair(ExecutionId(1), wait)});
  REQUIRE(checkpoint.put.size() == 1);
  CHECK(checkpoint.put[0].entry == due(2s));
  outstanding.checkpointed();
  CHECK_FALSE(outstanding.changed());
}

TEST_CASE("a hundred thousand executions are told apart, and go as they came") {
  Outstanding outstanding;
  const PendingKey wait{PendingKind::Wait, Seq(2)};
  constexpr std::int64_t kMany = 100'000;
  for (std::int64_t id = 1; id <= kMany; ++id)
    outstanding.restore(ExecutionId(id), {.key = wait, .entry = due(Millis(id))});
  for (std::int64_t id = 1; id <= kMany; id += 2)
    outstanding.remove_all(ExecutionId(id));
  CHECK(outstanding.execution_count() == kMany / 2);
  std::int64_t wrong = 0;
  for (std::int64_t id = 1; id <= kMany; ++id) {
    const auto found = outstanding.find(ExecutionId(id), wait);
    wrong += id % 2 == 1 ? found.has_value() : !found || found->entry != due(Millis(id));
  }
  CHECK(wrong == 0);
  std::size_t visited = 0;
  outstanding.visit([&](ExecutionId, const OutstandingEntry&) { ++visited; });
  CHECK(visited == kMany / 2);
}
