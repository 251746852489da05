// Compares memory with the log: what a start would find now must be what is there.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/scheduler/scheduler_state.h"
#include "engine/value/check.h"

namespace sfn {

namespace {

constexpr std::size_t kPage = 1'000;

void expect(bool holds, ExecutionId id, const char* what) {
  if (!holds) throw InternalError(fmt::format("execution {}: {}", id.value, what));
}

}  // namespace

void Scheduler::State::check_against_log() {
  std::int64_t open = 0;
  for (OpenExecution after; true;) {
    const auto page = storage.scan_open(after, kPage);
    for (const OpenExecution& found : page) {
      after = found;
      ++open;
      // A start has not come to it yet, or it can't be folded.
      if (!outstanding.contains(found.id) && (restoring || quarantined.contains(found.id))) continue;
      check_open(found.id);
    }
    if (page.size() < kPage) break;
  }
  check_timers();
  if (!restoring) check(open == open_executions, "the count of open executions is right");
  outstanding.visit([&](ExecutionId id, const OutstandingEntry&) {
    const auto record = storage.find_execution(id);
    const bool is_open = record && !record->closed_at;
    expect(is_open || gated(), id, "something is outstanding, but it is not open");
  });
}

void Scheduler::State::check_open(ExecutionId id) {
  const Execution folded = fold_log(id, storage.load(id));
  expect(!folded.closed(), id, "the projection says RUNNING, the log has a closing event");
  if (const auto* loaded = executions.find(id))
    expect(loaded->execution.dump() == folded.dump(), id, "memory differs from the fold of the log");
  const auto entries = outstanding.of(id);
  expect(!entries.empty(), id, "it is open, but nothing is pending");
  expect(entries.size() == folded.pending().size(), id, "what is outstanding is not what is pending");
  for (const OutstandingEntry& entry : entries) {
    const auto pending = folded.pending().find(entry.key);
    expect(pending != folded.pending().end() && pending->second == entry.entry, id,
           "an outstanding entry differs from what is pending");
    if (quarantined.contains(id)) continue;
    if (gated()) continue;
    const bool queued = queues.contains({id, entry.key.seq});
    expect(entry.key.kind != PendingKind::QueuedTask || queued, id, "a queued task is in no queue");
    const bool call_queued = calls.contains({id, entry.key.seq});
    expect(entry.key.kind != PendingKind::QueuedCall || call_queued, id, "a queued call is in no queue");
    expect(entry.key.kind != PendingKind::CallOut || call_queued || calls.is_out({id, entry.key.seq}), id,
           "a call is neither under way nor to be made again");
    expect(entry.key.kind != PendingKind::Runnable || runnable.contains(id), id,
           "a runnable execution is not resumed");
  }
}

void Scheduler::State::check_timers() {
  std::set<std::pair<ExecutionId, PendingKey>> taken;
  for (const Timer& timer : due_timers)
    taken.emplace(timer.execution, timer.key);
  std::size_t armed = 0;
  outstanding.visit([&](ExecutionId id, const OutstandingEntry& entry) {
    if (entry.armed) ++armed;
    if (!is_timer(entry.key.kind) || quarantined.contains(id)) return;
    expect(entry.armed || taken.contains({id, entry.key}), id, "a timer is not armed");
  });
  check(armed == outstanding.armed().size(), "as many timers stand in the queue as are armed");
}

}  // namespace sfn
