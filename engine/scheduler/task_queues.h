// TaskQueues holds the activity tasks that wait for a worker and the polls that wait for a task: both in
// order of arrival, by activity. A task that came back from a hand-out goes to the head of its queue. Polls
// are memory only: a restart has none. Which task is handed to which poll is the scheduler's to do; here
// nothing is decided but order. A queued task takes 40 bytes and its place in a hash chain. Used by the
// writer thread only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/scheduler/chained_slab.h"
#include "engine/scheduler/storage.h"
#include "engine/value/ids.h"
#include "engine/value/time.h"

namespace sfn {

struct TaskRef {
  ExecutionId execution;
  Seq task;
  auto operator<=>(const TaskRef&) const = default;
};

struct ParkedPoll {
  std::uint64_t ticket = 0;  // unique among the parked ones
  ActivityId activity;
  std::optional<std::string> worker_name;
  ElapsedPoint deadline;
  std::optional<ApiCall> call;  // its journal row, kept until it is answered
};

class TaskQueues {
 public:
  // No effect when the task is queued already.
  void add_last(ActivityId activity, TaskRef task);
  void add_first(ActivityId activity, TaskRef task);
  // No effect when it is not queued.
  void remove(TaskRef task);
  [[nodiscard]] bool contains(TaskRef task) const { return index_of(task) != kNoSlabIndex; }
  [[nodiscard]] std::optional<TaskRef> first_task(ActivityId activity) const;
  // The first `most` in their order.
  [[nodiscard]] std::vector<TaskRef> first_tasks(ActivityId activity, std::size_t most) const;
  [[nodiscard]] std::size_t task_count() const { return tasks_.size(); }

  // Deadlines must not descend from one call to the next (every poll waits equally long).
  void park(ParkedPoll poll);
  // The poll that has waited longest; nullptr when none does.
  [[nodiscard]] const ParkedPoll* first_poll(ActivityId activity) const;
  // nullopt when no poll with that ticket is parked.
  std::optional<ParkedPoll> take_poll(std::uint64_t ticket);
  // The next poll whose time is over.
  std::optional<ParkedPoll> take_expired_poll(ElapsedPoint now);
  std::vector<ParkedPoll> take_all_polls();
  [[nodiscard]] std::size_t poll_count(ActivityId activity) const;
  [[nodiscard]] std::size_t poll_count() const { return polls_.size(); }
  [[nodiscard]] std::optional<ElapsedPoint> next_poll_deadline() const;

  // Activities that have a task as well as a poll, in order of id.
  [[nodiscard]] std::vector<ActivityId> matching() const { return {matching_.begin(), matching_.end()}; }
  [[nodiscard]] bool any_matching() const { return !matching_.empty(); }

 private:
  using Order = std::int64_t;
  // In the list of its queue.
  struct QueuedTask {
    std::int64_t execution = 0;
    std::int64_t activity = 0;
    std::int64_t task = 0;
    SlabIndex before = kNoSlabIndex;
    SlabIndex after = kNoSlabIndex;
    SlabIndex next = kNoSlabIndex;
    [[nodiscard]] std::uint64_t hash() const { return spread(execution); }
    [[nodiscard]] TaskRef ref() const { return {ExecutionId(execution), Seq(task)}; }
  };
  struct Queue {
    SlabIndex first = kNoSlabIndex;
    SlabIndex last = kNoSlabIndex;
    std::map<Order, std::uint64_t> polls;  // tickets
  };
  [[nodiscard]] SlabIndex index_of(TaskRef task) const;
  // `before` and `after` are neighbours, or none.
  void insert(ActivityId activity, TaskRef task, SlabIndex before, SlabIndex after);
  ParkedPoll take(std::map<Order, ParkedPoll>::iterator poll);
  // After each change of its queue.
  void note_match(ActivityId activity);

  std::map<ActivityId, Queue> queues_;
  std::set<ActivityId> matching_;
  ChainedSlab<QueuedTask> tasks_;
  std::map<Order, ParkedPoll> polls_;  // by arrival, so by deadline
  std::unordered_map<std::uint64_t, Order> by_ticket_;
  Order last_ = 0;
};

}  // namespace sfn
