// Storing a batch, and what happens when that fails: nothing of the batch stays, its callers are told, and
// until a probe succeeds nothing is changed.
#include <algorithm>

#include <fmt/format.h>

#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

constexpr Millis kProbeInterval{200};
// Until something is read again that could not be.
constexpr Millis kReadInterval{200};
// Rows of answered calls that are kept while the store takes none; older ones are given up.
constexpr std::size_t kUnwrittenCallsMax = 10'000;

}  // namespace

bool Scheduler::State::checkpoint_wanted() const {
  return outstanding.changed() || last_position != checkpointed;
}

void Scheduler::State::add_checkpoint(StagedBatch& b) {
  if (b.now.elapsed < next_checkpoint) return;
  const Position position = b.last_position().value_or(last_position);
  if (!outstanding.changed() && position == checkpointed) return;
  // Without a checkpoint to begin with, the table is complete when all is folded.
  const bool complete = !gated() || restoring->from_checkpoint;
  const Position stamp = planted::kCheckpointTooHigh ? position.next() : position;
  b.batch.checkpoint = outstanding.checkpoint(complete ? std::optional(stamp) : std::nullopt);
}

std::vector<Answer> Scheduler::State::commit(StagedBatch& b) {
  events_last = b.batch.events.size();
  b.batch.quarantine = quarantine_changes;
  b.batch.counters = ids.to_store();
  if (b.empty()) {
    storage.end_reads();
    release(b);
    return std::move(b.answers);
  }
  b.batch.durable = !b.journal_only();
  try {
    store(b.batch);
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::KnownFailure) throw;
    undo(b, error);
    return std::move(b.answers);
  }
  committed(b);
  return std::move(b.answers);
}

void Scheduler::State::store(const Batch& batch) {
  if constexpr (planted::kReplyBeforeCommit) {
    const Batch before = std::exchange(planted_late_batch, batch);
    return storage.append(before);
  }
  if constexpr (planted::kTwoCommits) {
    Batch events = batch;
    events.executions.clear();
    storage.append(events);
    Batch projection{.executions = batch.executions};
    return storage.append(projection);
  }
  if constexpr (planted::kTimerOutsideCommit) {
    Batch events = batch;
    if (auto checkpoint = std::exchange(events.checkpoint, {})) storage.append({.checkpoint = checkpoint});
    return storage.append(events);
  }
  storage.append(batch);
}

void Scheduler::State::committed(StagedBatch& b) {
  ids.stored();
  outstanding.keep();
  quarantine_changes.clear();
  if (const auto position = b.last_position()) last_position = *position;
  if (b.batch.checkpoint) {
    outstanding.checkpointed();
    if (b.batch.checkpoint->reflects) checkpointed = *b.batch.checkpoint->reflects;
    next_checkpoint = b.now.elapsed + settings.checkpoint_interval;
  }
  if (restoring && restoring->arranged && b.batch.recovery) {
    recovered = restoring->record;
    restoring.reset();
  }
  release(b);
  for (auto& [task, nonce] : b.hand_outs)
    hand_outs[task] = std::move(nonce);
  for (const ExecutionRecord& record : b.batch.executions) {
    if (record.closed_at) executions.drop(record.id);
  }
  executions.evict(settings.execution_memory_max, wanted);
}

// Of a batch that is stored, or had nothing to store.
void Scheduler::State::release(StagedBatch& b) {
  // Nobody would give a call up that leaves after its task has ended.
  std::erase_if(b.calls, [&b](const CallStarted& call) {
    return std::ranges::find(b.calls_unheard, TaskRef{call.execution, call.task}) != b.calls_unheard.end();
  });
  std::move(b.calls.begin(), b.calls.end(), std::back_inserter(effects.calls));
  std::move(b.calls_unheard.begin(), b.calls_unheard.end(), std::back_inserter(effects.cancelled));
  for (const TaskRef call : b.calls_ended)
    calls.end(call);
  std::move(b.after_commit.begin(), b.after_commit.end(), std::back_inserter(waiting));
  for (Submission& submission : b.delayed)
    delayed.emplace_back(b.now.elapsed + kReadInterval, std::move(submission));
}

ApiError Scheduler::State::not_stored() const {
  return {internal_failure().type,
          fmt::format("Nothing was changed, because the database can't be written: {}. Try again.", fault)};
}

void Scheduler::State::undo(StagedBatch& b, const StorageError& why) {
  writable = false;
  fault = why.what();
  next_probe = b.now.elapsed + kProbeInterval;
  ids = b.ids_before;
  for (const ExecutionId id : b.touched)
    executions.drop(id);
  for (const auto& [machine, change] : b.opened) {
    open_by_machine[machine] -= change;
    open_executions -= change;
  }
  registry_unsure = registry_unsure || b.registry_changed;
  for (const TaskRef call : b.calls_begun)
    calls.end(call);
  std::move(b.outcomes.begin(), b.outcomes.end(), std::back_inserter(waiting));
  for (const Outstanding::Undone& undone : outstanding.undo())
    rearrange(undone);
  // One that was made again has written no event.
  for (const TaskRef call : b.calls_begun) {
    if (outstanding.contains(call.execution, {PendingKind::CallOut, call.task})) calls.add(call);
  }
  for (Answer& answer : b.answers) {
    if (answer.call) mark_failed(*answer.call, internal_failure());
    answer = {
        .ticket = answer.ticket, .reply = not_stored(), .task_token = {}, .call = std::move(answer.call)};
  }
  for (const std::size_t answered : b.answered_calls)
    mark_failed(b.batch.calls[answered], internal_failure());
  keep_calls(b.batch.calls);
}

// The entry is again what it was before the batch: so is what is armed, queued and runnable.
void Scheduler::State::rearrange(const Outstanding::Undone& undone) {
  const ExecutionId id = undone.execution;
  if (undone.key.kind == PendingKind::QueuedTask || undone.key.kind == PendingKind::AssignedTask)
    queues.remove({id, undone.key.seq});
  if (undone.key.kind == PendingKind::QueuedCall || undone.key.kind == PendingKind::CallOut)
    calls.remove({id, undone.key.seq});
  if (undone.key.kind == PendingKind::Runnable) runnable.erase(id);
  auto entry = outstanding.find(id, undone.key);
  if (!entry || quarantined.contains(id)) return;
  entry->armed = false;
  arrange(id, *entry, true);
}

// The calls were answered, as failed; their rows follow when the store takes them.
void Scheduler::State::keep_calls(std::vector<ApiCall>& rows) {
  for (ApiCall& call : rows) {
    if (unwritten_calls.size() >= kUnwrittenCallsMax) return;
    unwritten_calls.push_back(std::move(call));
  }
}

bool Scheduler::State::probe(const Now& now) {
  if (now.elapsed < next_probe) return false;
  next_probe = now.elapsed + kProbeInterval;
  try {
    storage.probe();
    if (registry_unsure) read_registry();
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::KnownFailure) throw;
    fault = error.what();
    return false;
  }
  registry_unsure = false;
  writable = true;
  return true;
}

// While the store takes no writes: what changes something is refused, what has happened is kept for later.
std::vector<Answer> Scheduler::State::refuse(std::span<Submission> submissions, const Now& now) {
  StagedBatch b(now, ids);
  for (Submission& submission : submissions) {
    if (const auto* cancel = std::get_if<CancelPollRequest>(&submission.request)) {
      cancel_poll(b, cancel->ticket);
    } else if (std::holds_alternative<TaskDeliveryRequest>(submission.request) ||
               std::holds_alternative<CallRequest>(submission.request)) {
      waiting.push_back(std::move(submission));
    } else if (std::holds_alternative<JournalRequest>(submission.request)) {
      if (submission.call) b.batch.calls.push_back(std::move(*submission.call));
    } else {
      use_refused_form(submission);
      answer(b, submission.ticket, std::move(submission.call), not_stored());
    }
  }
  answer_expired_polls(b);
  keep_calls(b.batch.calls);
  ids = b.ids_before;
  return std::move(b.answers);
}

}  // namespace sfn
