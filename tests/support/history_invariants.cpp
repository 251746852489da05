#include "tests/support/history_invariants.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/execution/event_codec.h"

namespace sfn::test {
namespace {

class Checker {
 public:
  std::string check(const std::vector<HistoryEvent>& events) {
    for (const HistoryEvent& event : events) {
      event_ = &event;
      check_numbers();
      std::visit(*this, event.body);
      if (!broken_.empty()) break;
    }
    return broken_;
  }

  void operator()(const StateEntered& entered) {
    expect(!open_.contains(branch()), "a state is entered before the one before it has ended");
    open_[branch()] = entered.state;
    if (entered.wait_until) not_before_[branch()] = *entered.wait_until;
  }
  void operator()(const StateExited& exited) {
    leave(exited.state);
    expect(exited.state_type != asl::StateType::Fail, "a Fail state is exited");
    if (exited.state_type == asl::StateType::Wait) check_not_early();
    not_before_.erase(branch());
  }
  void operator()(const StateAborted& aborted) {
    leave(aborted.state);
    not_before_.erase(branch());
    // Its task is withdrawn without an outcome.
    std::erase_if(open_tasks_, [this](const auto& task) { return branch_of_[task.first] == branch(); });
  }
  void operator()(const RetryScheduled& retry) {
    expect(open_.contains(branch()) && open_[branch()] == retry.state, "a state is retried that is not open");
    not_before_[branch()] = retry.due_at;
  }

  void operator()(const ActivityScheduled& scheduled) {
    end_backoff();
    open_tasks_[event_->seq] = scheduled.heartbeat_seconds;
    branch_of_[event_->seq] = branch();
  }
  void operator()(const ActivityStarted& started) { hand_out(started.task, started.timeout_at); }
  void operator()(const ActivityHandedOutAgain& again) { hand_out(again.task, again.timeout_at); }
  void operator()(const ActivityHandOutReturned& returned) {
    expect(open_tasks_.contains(returned.task), "a task came back that has an outcome");
  }
  void operator()(const ActivitySucceeded& succeeded) { end_task(succeeded.task); }
  void operator()(const ActivityFailed& failed) { end_task(failed.task); }
  void operator()(const ActivityTimedOut& timed_out) {
    const OptionalSeconds heartbeat = open_tasks_[timed_out.task];
    if (timed_out.heartbeat) {
      expect(
          heartbeat && event_->recorded_at >= assigned_at_[timed_out.task] + std::chrono::seconds(*heartbeat),
          "a heartbeat was missed early");
    } else {
      expect(timeout_at_[timed_out.task] <= event_->recorded_at, "a task timed out early");
    }
    end_task(timed_out.task);
  }
  void operator()(const TaskScheduled&) { end_backoff(); }
  void operator()(const LambdaFunctionScheduled&) { end_backoff(); }

  void operator()(const ParallelStateStarted& started) {
    end_backoff();
    expect(started.first_branch >= next_branch_, "a branch number is used again");
    next_branch_ = started.first_branch + static_cast<std::int64_t>(started.start_at.size());
  }

  void operator()(const MapStateStarted&) { end_backoff(); }
  void operator()(const MapIterationStarted&) {
    expect(branch().value == next_branch_, "an iteration has a branch number of its own");
    ++next_branch_;
    iterations_.insert(branch());
  }
  void operator()(const MapIterationSucceeded&) {
    expect(!open_.contains(branch()), "an iteration succeeds inside a state");
    end_iteration();
  }
  void operator()(const MapIterationFailed&) { end_iteration(); }
  void operator()(const MapIterationAborted&) { end_iteration(); }

  void operator()(const ExecutionStarted& started) {
    expect(event_->seq == Seq(1), "an execution starts twice");
    deadline_ = started.deadline;
  }
  void operator()(const ExecutionSucceeded&) {
    expect(!open_.contains(kRootBranch), "an execution succeeds inside a state");
    expect(open_tasks_.empty(), "an execution succeeds while a task is open");
  }
  void operator()(const ExecutionTimedOut&) {
    expect(event_->recorded_at >= deadline_, "an execution timed out early");
  }
  void operator()(const auto&) {}

 private:
  [[nodiscard]] BranchId branch() const { return event_->branch; }

  void expect(bool holds, const char* what) {
    if (holds || !broken_.empty()) return;
    broken_ = fmt::format("row {} ({}): {}", event_->seq.value, event_type(event_->body), what);
  }

  void check_numbers() {
    expect(event_->seq == last_seq_.next(), "seq has a gap");
    last_seq_ = event_->seq;
    expect(event_->recorded_at >= last_time_, "time goes back");
    last_time_ = event_->recorded_at;
    expect(!closed_, "there is a row after the terminal event");
    closed_ = is_closing(event_->body);
    if (is_internal(event_->body)) return expect(!event_->id, "an internal row has an id");
    expect(event_->id == last_id_.next(), "event ids are not dense");
    last_id_ = event_->id;
    expect(event_->previous < event_->id, "previousEventId does not come before");
  }

  void leave(const std::string& state) {
    expect(open_.contains(branch()) && open_[branch()] == state, "a state ends that is not open");
    open_.erase(branch());
  }
  void end_iteration() { expect(iterations_.erase(branch()) == 1, "an iteration ends that does not run"); }
  void check_not_early() {
    const auto due = not_before_.find(branch());
    expect(due == not_before_.end() || due->second <= event_->recorded_at, "a timer fired early");
  }
  void end_backoff() {
    check_not_early();
    not_before_.erase(branch());
  }
  void hand_out(Seq task, const std::optional<TimePoint>& timeout_at) {
    expect(open_tasks_.contains(task), "a task is handed out that has an outcome");
    assigned_at_[task] = event_->recorded_at;
    if (timeout_at) timeout_at_[task] = *timeout_at;
  }
  void end_task(Seq task) { expect(open_tasks_.erase(task) == 1, "a task has two outcomes"); }

  const HistoryEvent* event_ = nullptr;
  std::string broken_;
  Seq last_seq_;
  EventId last_id_;
  TimePoint last_time_{};
  bool closed_ = false;
  TimePoint deadline_{};
  std::int64_t next_branch_ = 1;
  std::set<BranchId> iterations_;         // that run
  std::map<BranchId, std::string> open_;  // the state each branch stands in
  std::map<BranchId, TimePoint> not_before_;
  std::map<Seq, OptionalSeconds> open_tasks_;  // and their heartbeat
  std::map<Seq, BranchId> branch_of_;
  std::map<Seq, TimePoint> assigned_at_;
  std::map<Seq, TimePoint> timeout_at_;
};

}  // namespace

std::string broken_invariant(const std::vector<HistoryEvent>& events) {
  return Checker().check(events);
}

}  // namespace sfn::test
