// Executions that tasks of others start (`states:startExecution`). The start, and what the task becomes of
// it, are in one batch, so that no crash comes between them. A task that waits for the end has its child
// linked to it (ExecutionStarted::parent): the child's closing event and the parent's are in one batch when
// the parent is in memory, otherwise the parent hears of it in a later one, or from the next start. A linked
// child that nobody awaits any more is stopped, in the same way.
#include <algorithm>

#include <fmt/format.h>

#include "engine/scheduler/child_results.h"
#include "engine/scheduler/scheduler_state.h"
#include "engine/value/digest.h"

namespace sfn {

namespace {

const char* const kConnector = "states";

bool waits(const OutsideTask& task) {
  return task.pattern() == asl::Pattern::Sync || task.pattern() == asl::Pattern::Sync2;
}

// Of the start: the same whenever it is tried.
std::string request_id_of(TaskRef call) {
  const auto digest = sha256(fmt::format("start {} {}", call.execution.value, call.task.value));
  Bytes16 bytes{};
  std::copy_n(digest.begin(), bytes.size(), bytes.begin());
  return random_uuid(bytes);
}

Submission of_its_own(CallRequest request) {
  return {.ticket = 0, .request = std::move(request), .call = {}, .request_if_refused = {}};
}

}  // namespace

bool Scheduler::State::start_child(StagedBatch& b, TaskRef call, LoadedExecution& parent) {
  const auto task = std::get<OutsideTask>(parent.execution.find_call(call.task)->phase);
  const bool again = task.stage != OutsideTask::Stage::Queued;
  calls.begin(call, kConnector);
  const auto begun = execute(
      b, call.execution, again ? Command(RepeatCall{call.task}) : Command(StartCall{call.task}), CallId{});
  const auto* reply = std::get_if<Reply>(&begun);
  if (reply == nullptr || !std::holds_alternative<CallStarted>(*reply)) {
    calls.end(call);
    return !calls.contains(call);
  }
  b.calls_begun.push_back(call);
  calls.remove(call);

  const std::string request_id = request_id_of(call);
  const auto request = read_child_start(task.input, settings.limits, request_id);
  if (!request) {
    execute(b, call.execution, FailCall{call.task, request.error().error, request.error().cause}, CallId{});
    return true;
  }
  const auto outcome = find_or_start_child(b, call, *request, waits(task));
  if (!outcome) {
    b.delayed.push_back(of_its_own({call.execution, QueueCall{call.task}}));
    return true;
  }
  // The execution that has the wanted name is not in memory, or takes no commands before the commit.
  if (const auto* must_load = std::get_if<MustLoad>(&*outcome)) {
    auto again_later = of_its_own({call.execution, QueueCall{call.task}});
    const auto load = loading.find(must_load->execution);
    (load != loading.end() ? load->second : b.after_commit).push_back(std::move(again_later));
    return true;
  }
  const auto* answer = std::get_if<Reply>(&*outcome);
  if (answer == nullptr) {
    b.after_commit.push_back(of_its_own({call.execution, QueueCall{call.task}}));
    return true;
  }
  if (const auto* started = std::get_if<ExecutionStartedReply>(answer)) {
    const auto arn = execution_arn(request->state_machine.scope, request->state_machine.name, started->name);
    execute(b, call.execution,
            CompleteCall{call.task, child_started(arn, started->started_at, b.now.wall, request_id)},
            CallId{});
  } else {
    const auto refused = child_refused(std::get<ApiError>(*answer), request_id);
    execute(b, call.execution, FailCall{call.task, refused.error, refused.cause}, CallId{});
  }
  return true;
}

// A child that this call has started before is not started twice. nullopt: the store can't be read now.
std::optional<Outcome> Scheduler::State::find_or_start_child(StagedBatch& b, TaskRef call,
                                                             const StartExecutionRequest& request,
                                                             bool awaited) {
  try {
    if (const auto child = awaited ? find_child(b, call) : std::nullopt)
      return Reply(ExecutionStartedReply{child->id, child->name, child->started_at});
    return start(b, request, awaited ? std::optional(call) : std::nullopt, CallId{});
  } catch (const StorageError& error) {
    using Kind = StorageError::Kind;
    if (error.kind() == Kind::NotOwner || error.kind() == Kind::UnknownOutcome || b.staging) throw;
    if (error.kind() == Kind::KnownFailure) return std::nullopt;
  } catch (const std::exception&) {
    if (b.staging) throw;  // a bug in the child's first steps: it is not there
  }
  return Reply(internal_failure());
}

void Scheduler::State::end_child(StagedBatch& b, ExecutionId parent, const EndedChild& child) {
  const LoadedExecution* loaded = executions.find(parent);
  const Branch* branch = loaded == nullptr ? nullptr : loaded->execution.find_call(child.task);
  if (branch == nullptr) return;
  const auto& task = std::get<OutsideTask>(branch->phase);
  const Payload described = describe_child(child, task.pattern() == asl::Pattern::Sync2);
  if (child.status == ExecutionStatus::Succeeded) {
    execute(b, parent, CompleteJob{child.task, described}, CallId{});
  } else {
    execute(b, parent, FailJob{child.task, asl::error_name::kTaskFailed, std::string(described.text())},
            CallId{});
  }
}

// A parent that ends may be a child, and one that is stopped may have children.
void Scheduler::State::settle_children(StagedBatch& b) {
  while (!b.ended_children.empty() || !b.left_children.empty()) {
    for (const TaskRef task : std::exchange(b.left_children, {}))
      stop_child(b, task);
    for (auto& [parent, child] : std::exchange(b.ended_children, {})) {
      const bool now =
          executions.find(parent) != nullptr && !b.dropped.contains(parent) && !quarantined.contains(parent);
      if (now) end_child(b, parent, child);
      if (!now || b.dropped.contains(parent)) b.after_commit.push_back(of_its_own({parent, child}));
    }
  }
}

void Scheduler::State::stop_child(StagedBatch& b, TaskRef parent) {
  std::optional<ExecutionRecord> child;
  try {
    child = find_child(b, parent);
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::KnownFailure) throw;
    b.delayed.push_back(of_its_own({parent.execution, LeaveChild{parent.task}}));
  }
  if (!child || child->closed_at) return;
  const ExecutionId id = child->id;
  const bool now = executions.find(id) != nullptr && !b.dropped.contains(id) && !quarantined.contains(id);
  if (now) execute(b, id, StopExecution{}, CallId{});
  if (!now || b.dropped.contains(id)) b.after_commit.push_back(of_its_own({id, StopExecution{}}));
}

std::optional<ExecutionRecord> Scheduler::State::find_child(const StagedBatch& b, TaskRef parent) {
  if (const auto* staged = b.find_child(parent)) return *staged;
  return storage.find_child(parent.execution, parent.task);
}

void Scheduler::State::restore_children() {
  if (restoring->arranged) return;
  outstanding.visit([&](ExecutionId id, const OutstandingEntry& entry) {
    if (entry.key.kind != PendingKind::AwaitedJob) return;
    const auto child = storage.find_child(id, entry.key.seq);
    if (!child || !child->closed_at) return;
    waiting.push_back(of_its_own({id, ended_child(*child)}));
  });
  for (const ExecutionRecord& child : storage.open_children()) {
    const ExecutionId parent = child.parent;
    if (quarantined.contains(parent)) continue;
    if (outstanding.contains(parent, {PendingKind::AwaitedJob, child.parent_seq})) continue;
    if (outstanding.contains(parent, {PendingKind::CallOut, child.parent_seq})) continue;
    waiting.push_back(of_its_own({child.id, StopExecution{}}));
  }
}

// The one place where the writer reads the log of an execution: few have closed in the moment before a crash.
EndedChild Scheduler::State::ended_child(const ExecutionRecord& record) {
  EndedChild unreadable{.task = record.parent_seq,
                        .name = record.name,
                        .status = ExecutionStatus::Failed,
                        .started_at = record.started_at,
                        .stopped_at = record.closed_at.value_or(record.started_at),
                        .input = Payload("{}"),
                        .error = asl::error_name::kRuntime,
                        .cause = "The log of the execution can't be read."};
  try {
    const auto events = storage.load(record.id);
    const Execution execution = fold_log(record.id, events);
    const auto revision =
        revisions.get(registry, execution.started().state_machine, execution.started().revision);
    return sfn::ended_child({execution, revision}, events.back().body);
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::Damaged) throw;
    return unreadable;
  } catch (const std::exception&) {
    return unreadable;
  }
}

}  // namespace sfn
