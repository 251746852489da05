// StagedBatch is one batch while it is decided: what will be stored, the answers that wait for it, and the
// overlay through which later commands of the batch see what earlier ones did. Provisional until
// Storage::append returns.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/scheduler/id_blocks.h"
#include "engine/scheduler/request.h"
#include "engine/scheduler/storage.h"
#include "engine/scheduler/task_queues.h"

namespace sfn {

struct StagedBatch {
  StagedBatch(const Now& at, const IdBlocks& ids) : now(at), advancing_since(at.elapsed), ids_before(ids) {}

  const Now now;
  ElapsedPoint advancing_since;
  Batch batch;
  std::vector<Answer> answers;
  // Rows of batch.calls whose answers are above, by index.
  std::vector<std::size_t> answered_calls;
  std::size_t bytes = 0;  // of payloads in `batch`, roughly

  // Executions that wrote an event.
  std::set<ExecutionId> touched;
  // A command of theirs hit a bug: out of memory, no further command before the commit.
  std::set<ExecutionId> dropped;
  bool registry_changed = false;
  // While what a command wrote is being added: an exception then leaves half of it, and nobody may catch it.
  bool staging = false;
  // How many more executions of a machine are open than before.
  std::map<StateMachineId, std::int64_t> opened;
  // Executions that this batch removes.
  std::set<ExecutionId> purged;
  // Tasks handed out, by the nonce of the hand-out.
  std::map<TaskRef, std::string> hand_outs;
  // Calls that begin with this batch, and those that it ended; `unheard`: without their outcome.
  std::vector<CallStarted> calls;
  std::vector<TaskRef> calls_begun;
  std::vector<TaskRef> calls_ended;
  std::vector<TaskRef> calls_unheard;
  // Given to the next batch if this one is not stored: what cannot be asked for twice.
  std::vector<Submission> outcomes;
  // Given to the next batch if this one is stored.
  std::vector<Submission> after_commit;
  // The same, but not at once: what had to be read for it can't be now.
  std::vector<Submission> delayed;
  // Children that closed, by parent, and tasks that no longer await theirs.
  std::vector<std::pair<ExecutionId, EndedChild>> ended_children;
  std::vector<TaskRef> left_children;
  // To return to, when the batch is not stored.
  const IdBlocks ids_before;

  void add(Position position, ExecutionId execution, CallId call, const HistoryEvent& event);
  void add(Position position, CallId call, RegistryEvent event);
  // Events that refer to the call refer to none: its row comes later, under another id.
  void forget_cause(CallId call);
  // Replaces an earlier one of the same execution: written once, closed, if it starts and closes here.
  void put(const ExecutionRecord& record);
  // The record that this batch writes, if it does.
  [[nodiscard]] const ExecutionRecord* find(ExecutionId execution) const;
  // The newest execution of that name, if this batch starts or closes it.
  [[nodiscard]] const ExecutionRecord* find(StateMachineId machine, const std::string& name) const;

  // The child that this batch starts or closes for that task.
  [[nodiscard]] const ExecutionRecord* find_child(TaskRef parent) const;

  // Of the last event, if there is one.
  [[nodiscard]] std::optional<Position> last_position() const;

  [[nodiscard]] std::size_t rows() const {
    return batch.events.size() + batch.executions.size() + batch.calls.size() + purged.size();
  }
  // Nothing to store.
  [[nodiscard]] bool empty() const;
  // Journal rows alone: no durable commit is needed.
  [[nodiscard]] bool journal_only() const;

 private:
  std::map<ExecutionId, std::size_t> records_;  // index in batch.executions
  std::map<std::pair<StateMachineId, std::string>, ExecutionId> by_name_;
  std::map<TaskRef, ExecutionId> by_parent_;
};

}  // namespace sfn
