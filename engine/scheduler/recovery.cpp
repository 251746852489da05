// A start: takes the store over, reads what was pending from the checkpoint, folds what the checkpoint does
// not cover, and arms everything again.
#include <algorithm>
#include <unordered_set>

#include "engine/execution/apply.h"
#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"
#include "engine/value/check.h"

namespace sfn {

namespace {

constexpr std::size_t kScanPage = 1'000;

std::string random_key(Entropy& entropy) {
  std::string key;
  for (int half = 0; half < 2; ++half) {
    for (const std::uint8_t byte : entropy.bytes16())
      key += static_cast<char>(byte);
  }
  return key;
}

}  // namespace

RecoveryRecord Scheduler::State::recover() {
  const Now started = clock.now();
  const Opening opening = storage.open(started.wall, random_key(entropy));
  token_key = opening.token_key;
  ids = IdBlocks(counters_of(opening));
  last_position = opening.last_position;
  read_registry();
  for (const auto& [machine, count] : storage.count_open()) {
    open_by_machine[machine] = count;
    open_executions += count;
  }

  RecoveryRecord record{.epoch = opening.epoch,
                        .started_at = started.wall,
                        .clean = opening.clean_shutdown,
                        .restored = opening.restored,
                        .open_executions = open_executions};
  restore_pending(opening, record);
  arrange_all(record);
  outstanding.keep();

  StagedBatch b = begin_batch();
  // A crash between the last closing event and this: deleted only in the log of the executions.
  std::vector<StateMachineId> gone;
  for (const auto& [id, machine] : registry.state_machines()) {
    if (machine.deleting && open_by_machine[id] == 0) gone.push_back(id);
  }
  for (const StateMachineId id : gone)
    stage(b, StateMachineDeleted{id}, CallId{});
  record.duration_us = std::chrono::microseconds(clock.now().elapsed - started.elapsed).count();
  record.quarantined = std::ssize(quarantined);
  b.batch.recovery = record;
  next_checkpoint = b.now.elapsed;
  add_checkpoint(b);
  commit(b);
  if (!writable) throw StorageError(StorageError::Kind::KnownFailure, "the first write of the start failed");
  return record;
}

Counters Scheduler::State::counters_of(const Opening& opening) {
  if constexpr (!planted::kCountersFromMax) return opening.counters;
  Counters counters = opening.counters;
  counters.position = opening.last_position.next();
  counters.execution = ExecutionId(1);
  counters.call = CallId(1);
  for (std::int64_t id = 1; id < opening.counters.execution.value; ++id) {
    if (storage.find_execution(ExecutionId(id))) counters.execution = ExecutionId(id + 1);
  }
  return counters;
}

void Scheduler::State::read_registry() {
  registry = Registry();
  revisions.clear();
  for (const RegistryEvent& event : storage.load_registry())
    apply(registry, event);
}

void Scheduler::State::restore_pending(const Opening& opening, RecoveryRecord& record) {
  const Now now = clock.now();
  if (opening.checkpoint) {
    checkpointed = *opening.checkpoint;
    storage.scan_pending([this](const PendingRecord& pending) { outstanding.restore(pending); });
    for (const ExecutionId id : storage.touched_after(*opening.checkpoint)) {
      record.folded += 1;
      adopt(id, now);
    }
  } else {
    outstanding.replace_checkpoint();
  }
  adopt_unknown(now, record);
}

// Executions that are open and have no entry: all of them when there is no checkpoint, otherwise those that
// an earlier start could not fold. And the other way round: entries of executions that are gone.
void Scheduler::State::adopt_unknown(const Now& now, RecoveryRecord& record) {
  std::unordered_set<ExecutionId> open;
  for (ExecutionId after; true;) {
    const auto page = storage.scan_open(after, kScanPage);
    for (const ExecutionRecord& found : page) {
      after = found.id;
      open.insert(found.id);
      if (outstanding.contains(found.id) || quarantined.contains(found.id)) continue;
      record.folded += 1;
      adopt(found.id, now);
      executions.evict(settings.execution_memory_max);
    }
    if (page.size() < kScanPage) break;
  }
  std::vector<ExecutionId> gone;
  outstanding.visit([&](ExecutionId id, const OutstandingEntry&) {
    if (!open.contains(id)) gone.push_back(id);
  });
  for (const ExecutionId id : gone)
    outstanding.remove_all(id);
}

bool Scheduler::State::adopt(ExecutionId id, const Now& now) {
  try {
    Execution execution = fold(id);
    const PendingSet& pending = execution.pending();
    std::vector<PendingKey> over;
    for (const OutstandingEntry& entry : outstanding.of(id)) {
      if (!pending.contains(entry.key)) over.push_back(entry.key);
    }
    for (const PendingKey& key : over)
      remove_pending(id, key);
    for (const auto& [key, entry] : pending) {
      const auto known = outstanding.find(id, key);
      if (!known || known->entry != entry) outstanding.put(id, key, entry);
    }
    if (!execution.closed()) keep_in_memory(std::move(execution));
    return true;
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::Damaged) throw;
    quarantine(id, error.what(), now.wall);
  } catch (const std::exception& error) {
    quarantine(id, error.what(), now.wall);
  }
  // What is stored as pending is no longer what the log says: the next start folds it again.
  outstanding.remove_all(id);
  return false;
}

void Scheduler::State::arrange_all(RecoveryRecord& record) {
  if constexpr (planted::kRecoverySkipped) return;
  const Now now = clock.now();
  struct Offer {
    bool queued;  // after those that were handed out before
    bool fresh;   // after those that came back
    TimePoint since;
    TaskRef task;
    OutstandingEntry entry;
    auto order() const { return std::tie(queued, fresh, since, task); }
  };
  std::vector<Offer> offers;
  outstanding.visit([&](ExecutionId id, OutstandingEntry entry) {
    const PendingKind kind = entry.key.kind;
    if (is_timer(kind)) {
      ++record.timers;
      entry.deadline = deadline_of(entry.key, entry.entry, now);
      arrange(id, entry, false);
    } else if (kind == PendingKind::Runnable) {
      arrange(id, entry, false);
    } else {
      ++record.tasks;
      // Nothing says that the worker got it: it is offered again, and the old token stays valid.
      if (kind == PendingKind::AssignedTask && !entry.delivered) entry.offered_again = true;
      outstanding.note(id, entry);
      if (kind == PendingKind::QueuedTask || entry.offered_again) {
        offers.push_back({kind == PendingKind::QueuedTask,
                          !entry.entry.returned,
                          entry.entry.queued_at,
                          {id, entry.key.seq},
                          entry});
      }
    }
  });
  std::sort(offers.begin(), offers.end(),
            [](const Offer& x, const Offer& y) { return x.order() < y.order(); });
  for (const Offer& offer : offers)
    arrange(offer.task.execution, offer.entry, false);
}

}  // namespace sfn
