// The part of a start that goes on while callers are served: restoring.h.
#include "engine/scheduler/restoring.h"

#include <algorithm>

#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

constexpr std::size_t kScanPage = 1'000;
constexpr Millis kRetryInterval{200};

// Where a task stands in its queue after a start: those that workers had first, then those that came back,
// then by the time they have waited.
struct Offer {
  bool queued;
  bool fresh;
  TimePoint since;
  TaskRef task;
  ActivityId activity;
  [[nodiscard]] auto order() const { return std::tie(queued, fresh, since, task); }
};

}  // namespace

bool Scheduler::State::gated() const {
  return restoring && !restoring->arranged;
}

// A batch's share. What is restored stays when the batch is not stored: it comes from what is.
void Scheduler::State::restore_some(StagedBatch& b) {
  if (b.now.elapsed < restoring->next_try) return;
  try {
    restore_slice(b, settings.restore_rows_max);
    if (restoring->complete()) {
      drop_entries_of_others();
      restore_children();
    }
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::KnownFailure) throw;
    restoring->next_try = b.now.elapsed + kRetryInterval;
    return;
  }
  outstanding.keep();
  if (restoring->complete()) finish_restoring(b);
}

std::size_t Scheduler::State::restore_slice(const StagedBatch& b, std::size_t rows) {
  if (!restoring->pending_read) return read_pending_slice(rows);
  return scan_open_slice(b, rows);
}

// A read that fails half way leaves nothing behind: the slice is read again from its beginning.
std::size_t Scheduler::State::read_pending_slice(std::size_t rows) {
  std::vector<PendingRecord> records;
  const ExecutionId last = storage.scan_pending(
      restoring->pending_read_to, rows, [&](const PendingRecord& record) { records.push_back(record); });
  for (const PendingRecord& record : records) {
    const ExecutionId id = record.execution;
    if (id < restoring->first_new && !restoring->looked_up.contains(id)) restore_entry(record);
  }
  restoring->pending_read = !last || restoring->first_new <= last;
  restoring->pending_read_to = last;
  return records.size() + 1;
}

void Scheduler::State::restore_entry(const PendingRecord& record) {
  OutstandingEntry entry{.key = record.key,
                         .entry = record.entry,
                         .delivered = record.delivered,
                         .last_heartbeat = record.last_heartbeat};
  if (planted::kRecoverySkipped) return outstanding.restore(record.execution, entry);
  const PendingKind kind = entry.key.kind;
  // Nothing says that the worker got it: it is offered again, and the old token stays valid.
  entry.offered_again = kind == PendingKind::AssignedTask && !entry.delivered;
  if (is_timer(kind)) {
    entry.deadline = deadline_of(entry.key, entry.entry, began_at);
    entry.armed = true;
  }
  outstanding.restore(record.execution, entry);
}

std::size_t Scheduler::State::scan_open_slice(const StagedBatch& b, std::size_t rows) {
  std::size_t read = 0;
  while (!restoring->open_scanned && read < rows && restoring->awaited.size() < Restoring::kAwaitedMax) {
    const std::size_t count = std::min(rows - read, kScanPage);
    const auto page = storage.scan_open(restoring->scanned_to, count);
    for (const OpenExecution& open : page)
      note_open(b, open);
    restoring->open_scanned = page.size() < count;
    read += page.size() + 1;
  }
  return read;
}

void Scheduler::State::note_open(const StagedBatch& b, const OpenExecution& open) {
  restoring->scanned_to = open;
  if (restoring->first_new <= open.id) return;
  open_by_machine[open.state_machine] += 1;
  open_executions += 1;
  if (outstanding.contains(open.id) || quarantined.contains(open.id)) return;
  if (in_memory(b, open.id) == nullptr) restoring->awaited.insert(open.id);
}

bool Scheduler::State::look_up(const StagedBatch& b, ExecutionId id) {
  if (!restoring || restoring->first_new <= id) return true;
  if (!restoring->has_read(id)) {
    for (const PendingRecord& record : storage.load_pending(id))
      restore_entry(record);
    restoring->looked_up.insert(id);
  }
  if (outstanding.contains(id) || quarantined.contains(id) || b.find(id) != nullptr) return true;
  const auto record = storage.find_execution(id);
  if (!record || record->closed_at) return true;
  in_memory(b, id);
  return false;
}

// Entries of executions that are not open come from a table that was altered.
void Scheduler::State::drop_entries_of_others() {
  if (restoring->arranged) return;
  const auto without = std::count_if(quarantined.begin(), quarantined.end(), [this](const auto& set_aside) {
    return !outstanding.contains(set_aside.first);
  });
  if (static_cast<std::int64_t>(outstanding.execution_count()) + without == open_executions) return;
  std::set<ExecutionId> entered;
  outstanding.visit([&](ExecutionId id, const OutstandingEntry&) { entered.insert(id); });
  for (const ExecutionId id : entered) {
    const auto record = storage.find_execution(id);
    if (record && !record->closed_at) continue;
    for (const OutstandingEntry& entry : outstanding.of(id))
      remove_pending(id, entry.key);
  }
}

void Scheduler::State::arrange_restored() {
  if constexpr (planted::kRecoverySkipped) return;
  std::vector<Offer> offers;
  std::vector<std::pair<TimePoint, TaskRef>> queued_calls;  // lost ones first
  outstanding.visit([&](ExecutionId id, const OutstandingEntry& entry) {
    const PendingKind kind = entry.key.kind;
    if (is_timer(kind)) return;
    if (kind == PendingKind::Runnable) {
      if (!quarantined.contains(id)) runnable.insert(id);
      return;
    }
    restoring->record.tasks += 1;
    if (kind == PendingKind::QueuedCall || kind == PendingKind::CallOut) {
      if (!quarantined.contains(id) && !calls.is_out({id, entry.key.seq}))
        queued_calls.emplace_back(entry.entry.queued_at, TaskRef{id, entry.key.seq});
      return;
    }
    const bool queued = kind == PendingKind::QueuedTask;
    if ((queued || entry.offered_again) && !quarantined.contains(id)) {
      offers.push_back(
          {queued, !entry.entry.returned, entry.entry.queued_at, {id, entry.key.seq}, entry.entry.activity});
    }
  });
  std::sort(offers.begin(), offers.end(),
            [](const Offer& x, const Offer& y) { return x.order() < y.order(); });
  for (const Offer& offer : offers)
    queues.add_last(offer.activity, offer.task);
  std::sort(queued_calls.begin(), queued_calls.end());
  for (const auto& [since, call] : queued_calls)
    calls.add(call);
}

// The last step, made again when it could not be stored.
void Scheduler::State::finish_restoring(StagedBatch& b) {
  RecoveryRecord& record = restoring->record;
  if (!restoring->arranged) {
    arrange_restored();
    restoring->arranged = true;
    record.open_executions = open_executions;
    record.timers = static_cast<std::int64_t>(outstanding.timer_count());
    record.quarantined = std::ssize(quarantined);
    record.duration_us = std::chrono::microseconds(clock.now().elapsed - began_at.elapsed).count();
  }
  // A crash between the last closing event and this: deleted only in the log of the executions.
  std::vector<StateMachineId> gone;
  for (const auto& [id, machine] : registry.state_machines()) {
    if (machine.deleting && open_by_machine[id] == 0) gone.push_back(id);
  }
  for (const StateMachineId id : gone)
    stage(b, StateMachineDeleted{id}, CallId{});
  b.batch.recovery = record;
}

}  // namespace sfn
