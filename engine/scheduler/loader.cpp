#include "engine/scheduler/loader.h"

#include "engine/execution/apply.h"
#include "engine/scheduler/storage.h"
#include "engine/value/check.h"

namespace sfn {

Execution fold_log(ExecutionId id, const std::vector<HistoryEvent>& events) {
  check(!events.empty(), "an execution has a log");
  Execution execution(id);
  for (const HistoryEvent& event : events)
    apply(execution, event);
  static_cast<void>(execution.take_pending_changes());
  return execution;
}

FoldedLog fold_log(ExecutionId id, const std::function<std::vector<HistoryEvent>(ExecutionId)>& read) {
  FoldedLog folded{.id = id};
  try {
    folded.execution = fold_log(id, read(id));
  } catch (const StorageError& error) {
    folded.failure = error.what();
    folded.unreadable = error.kind() == StorageError::Kind::KnownFailure;
  } catch (const std::exception& error) {
    folded.failure = error.what();
  }
  return folded;
}

}  // namespace sfn
