#include "engine/scheduler/task_queues.h"

#include "engine/value/check.h"

namespace sfn {

void TaskQueues::add_last(ActivityId activity, TaskRef task) {
  if (!contains(task)) insert(activity, task, queues_[activity].last, kNoSlabIndex);
}

void TaskQueues::add_first(ActivityId activity, TaskRef task) {
  if (!contains(task)) insert(activity, task, kNoSlabIndex, queues_[activity].first);
}

void TaskQueues::insert(ActivityId activity, TaskRef task, SlabIndex before, SlabIndex after) {
  const SlabIndex index = tasks_.add({.execution = task.execution.value,
                                      .activity = activity.value,
                                      .task = task.task.value,
                                      .before = before,
                                      .after = after});
  Queue& queue = queues_.at(activity);
  (before == kNoSlabIndex ? queue.first : tasks_[before].after) = index;
  (after == kNoSlabIndex ? queue.last : tasks_[after].before) = index;
  note_match(activity);
}

void TaskQueues::remove(TaskRef task) {
  const SlabIndex index = index_of(task);
  if (index == kNoSlabIndex) return;
  const QueuedTask removed = tasks_[index];
  tasks_.remove(index);
  const ActivityId activity(removed.activity);
  Queue& queue = queues_.at(activity);
  (removed.before == kNoSlabIndex ? queue.first : tasks_[removed.before].after) = removed.after;
  (removed.after == kNoSlabIndex ? queue.last : tasks_[removed.after].before) = removed.before;
  note_match(activity);
}

SlabIndex TaskQueues::index_of(TaskRef task) const {
  SlabIndex i = tasks_.first(spread(task.execution.value));
  while (i != kNoSlabIndex && tasks_[i].ref() != task)
    i = tasks_[i].next;
  return i;
}

std::optional<TaskRef> TaskQueues::first_task(ActivityId activity) const {
  const auto queue = queues_.find(activity);
  if (queue == queues_.end() || queue->second.first == kNoSlabIndex) return std::nullopt;
  return tasks_[queue->second.first].ref();
}

std::vector<TaskRef> TaskQueues::first_tasks(ActivityId activity, std::size_t most) const {
  std::vector<TaskRef> tasks;
  const auto queue = queues_.find(activity);
  if (queue == queues_.end()) return tasks;
  for (SlabIndex i = queue->second.first; i != kNoSlabIndex && tasks.size() < most; i = tasks_[i].after)
    tasks.push_back(tasks_[i].ref());
  return tasks;
}

void TaskQueues::park(ParkedPoll poll) {
  check(polls_.empty() || polls_.rbegin()->second.deadline <= poll.deadline,
        "polls are parked in deadline order");
  const Order order = ++last_;
  check(by_ticket_.emplace(poll.ticket, order).second, "a ticket names one waiting caller");
  const ActivityId activity = poll.activity;
  queues_[activity].polls.emplace(order, poll.ticket);
  polls_.emplace(order, std::move(poll));
  note_match(activity);
}

const ParkedPoll* TaskQueues::first_poll(ActivityId activity) const {
  const auto queue = queues_.find(activity);
  if (queue == queues_.end() || queue->second.polls.empty()) return nullptr;
  return &polls_.at(queue->second.polls.begin()->first);
}

std::optional<ParkedPoll> TaskQueues::take_poll(std::uint64_t ticket) {
  const auto found = by_ticket_.find(ticket);
  if (found == by_ticket_.end()) return std::nullopt;
  return take(polls_.find(found->second));
}

std::optional<ParkedPoll> TaskQueues::take_expired_poll(ElapsedPoint now) {
  if (polls_.empty() || polls_.begin()->second.deadline > now) return std::nullopt;
  return take(polls_.begin());
}

std::vector<ParkedPoll> TaskQueues::take_all_polls() {
  std::vector<ParkedPoll> all;
  while (!polls_.empty())
    all.push_back(take(polls_.begin()));
  return all;
}

ParkedPoll TaskQueues::take(std::map<Order, ParkedPoll>::iterator poll) {
  ParkedPoll taken = std::move(poll->second);
  by_ticket_.erase(taken.ticket);
  queues_.at(taken.activity).polls.erase(poll->first);
  polls_.erase(poll);
  note_match(taken.activity);
  return taken;
}

std::size_t TaskQueues::poll_count(ActivityId activity) const {
  const auto queue = queues_.find(activity);
  return queue == queues_.end() ? 0 : queue->second.polls.size();
}

std::optional<ElapsedPoint> TaskQueues::next_poll_deadline() const {
  if (polls_.empty()) return std::nullopt;
  return polls_.begin()->second.deadline;
}

void TaskQueues::note_match(ActivityId activity) {
  const auto queue = queues_.find(activity);
  const bool no_task = queue->second.first == kNoSlabIndex;
  const bool no_poll = queue->second.polls.empty();
  if (no_task || no_poll) {
    matching_.erase(activity);
  } else {
    matching_.insert(activity);
  }
  if (no_task && no_poll) queues_.erase(queue);
}

}  // namespace sfn
