// What executions wait for: kept, armed, queued, and done when it is due.
#include <algorithm>

#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

// Timers whose executions are loaded ahead of their turn, and executions to be resumed that stay in memory.
constexpr std::size_t kTimersAhead = 256;
constexpr std::size_t kResumedAhead = 64;

// Both clocks are cut to milliseconds, not at the same instant: a delay may be over by the one and a
// millisecond short by the other, which is what the history shows.
bool is_short_by_rounding(const OutstandingEntry& entry, const Now& now) {
  return !entry.entry.wall_clock && !entry.last_heartbeat && entry.entry.due_at - now.wall == Millis(1);
}

bool is_due(const OutstandingEntry& entry, const Now& now) {
  return entry.deadline.due(now) && !is_short_by_rounding(entry, now);
}

}  // namespace

Deadline deadline_of(PendingKey key, const PendingEntry& entry, const Now& now) {
  if (entry.wall_clock) return Deadline::wall(entry.due_at);
  const Millis delay = key.kind == PendingKind::Heartbeat ? entry.interval : entry.due_at - now.wall;
  return Deadline::elapsed(now.elapsed + (planted::kTimerEarly ? delay / 2 : delay));
}

// Removals first: a task that comes back leaves one kind of entry and takes another.
void Scheduler::State::absorb(ExecutionId id, const std::vector<PendingChange>& changes, const Now& now) {
  for (const PendingChange& change : changes) {
    if (!change.present) remove_pending(id, change.key);
  }
  for (const PendingChange& change : changes) {
    if (change.present) put_pending(id, change.key, change.entry, now);
  }
}

void Scheduler::State::put_pending(ExecutionId id, PendingKey key, const PendingEntry& entry,
                                   const Now& now) {
  remove_pending(id, key);
  outstanding.put(id, key, entry);
  OutstandingEntry put{.key = key, .entry = entry};
  if (is_timer(key.kind)) put.deadline = deadline_of(key, entry, now);
  arrange(id, put, entry.returned);
}

void Scheduler::State::remove_pending(ExecutionId id, PendingKey key) {
  const auto entry = outstanding.find(id, key);
  if (!entry) return;
  if (key.kind == PendingKind::QueuedTask || entry->offered_again) queues.remove({id, key.seq});
  if (key.kind == PendingKind::Runnable) runnable.erase(id);
  if (key.kind == PendingKind::QueuedCall || key.kind == PendingKind::CallOut) calls.remove({id, key.seq});
  outstanding.remove(id, key);
}

void Scheduler::State::arrange(ExecutionId id, OutstandingEntry entry, bool first_in_queue) {
  const TaskRef task{id, entry.key.seq};
  if (is_timer(entry.key.kind)) {
    if (!entry.armed) arm(id, entry);
  } else if (entry.key.kind == PendingKind::Runnable) {
    runnable.insert(id);
  } else if (gated()) {
    return;  // the end of the start brings all tasks into their order
  } else if (entry.key.kind == PendingKind::QueuedCall) {
    calls.add(task);
  } else if (entry.key.kind == PendingKind::CallOut) {
    if (!calls.is_out(task)) calls.add(task);  // lost with the process that made it
  } else if (entry.key.kind == PendingKind::QueuedTask || entry.offered_again) {
    if (first_in_queue) {
      queues.add_first(entry.entry.activity, task);
    } else {
      queues.add_last(entry.entry.activity, task);
    }
  }
}

void Scheduler::State::arm(ExecutionId id, OutstandingEntry entry) {
  entry.armed = true;
  outstanding.note(id, entry);
}

void Scheduler::State::take_due_timers(const StagedBatch& b) {
  while (due_timers.size() < kTimersAhead) {
    const auto timer = outstanding.pop_due(b.now);
    if (!timer) return;
    if (quarantined.contains(timer->execution)) continue;
    due_timers.push_back(*timer);
    in_memory(b, timer->execution);
  }
}

// One after the other, also when the executions of later ones are in memory first.
void Scheduler::State::fire_due_timers(StagedBatch& b) {
  if (gated()) return;
  // Those that could not fire in this batch are armed again after it is decided.
  std::vector<Timer> again;
  while (!used_up(b, kHalf)) {
    if (due_timers.size() < kTimersAhead / 2) take_due_timers(b);
    if (due_timers.empty()) break;
    const Timer timer = due_timers.front();
    const Fired fired = fire(b, timer);
    if (fired == Fired::NotInMemory) break;
    if (fired == Fired::Again) again.push_back(timer);
    due_timers.pop_front();
  }
  for (const Timer& timer : again) {
    const auto entry = outstanding.find(timer.execution, timer.key);
    if (entry && !entry->armed && !quarantined.contains(timer.execution)) arm(timer.execution, *entry);
  }
  for (const Timer& timer : due_timers)
    wanted.insert(timer.execution);
}

Scheduler::State::Fired Scheduler::State::fire(StagedBatch& b, const Timer& timer) {
  const ExecutionId id = timer.execution;
  auto entry = outstanding.find(id, timer.key);
  if (!entry || entry->armed || quarantined.contains(id)) return Fired::Done;
  if (!is_due(*entry, b.now)) {  // a heartbeat has come meanwhile, or it is short by rounding
    if (entry->deadline.due(b.now)) entry->deadline.at += Millis(1);
    arm(id, *entry);
    return Fired::Done;
  }
  if (b.dropped.contains(id)) return Fired::Again;
  if (in_memory(b, id) == nullptr) return Fired::NotInMemory;
  fire_overdue(b, id);
  return Fired::Again;
}

// So that what a command meets does not depend on how late the timer queue is.
bool Scheduler::State::fire_overdue(StagedBatch& b, ExecutionId id) {
  std::vector<Timer> due;
  outstanding.visit(id, [&](const OutstandingEntry& entry) {
    if (is_timer(entry.key.kind) && is_due(entry, b.now)) due.push_back({entry.deadline, id, entry.key});
  });
  std::sort(due.begin(), due.end(),
            [&](const Timer& x, const Timer& y) { return fires_before(x, y, b.now); });
  for (const Timer& timer : due) {
    if (!outstanding.contains(id, timer.key)) continue;  // an earlier one has ended what it was for
    if (!advance_one(b, id, FireTimer{timer.key}, CallId{})) return false;
  }
  return true;
}

ExecutionId Scheduler::State::next_to_resume() const {
  const auto next = runnable.upper_bound(resumed_last);
  return next == runnable.end() ? *runnable.begin() : *next;
}

void Scheduler::State::resume_executions(StagedBatch& b) {
  for (std::size_t turns = runnable.size(); turns > 0 && !runnable.empty() && !used_up(b, kQuarter);
       --turns) {
    const ExecutionId next = next_to_resume();
    if (!b.dropped.contains(next) && in_memory(b, next) == nullptr) break;
    resumed_last = next;
    static_cast<void>(execute(b, next, ResumeExecution{}, CallId{}));
  }
  auto next = runnable.upper_bound(resumed_last);
  for (std::size_t n = std::min(runnable.size(), kResumedAhead); n > 0; --n, ++next) {
    if (next == runnable.end()) next = runnable.begin();
    want(b, *next);
  }
}

}  // namespace sfn
