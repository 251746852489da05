// Compares memory with the log: what a start would find now must be what is there.
#include <fmt/format.h>

#include "engine/execution/apply.h"
#include "engine/scheduler/scheduler_state.h"
#include "engine/value/check.h"

namespace sfn {

namespace {

void expect(bool holds, ExecutionId id, const char* what) {
  if (!holds) throw InternalError(fmt::format("execution {}: {}", id.value, what));
}

Execution fold_log(Storage& storage, ExecutionId id) {
  Execution folded(id);
  for (const HistoryEvent& event : storage.load(id))
    apply(folded, event);
  return folded;
}

}  // namespace

void Scheduler::State::check_against_log() {
  std::map<std::pair<ExecutionId, PendingKey>, std::vector<Deadline>> armed;
  timers.visit([&](const Timer& t) { armed[{t.execution, t.key}].push_back(t.deadline); });

  std::size_t open = 0;
  for (ExecutionId after; true;) {
    const auto page = storage.scan_open(after, 1'000);
    for (const ExecutionRecord& record : page) {
      after = record.id;
      ++open;
      const bool is_set_aside = quarantined.contains(record.id);
      if (is_set_aside && !outstanding.contains(record.id)) continue;  // can't be folded
      const Execution folded = fold_log(storage, record.id);
      expect(!folded.closed(), record.id, "the projection says RUNNING, the log has a closing event");
      if (const auto* loaded = executions.find(record.id))
        expect(loaded->execution.dump() == folded.dump(), record.id,
               "memory differs from the fold of the log");
      const auto entries = outstanding.of(record.id);
      expect(!entries.empty(), record.id, "it is open, but nothing is pending");
      expect(entries.size() == folded.pending().size(), record.id,
             "what is outstanding is not what is pending");
      for (const OutstandingEntry& entry : entries) {
        const auto pending = folded.pending().find(entry.key);
        expect(pending != folded.pending().end() && pending->second == entry.entry, record.id,
               "an outstanding entry differs from what is pending");
        if (is_set_aside) continue;
        const auto& deadlines = armed[{record.id, entry.key}];
        const bool is_armed = entry.armed && std::count(deadlines.begin(), deadlines.end(), *entry.armed) > 0;
        expect(!is_timer(entry.key.kind) || is_armed, record.id, "a timer is not armed");
        expect(!is_timer(entry.key.kind) || entry.armed->at <= entry.deadline.at, record.id,
               "a timer is armed too late");
        expect(entry.key.kind != PendingKind::QueuedTask || queues.contains({record.id, entry.key.seq}),
               record.id, "a queued task is in no queue");
        expect(entry.key.kind != PendingKind::Runnable || runnable.contains(record.id), record.id,
               "a runnable execution is not resumed");
      }
    }
    if (page.size() < 1'000) break;
  }
  check(open == static_cast<std::size_t>(open_executions), "the count of open executions is right");
  outstanding.visit([&](ExecutionId id, const OutstandingEntry&) {
    const auto record = storage.find_execution(id);
    expect(record && !record->closed_at, id, "something is outstanding, but it is not open");
  });
}

}  // namespace sfn
