// One batch: what it consists of and in which order it is decided.
#include <algorithm>

#include "engine/scheduler/scheduler_state.h"
#include "engine/scheduler/task_token.h"

namespace sfn {

ApiError internal_failure() {
  return {"InternalFailure", "The request could not be processed because of an internal failure."};
}

void mark_failed(ApiCall& call, const ApiError& error) {
  call.status = error.type == internal_failure().type ? 500 : 400;
  call.error = error.type;
}

std::vector<Answer> Scheduler::State::run_batch(std::span<Submission> submissions, std::size_t* taken) {
  const Now now = clock.now();
  if (!writable && !probe(now)) {
    *taken = submissions.size();
    return refuse(submissions, now);
  }
  StagedBatch b = begin_batch();
  wanted.clear();
  take_loaded(b);
  read_again(b);
  if (restoring) restore_some(b);
  b.advancing_since = clock.now().elapsed;
  // A client that is known to have gone gets no task, wherever in the queue its leaving stands.
  for (const Submission& submission : submissions) {
    if (const auto* cancel = std::get_if<CancelPollRequest>(&submission.request))
      cancel_poll(b, cancel->ticket);
  }
  std::deque<Submission> again = std::exchange(waiting, {});
  for (; !delayed.empty() && delayed.front().first <= now.elapsed; delayed.pop_front())
    again.push_back(std::move(delayed.front().second));
  for (Submission& submission : again)
    take(b, submission);
  resume_executions(b);
  fire_due_timers(b);
  answer_expired_polls(b);
  hand_out_tasks(b);
  start_calls(b);
  std::size_t count = 0;
  while (count < submissions.size() && !used_up(b, kWhole))
    take(b, submissions[count++]);
  *taken = count;
  hand_out_tasks(b);
  start_calls(b);
  settle_children(b);
  add_checkpoint(b);
  return commit(b);
}

bool Scheduler::State::has_work() const {
  const auto loads = [this](ExecutionId id) { return loading.contains(id); };
  if (loader.ready() || !waiting.empty() || !unwritten_calls.empty() || !quarantine_changes.empty())
    return true;
  if (!due_timers.empty() && !loads(due_timers.front().execution)) return true;
  if (!runnable.empty() && !loads(next_to_resume())) return true;
  if (const auto call = calls.next(); call && !calls_held && !loads(call->execution)) return true;
  const auto matching = queues.matching();
  return !std::all_of(matching.begin(), matching.end(),
                      [&](ActivityId activity) { return loads(queues.first_task(activity)->execution); });
}

StagedBatch Scheduler::State::begin_batch() {
  StagedBatch b(clock.now(), ids);
  b.batch.events.reserve(events_last);
  for (ApiCall& call : std::exchange(unwritten_calls, {})) {
    call.id = ids.draw_call();
    b.batch.calls.push_back(std::move(call));
  }
  return b;
}

bool Scheduler::State::used_up(const StagedBatch& b, int part) const {
  const auto parts = static_cast<std::size_t>(part);
  return b.rows() >= settings.batch_rows_max / parts || b.bytes >= settings.batch_bytes_max / parts ||
         clock.now().elapsed - b.advancing_since >= settings.batch_advance_max / part;
}

void Scheduler::State::take(StagedBatch& b, Submission& submission) {
  if (submission.call) submission.call->id = ids.draw_call();
  Outcome outcome = Reply(internal_failure());
  try {
    outcome =
        std::visit([&](const auto& request) { return handle(b, request, submission); }, submission.request);
  } catch (const StorageError& error) {
    using Kind = StorageError::Kind;
    if (error.kind() == Kind::NotOwner || error.kind() == Kind::UnknownOutcome || b.staging) throw;
  } catch (const std::exception&) {
    // A bug outside of any open execution: the call has changed nothing.
    if (b.staging) throw;
  }
  if (std::holds_alternative<MustWait>(outcome)) {
    waiting.push_back(std::move(submission));
  } else if (const auto* must_load = std::get_if<MustLoad>(&outcome)) {
    const auto load = loading.find(must_load->execution);
    if (load != loading.end()) {
      load->second.push_back(std::move(submission));
    } else {
      waiting.push_back(std::move(submission));  // dropped by this batch, and asked for by the next
    }
  } else if (std::holds_alternative<Reply>(outcome)) {
    if (std::holds_alternative<JournalRequest>(submission.request)) {
      if (submission.call) b.batch.calls.push_back(std::move(*submission.call));
      return;
    }
    const auto& reply = std::get<Reply>(outcome);
    if (std::holds_alternative<ApiError>(reply)) use_refused_form(submission);
    answer(b, submission.ticket, std::move(submission.call), reply);
  }
}

void Scheduler::State::use_refused_form(Submission& submission) {
  if (submission.call && submission.request_if_refused)
    submission.call->request = submission.request_if_refused();
}

void Scheduler::State::answer(StagedBatch& b, std::uint64_t ticket, std::optional<ApiCall> call,
                              const Reply& reply) {
  if (call) {
    if (const auto* error = std::get_if<ApiError>(&reply)) mark_failed(*call, *error);
    b.answered_calls.push_back(b.batch.calls.size());
    journal(b, std::move(*call));
  }
  if (ticket == 0) return;
  Answer answer{.ticket = ticket, .reply = reply};
  if (const auto* task = std::get_if<TaskHandedOut>(&reply))
    answer.task_token = make_task_token({task->execution, task->task, task->nonce}, token_key);
  b.answers.push_back(std::move(answer));
}

void Scheduler::State::journal(StagedBatch& b, ApiCall call) {
  complete(call);
  b.batch.calls.push_back(std::move(call));
}

void Scheduler::State::complete(ApiCall& call) const {
  call.duration_us = std::chrono::microseconds(clock.now().wall - call.received_at).count();
}

}  // namespace sfn
