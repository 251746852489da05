// Executions that are not in memory: asked for, and what waits for them delivered when they are folded.
#include "engine/scheduler/scheduler_state.h"
#include "engine/value/check.h"

namespace sfn {

LoadedExecution* Scheduler::State::in_memory(const StagedBatch& b, ExecutionId id) {
  if (auto* loaded = executions.find(id)) return loaded;
  if (b.dropped.contains(id)) return nullptr;
  if (loading.try_emplace(id).second) loader.request(id);
  return nullptr;
}

void Scheduler::State::want(const StagedBatch& b, ExecutionId id) {
  wanted.insert(id);
  in_memory(b, id);
}

// What waits for an execution is given again in this batch, in the order in which it came.
void Scheduler::State::take_loaded(StagedBatch& b) {
  std::vector<ExecutionId> failed;
  while (auto folded = loader.take()) {
    auto waited = loading.extract(folded->id);
    if (take_fold(b, *folded)) {
      if (restoring) restoring->awaited.erase(folded->id);
      if (unread.erase(folded->id) > 0) static_cast<void>(release(b, folded->id));
      std::move(waited.mapped().begin(), waited.mapped().end(), std::back_inserter(waiting));
      continue;
    }
    for (Submission& submission : waited.mapped()) {
      if (std::holds_alternative<CallRequest>(submission.request)) {
        waiting.push_back(std::move(submission));  // what it tells cannot be asked for again
        continue;
      }
      use_refused_form(submission);
      // The batch that drew its id may not have been stored, and others have drawn that id since.
      if (submission.call) submission.call->id = ids.draw_call();
      answer(b, submission.ticket, std::move(submission.call),
             quarantined.contains(folded->id) ? is_set_aside(folded->id) : internal_failure());
    }
    if (!restoring || !restoring->awaited.contains(folded->id)) continue;
    if (quarantined.contains(folded->id)) {
      restoring->awaited.erase(folded->id);
    } else {
      failed.push_back(folded->id);
    }
  }
  // Those that the start waits for; b.dropped has them.
  for (const ExecutionId id : failed) {
    if (loading.try_emplace(id).second) loader.request(id);
  }
  // Nothing else is staged yet, and this comes from the log.
  outstanding.keep();
}

bool Scheduler::State::take_fold(StagedBatch& b, FoldedLog& folded) {
  if (!folded.execution) {
    set_aside(b, folded);
    return false;
  }
  try {
    // What is asked for is open by every table.
    check(!folded.execution->closed(), "its log has a closing event");
    const Execution& execution = keep_in_memory(*std::move(folded.execution)).execution;
    if (!outstanding.contains(folded.id)) {
      if (restoring) restoring->record.folded += 1;
      adopt(execution, began_at);
    }
    return true;
  } catch (const std::exception& error) {
    note_internal_failure(b, folded.id, error.what());
    return false;
  }
}

}  // namespace sfn
