// A start: takes the store over, folds what the checkpoint does not cover, and begins to read what was
// pending.
#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

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
  began_at = clock.now();
  const Now now = began_at;
  const Opening opening = storage.open(now.wall, random_key(entropy));
  // Ids that were given out must never be given out again.
  if (opening.counters.position <= opening.last_position)
    throw StorageError(StorageError::Kind::Damaged, "the table meta: next_position is in use already");
  token_key = opening.token_key;
  const Counters counters = counters_of(opening);
  ids = IdBlocks(counters);
  last_position = opening.last_position;
  read_registry();
  begin_restoring(opening, counters.execution, now);

  StagedBatch b = begin_batch();
  for (std::size_t rows = 0; rows < settings.start_rows_max && !restoring->complete();) {
    const std::size_t read = restore_slice(b, settings.start_rows_max - rows);
    take_loaded(b);
    if (read == 0 && !loader.ready()) break;
    rows += read;
  }
  if (restoring->complete()) {
    drop_entries_of_others();
    restore_children();
    outstanding.keep();
    finish_restoring(b);
  }
  const RecoveryRecord record = restoring->record;
  b.batch.recovery = record;
  next_checkpoint = b.now.elapsed;
  add_checkpoint(b);
  commit(b);
  if (!writable) throw StorageError(StorageError::Kind::KnownFailure, "the first write of the start failed");
  return record;
}

void Scheduler::State::begin_restoring(const Opening& opening, ExecutionId first_new, const Now& now) {
  restoring = Restoring{.record = {.epoch = opening.epoch,
                                   .started_at = now.wall,
                                   .clean = opening.clean_shutdown,
                                   .restored = opening.restored},
                        .from_checkpoint = opening.checkpoint.has_value(),
                        .first_new = first_new,
                        .pending_read = !opening.checkpoint.has_value()};
  if (!opening.checkpoint) return outstanding.replace_checkpoint();
  checkpointed = *opening.checkpoint;
  for (const ExecutionId id : storage.touched_after(*opening.checkpoint)) {
    for (const PendingRecord& record : storage.load_pending(id))
      restore_entry(record);
    restoring->looked_up.insert(id);
    restoring->record.folded += 1;
    adopt_touched(id, now);
  }
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

void Scheduler::State::adopt_touched(ExecutionId id, const Now& now) {
  try {
    Execution execution = fold_log(id, storage.load(id));
    adopt(execution, now);
    if (!execution.closed()) keep_in_memory(std::move(execution));
    return;
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::Damaged) throw;
    quarantine(id, error.what(), now.wall);
  } catch (const std::exception& error) {
    quarantine(id, error.what(), now.wall);
  }
  // What is stored as pending is no longer what the log says: the next start folds it again.
  outstanding.remove_all(id);
}

void Scheduler::State::adopt(const Execution& execution, const Now& now) {
  const ExecutionId id = execution.id();
  const PendingSet& pending = execution.pending();
  for (const OutstandingEntry& entry : outstanding.of(id)) {
    if (!pending.contains(entry.key)) remove_pending(id, entry.key);
  }
  for (const auto& [key, entry] : pending) {
    const auto known = outstanding.find(id, key);
    if (known && known->entry == entry) continue;
    put_pending(id, key, entry, now);
    if (key.kind != PendingKind::AssignedTask || !gated()) continue;
    auto assigned = *outstanding.find(id, key);
    assigned.offered_again = true;  // as in restore_entry
    outstanding.note(id, assigned);
  }
}

}  // namespace sfn
