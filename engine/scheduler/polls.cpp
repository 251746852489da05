// GetActivityTask: parked polls, and the hand-out of a task to the one that has waited longest.
#include <algorithm>

#include <fmt/format.h>

#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

// How the journal marks a poll whose client has hung up before there was an answer.
constexpr int kStatusHungUp = 499;
constexpr const char* kErrorHungUp = "ClientHungUp";

// Tasks of an activity whose executions are loaded ahead of their turn.
constexpr std::size_t kTasksAhead = 64;

}  // namespace

Outcome Scheduler::State::handle(StagedBatch& b, const CancelPollRequest& request, const Submission&) {
  cancel_poll(b, request.ticket);
  return Reply(Done{});
}

Outcome Scheduler::State::handle(StagedBatch& b, const PollActivityRequest& request, Submission& from) {
  const auto* activity = registry.find_activity(request.activity);
  if (activity == nullptr) {
    const std::string arn = activity_arn(request.activity.scope, request.activity.name);
    return Reply(ApiError{"ActivityDoesNotExist", fmt::format("Activity Does Not Exist: '{}'", arn)});
  }
  if (static_cast<std::int64_t>(queues.poll_count(activity->id)) >= settings.limits.pollers_max) {
    return Reply(ApiError{"ActivityWorkerLimitExceeded",
                          "The maximum number of workers concurrently polling for activity tasks has been "
                          "reached."});
  }
  queues.park({.ticket = from.ticket,
               .activity = activity->id,
               .worker_name = request.worker_name,
               .deadline = b.now.elapsed + settings.poll_time,
               .call = std::move(from.call)});
  return Parked{};
}

void Scheduler::State::cancel_poll(StagedBatch& b, std::uint64_t ticket) {
  auto poll = queues.take_poll(ticket);
  if (!poll || !poll->call) return;
  poll->call->id = ids.draw_call();
  poll->call->status = kStatusHungUp;
  poll->call->error = kErrorHungUp;
  journal(b, std::move(*poll->call));
}

void Scheduler::State::answer_expired_polls(StagedBatch& b) {
  while (!used_up(b, kWhole)) {
    auto poll = queues.take_expired_poll(b.now.elapsed);
    if (!poll) return;
    if (poll->call) complete(*poll->call);
    b.answers.push_back(
        {.ticket = poll->ticket, .reply = Done{}, .task_token = {}, .call = std::move(poll->call)});
  }
}

void Scheduler::State::hand_out_tasks(StagedBatch& b) {
  for (const ActivityId activity : queues.matching()) {
    while (!used_up(b, kWhole) && hand_out(b, activity)) {
    }
  }
}

// One task of the activity to one poll. False: there is nothing to hand out (in this batch).
bool Scheduler::State::hand_out(StagedBatch& b, ActivityId activity) {
  const auto task = queues.first_task(activity);
  const ParkedPoll* poll = queues.first_poll(activity);
  if (!task || poll == nullptr || b.dropped.contains(task->execution)) return false;
  if (in_memory(b, task->execution) == nullptr) {
    for (const TaskRef& next :
         queues.first_tasks(activity, std::min(queues.poll_count(activity), kTasksAhead)))
      want(b, next.execution);
    return false;
  }
  const CallId call = poll->call ? ids.draw_call() : CallId{};
  const auto outcome = execute(b, task->execution, AssignActivityTask{task->task, poll->worker_name}, call);
  const auto* reply = std::get_if<Reply>(&outcome);
  const auto* handed_out = reply == nullptr ? nullptr : std::get_if<TaskHandedOut>(reply);
  if (handed_out == nullptr) {
    // A timer of the execution has ended the task, or its history was full, or a bug has dropped it. The poll
    // waits on, so its row is not in this batch.
    b.forget_cause(call);
    return !queues.contains(*task);
  }
  queues.remove(*task);
  b.hand_outs[*task] = handed_out->nonce;
  // Another branch of the same execution may have ended it in the same breath; its worker will be told so.
  if (auto entry = outstanding.find(task->execution, {PendingKind::AssignedTask, task->task})) {
    entry->delivered = false;
    entry->offered_again = false;
    outstanding.note_for_checkpoint(task->execution, *entry);
  }
  // The interval begins with each hand-out, also when the event is no later than that of the one before.
  if (auto heartbeat = outstanding.find(task->execution, {PendingKind::Heartbeat, task->task})) {
    heartbeat->last_heartbeat.reset();
    heartbeat->deadline = Deadline::elapsed(b.now.elapsed + heartbeat->entry.interval);
    outstanding.note_for_checkpoint(task->execution, *heartbeat);
  }
  auto answered = *queues.take_poll(poll->ticket);
  if (answered.call) answered.call->id = call;
  answer(b, answered.ticket, std::move(answered.call), *reply);
  return true;
}

}  // namespace sfn
