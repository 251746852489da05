#include "engine/scheduler/task_queues.h"

#include <doctest/doctest.h>

#include "engine/value/check.h"

using namespace sfn;
using namespace std::chrono_literals;

namespace {

constexpr ActivityId kPack{1};
constexpr ActivityId kShip{2};

TaskRef task(std::int64_t execution) {
  return {ExecutionId(execution), Seq(3)};
}
ElapsedPoint at(Millis time) {
  return ElapsedPoint(time);
}
void park(TaskQueues& queues, std::uint64_t ticket, ActivityId activity, Millis deadline) {
  queues.park({.ticket = ticket, .activity = activity, .deadline = at(deadline)});
}

}  // namespace

TEST_CASE("tasks leave in order of arrival, a returned one before all others, each activity on its own") {
  TaskQueues queues;
  queues.add_last(kPack, task(1));
  queues.add_last(kShip, task(2));
  queues.add_last(kPack, task(3));
  queues.add_first(kPack, task(4));
  queues.add_last(kPack, task(1));  // already there
  std::vector<ExecutionId> order;
  while (const auto first = queues.first_task(kPack)) {
    order.push_back(first->execution);
    queues.remove(*first);
  }
  CHECK(order == std::vector{ExecutionId(4), ExecutionId(1), ExecutionId(3)});
  CHECK(queues.first_task(kShip) == task(2));
  CHECK(queues.task_count() == 1);
}

TEST_CASE("a task that ends while it is queued leaves from the middle") {
  TaskQueues queues;
  for (std::int64_t i = 1; i <= 3; ++i)
    queues.add_last(kPack, task(i));
  queues.remove(task(2));
  queues.remove(task(2));
  CHECK_FALSE(queues.contains(task(2)));
  queues.remove(task(1));
  CHECK(queues.first_task(kPack) == task(3));
}

TEST_CASE("polls are served in order of arrival, and one that hung up is not served") {
  TaskQueues queues;
  park(queues, 11, kPack, 1s);
  park(queues, 12, kPack, 2s);
  park(queues, 13, kShip, 3s);
  CHECK(queues.poll_count(kPack) == 2);
  CHECK(queues.first_poll(kPack)->ticket == 11);
  CHECK(queues.take_poll(11)->ticket == 11);
  CHECK_FALSE(queues.take_poll(11));
  CHECK(queues.first_poll(kPack)->ticket == 12);
  CHECK(queues.matching().empty());
  queues.add_last(kShip, task(1));
  CHECK(queues.matching() == std::vector{kShip});
}

TEST_CASE("a poll ends at its deadline, not before") {
  TaskQueues queues;
  park(queues, 1, kPack, 10s);
  park(queues, 2, kShip, 20s);
  CHECK(queues.next_poll_deadline() == at(10s));
  CHECK_FALSE(queues.take_expired_poll(at(10s - 1ms)));
  CHECK(queues.take_expired_poll(at(10s))->ticket == 1);
  CHECK_FALSE(queues.take_expired_poll(at(10s)));
  CHECK(queues.take_all_polls().size() == 1);
  CHECK_FALSE(queues.next_poll_deadline());
}

TEST_CASE("two waiting callers with one ticket are a bug") {
  TaskQueues queues;
  park(queues, 1, kPack, 10s);
  CHECK_THROWS_AS(park(queues, 1, kShip, 10s), InternalError);
}
