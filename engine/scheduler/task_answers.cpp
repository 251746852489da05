// SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat: the token, then the task's execution.
#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"
#include "engine/scheduler/task_token.h"

namespace sfn {

namespace {

// The answer of a worker to a task whose execution is not open.
ApiError task_is_over(bool execution_known) {
  if (!execution_known) return {"TaskDoesNotExist", "Task Does Not Exist: 'Provided task does not exist'"};
  return {"TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"};
}

bool is_refused_as_over(const Outcome& outcome) {
  const auto* reply = std::get_if<Reply>(&outcome);
  const auto* error = reply == nullptr ? nullptr : std::get_if<ApiError>(reply);
  return error != nullptr && error->type == "TaskTimedOut";
}

template <class MakeCommand>
Outcome answer_task(Scheduler::State& s, StagedBatch& b, const std::string& text, const Submission& from,
                    MakeCommand make_command) {
  const auto token = read_task_token(text, s.token_key);
  if (!token) return Reply(ApiError{"InvalidToken", "Invalid Token: 'Invalid token'"});
  const ExecutionId id = token->execution;
  if (!s.look_up(b, id)) return MustLoad{id};
  if (!s.outstanding.contains(id) && !s.quarantined.contains(id) && !b.dropped.contains(id)) {
    const bool known = b.find(id) != nullptr || s.storage.find_execution(id).has_value();
    return Reply(task_is_over(known));
  }
  Outcome outcome = s.execute(b, id, make_command(*token), call_of(from));
  if (planted::kTokenTwice && is_refused_as_over(outcome)) return Reply(Done{});
  return outcome;
}

}  // namespace

Outcome Scheduler::State::handle(StagedBatch& b, const TaskSuccessRequest& request, const Submission& from) {
  return answer_task(*this, b, request.token, from, [&](const TaskToken& token) {
    return SendTaskSuccess{token.task, token.nonce, request.output};
  });
}

Outcome Scheduler::State::handle(StagedBatch& b, const TaskFailureRequest& request, const Submission& from) {
  return answer_task(*this, b, request.token, from, [&](const TaskToken& token) {
    return SendTaskFailure{token.task, token.nonce, request.error, request.cause};
  });
}

// Writes no history row: the journal's row and memory have it, and with the next checkpoint `pending`.
Outcome Scheduler::State::handle(StagedBatch& b, const TaskHeartbeatRequest& request,
                                 const Submission& from) {
  const auto outcome = answer_task(*this, b, request.token, from, [&](const TaskToken& token) {
    return SendTaskHeartbeat{token.task, token.nonce};
  });
  const auto* reply = std::get_if<Reply>(&outcome);
  if (reply == nullptr || !std::holds_alternative<Done>(*reply)) return outcome;
  const auto token = read_task_token(request.token, token_key);
  const PendingKey key{PendingKind::Heartbeat, token->task};
  if (auto entry = outstanding.find(token->execution, key)) {
    entry->last_heartbeat = b.now.wall;
    entry->deadline = Deadline::elapsed(b.now.elapsed + entry->entry.interval);
    outstanding.note_for_checkpoint(token->execution, *entry);
  }
  return outcome;
}

}  // namespace sfn
