#include "engine/execution/apply.h"

#include <vector>

#include "engine/value/check.h"

namespace sfn {

// One application of one event. The only code that changes an Execution.
class Applier {
 public:
  Applier(Execution& execution, const HistoryEvent& event) : e_(execution), event_(event) {}

  void run() {
    check(event_.seq == e_.last_seq_.next(), "an event's seq follows the one before");
    check(!e_.closed(), "no event follows the closing one");
    check(event_.recorded_at >= e_.last_recorded_at_, "recorded_at never goes back");
    e_.last_seq_ = event_.seq;
    e_.last_recorded_at_ = event_.recorded_at;
    if (event_.id) {
      check(event_.id == e_.last_event_id_.next(), "event ids are dense");
      e_.last_event_id_ = event_.id;
    }
    std::visit(*this, event_.body);
    note_runnable_entry();
  }

  void operator()(const ExecutionStarted& started) {
    check(event_.seq == Seq(1), "ExecutionStarted is the first row");
    e_.started_ = started;
    e_.started_.input = stored(started.input);
    e_.input_ = Document(e_.started_.input);
    e_.mock_ = Document(started.mock);
    e_.started_at_ = event_.recorded_at;
    Branch& root = e_.branches_[kRootBranch];
    root.input = e_.started_.input;
    put_pending({PendingKind::ExecutionTimeout, event_.seq}, {.due_at = started.deadline});
    set_phase(root, Entering{started.start_at});
  }

  void operator()(const ExecutionSucceeded&) { close(ExecutionStatus::Succeeded, event_.recorded_at); }
  void operator()(const ExecutionFailed&) { close(ExecutionStatus::Failed, event_.recorded_at); }
  void operator()(const ExecutionAborted&) { close(ExecutionStatus::Aborted, event_.recorded_at); }
  // AWS's stopDate of a timed-out execution is its deadline to the millisecond, however late the timer was.
  void operator()(const ExecutionTimedOut&) { close(ExecutionStatus::TimedOut, e_.started_.deadline); }

  void operator()(const StateEntered& entered) {
    Branch& b = chained_branch();
    b.state = entered.state;
    b.state_type = entered.state_type;
    b.input = stored(entered.input);
    b.entered_at = event_.recorded_at;
    b.entered_event = event_.id;
    b.entered_previous = event_.previous;
    b.retries.clear();
    if (entered.wait_until) {
      set_phase(b, Waiting{event_.seq, *entered.wait_until, entered.wait_wall_clock});
    } else {
      set_phase(b, Entered{});
    }
  }

  void operator()(const StateExited& exited) {
    Branch& b = chained_branch();
    erase_descendants(b);
    for (const auto& [name, value] : exited.assigned)
      assign_variable(b, name, value);
    const Payload output = stored(exited.output);
    if (exited.next) {
      b.input = output;
      set_phase(b, Entering{*exited.next});
    } else if (b.id == kRootBranch || owner_of(b).map) {
      set_phase(b, Finished{output});
    } else {
      finish_child(b, output);
    }
  }

  void operator()(const StateAborted&) { stop(branch()); }

  void operator()(const EvaluationFailed&) { chained_branch(); }

  void operator()(const RetryScheduled& retry) {
    Branch& b = branch();
    erase_descendants(b);
    b.last_event = retry.after;
    const auto index = static_cast<std::size_t>(retry.retrier);
    if (b.retries.size() <= index) b.retries.resize(index + 1);
    b.retries[index] = retry.attempt;
    set_phase(b, RetryDelayed{event_.seq, retry.due_at});
  }

  void operator()(const ActivityScheduled& scheduled) {
    ActivityTask task{.task = event_.seq,
                      .activity = scheduled.activity,
                      .input = stored(scheduled.input),
                      .timeout_seconds = scheduled.timeout_seconds,
                      .heartbeat_seconds = scheduled.heartbeat_seconds,
                      .queued_at = event_.recorded_at,
                      .queue_timeout_at = scheduled.timeout_at,
                      .timeout_at = scheduled.timeout_at};
    if (scheduled.nonce) task.nonces.push_back(*scheduled.nonce);
    count_mocked(scheduled.state);
    set_phase(chained_branch(), std::move(task));
  }

  void operator()(const ActivityStarted& started) {
    chained_branch();
    assign(started.task, started.nonce, started.timeout_at);
  }
  void operator()(const ActivityHandedOutAgain& again) { assign(again.task, again.nonce, again.timeout_at); }

  void operator()(const ActivityHandOutReturned& returned) {
    ActivityTask task = task_of(returned.task);
    task.assigned = false;
    task.timeout_at = task.queue_timeout_at;
    set_phase(branch(), std::move(task));
  }

  void operator()(const ActivitySucceeded& succeeded) {
    set_phase(chained_branch(), ResultReady{stored(succeeded.output)});
  }
  void operator()(const ActivityFailed& failed) {
    set_phase(chained_branch(), ErrorRaised{{failed.error, failed.cause}});
  }
  void operator()(const ActivityTimedOut& timed_out) {
    set_phase(chained_branch(), ErrorRaised{{timed_out.error, std::nullopt}, timed_out.heartbeat});
  }

  void operator()(const TaskScheduled& scheduled) {
    OutsideTask task{.task = event_.seq,
                     .resource_type = scheduled.resource_type,
                     .resource = scheduled.resource,
                     .input = stored(scheduled.parameters),
                     .timeout_seconds = scheduled.timeout_seconds,
                     .heartbeat_seconds = scheduled.heartbeat_seconds,
                     .queued_at = event_.recorded_at,
                     .nonce = scheduled.nonce};
    count_mocked(scheduled.state);
    set_phase(chained_branch(), std::move(task));
  }
  void operator()(const LambdaFunctionScheduled& scheduled) {
    OutsideTask task{.task = event_.seq,
                     .function = true,
                     .resource = scheduled.resource,
                     .input = stored(scheduled.input),
                     .timeout_seconds = scheduled.timeout_seconds,
                     .queued_at = event_.recorded_at};
    count_mocked(scheduled.state);
    set_phase(chained_branch(), std::move(task));
  }

  void operator()(const TaskStarted& started) { call(started.task, started.timeout_at); }
  void operator()(const LambdaFunctionStarted& started) { call(started.task, started.timeout_at); }

  void operator()(const TaskSubmitted& submitted) {
    OutsideTask task = call_of(submitted.task);
    task.stage = OutsideTask::Stage::Submitted;
    task.submitted_at = event_.recorded_at;
    set_phase(chained_branch(), std::move(task));
  }

  void operator()(const TaskSucceeded& succeeded) { end_call(succeeded.output); }
  void operator()(const LambdaFunctionSucceeded& succeeded) { end_call(succeeded.output); }
  void operator()(const TaskFailed& failed) { end_call({failed.error, failed.cause}); }
  void operator()(const LambdaFunctionFailed& failed) { end_call({failed.error, failed.cause}); }
  void operator()(const TaskStartFailed& failed) { end_call({failed.error, failed.cause}); }
  void operator()(const LambdaFunctionStartFailed& failed) { end_call({failed.error, failed.cause}); }
  void operator()(const TaskTimedOut& timed_out) {
    end_call({timed_out.error, std::nullopt}, timed_out.heartbeat);
  }
  void operator()(const LambdaFunctionTimedOut& timed_out) { end_call({timed_out.error, std::nullopt}); }

  void operator()(const ParallelStateStarted& started) {
    check(started.first_branch == e_.next_branch_, "branch numbers are never used again");
    Branch& owner = chained_branch();
    InBranches parallel;
    parallel.unfinished = started.start_at.size();
    parallel.results.resize(parallel.unfinished);
    const Payload input = stored(started.input);
    for (const std::string& start_at : started.start_at) {
      parallel.branches.push_back(start_child(owner, parallel.branches.size(), input, start_at));
    }
    set_phase(owner, std::move(parallel));
  }

  void operator()(const MapStateStarted& started) {
    Branch& owner = chained_branch();
    const Payload input = stored(started.input);
    const Payload items = started.items ? started.items.detached() : input;
    InBranches map;
    map.unfinished = static_cast<std::size_t>(started.length);
    map.results.resize(map.unfinished);
    map.map = Iterations{.input = Document(input), .items = Document(items)};
    map.map->free_slots.assign(static_cast<std::size_t>(started.slots), event_.id);
    set_phase(owner, std::move(map));
  }

  void operator()(const MapIterationStarted& started) {
    check(event_.branch.value == e_.next_branch_, "branch numbers are never used again");
    Branch& owner = e_.branches_.at(BranchId{static_cast<std::uint32_t>(started.parent)});
    auto& map = std::get<InBranches>(owner.phase);
    const auto index = static_cast<std::size_t>(started.index);
    check(map.can_start_iteration() && map.map->next == index, "iterations start in order, each on a slot");
    map.map->free_slots.erase(map.map->free_slots.begin());
    ++map.map->next;
    map.branches.push_back(start_child(owner, index, stored(started.input), started.start_at));
    note_runnable(owner);
  }

  void operator()(const MapIterationSucceeded&) {
    const Branch& child = branch();
    owner_of(child).map->free_slots.push_back(child.last_event);
    finish_child(child, std::get<Finished>(child.phase).output);
  }

  // What fails, or aborts, the iteration's states and the Map is told by their own events.
  void operator()(const MapIterationFailed&) {}
  void operator()(const MapIterationAborted&) {}

  // Does not advance the chain: the state's exit points to the same event (asl-reference 19).
  void operator()(const StateSucceeded&) {}

  void operator()(const StateFailed&) {
    Branch& owner = chained_branch();
    stop_descendants(owner);
    // A Map can fail before it begins.
    if (auto* inside = std::get_if<InBranches>(&owner.phase)) inside->failed = true;
    note_runnable(owner);
  }

 private:
  Branch& branch() {
    const auto found = e_.branches_.find(event_.branch);
    check(found != e_.branches_.end(), "an event belongs to a branch that exists");
    return found->second;
  }

  // The branch of an event that the branch's next event points to.
  Branch& chained_branch() {
    Branch& b = branch();
    if (event_.id) b.last_event = event_.id;
    return b;
  }

  // A payload that no row holds yet stands in this event's row.
  Payload stored(const Payload& payload) const {
    return payload && !payload.stored_at() ? payload.stored_in(event_.seq) : payload;
  }

  const ActivityTask& task_of(Seq task) {
    const auto* activity_task = std::get_if<ActivityTask>(&branch().phase);
    check(activity_task != nullptr && activity_task->task == task, "the branch has the task");
    return *activity_task;
  }

  void assign(Seq id, const std::string& nonce, const std::optional<TimePoint>& timeout_at) {
    ActivityTask task = task_of(id);
    task.started = true;
    task.assigned = true;
    task.assigned_at = event_.recorded_at;
    task.timeout_at = timeout_at;
    if (task.nonces.empty() || task.nonces.back() != nonce) task.nonces.push_back(nonce);
    set_phase(branch(), std::move(task));
  }

  void count_mocked(const std::string& state) {
    if (e_.started_.mock) ++e_.mocked_tasks_[state];
  }

  const OutsideTask& call_of(Seq task) {
    const auto* outside = std::get_if<OutsideTask>(&branch().phase);
    check(outside != nullptr && outside->task == task, "the branch has the task");
    return *outside;
  }

  void call(Seq id, const std::optional<TimePoint>& timeout_at) {
    OutsideTask task = call_of(id);
    task.stage = OutsideTask::Stage::Called;
    task.timeout_at = timeout_at;
    set_phase(chained_branch(), std::move(task));
  }

  void end_call(const Payload& output) { set_phase(chained_branch(), ResultReady{stored(output)}); }
  void end_call(asl::AslError error, bool heartbeat = false) {
    set_phase(chained_branch(), ErrorRaised{std::move(error), heartbeat});
  }

  // The Parallel or Map that the branch belongs to.
  InBranches& owner_of(const Branch& child) {
    return std::get<InBranches>(e_.branches_.at(child.parent).phase);
  }

  BranchId start_child(const Branch& owner, std::size_t index, const Payload& input,
                       const std::string& start_at) {
    const BranchId id{e_.next_branch_++};
    Branch& child = e_.branches_[id];
    child.id = id;
    child.parent = owner.id;
    child.index = index;
    child.input = input;
    child.last_event = event_.id;
    set_phase(child, Entering{start_at});
    return id;
  }

  void finish_child(const Branch& child, const Payload& output) {
    Branch& owner = e_.branches_.at(child.parent);
    auto& branches = std::get<InBranches>(owner.phase);
    branches.add_result(child.index, output);
    check(branches.unfinished > 0, "a branch finishes once");
    --branches.unfinished;
    std::erase(branches.branches, child.id);
    owner.last_event = event_.id;
    erase(child.id);
    note_runnable(owner);
  }

  void assign_variable(Branch& b, const std::string& name, const Payload& value) {
    const auto found = b.variables.find(name);
    if (found != b.variables.end()) e_.variable_bytes_ -= found->second.payload().bytes();
    e_.variable_bytes_ += value.bytes();
    b.variables.insert_or_assign(name, Document(value));
  }

  void close(ExecutionStatus status, TimePoint at) {
    e_.status_ = status;
    e_.closed_at_ = at;
    for (const auto& [key, entry] : e_.pending_)
      note_before(key);
    e_.pending_.clear();
    e_.runnable_.clear();
    e_.waiting_.clear();
  }

  void erase(BranchId id) {
    const auto found = e_.branches_.find(id);
    if (found == e_.branches_.end()) return;
    leave_phase(found->second);
    for (const auto& [name, value] : found->second.variables)
      e_.variable_bytes_ -= value.payload().bytes();
    e_.branches_.erase(found);
  }

  void erase_descendants(Branch& b) {
    const auto* inside = std::get_if<InBranches>(&b.phase);
    if (inside == nullptr) return;
    for (const BranchId id : inside->branches) {
      const auto child = e_.branches_.find(id);
      if (child == e_.branches_.end()) continue;
      erase_descendants(child->second);
      erase(id);
    }
  }

  // Redrive continues the stopped branches, so they stay; what they waited for does not.
  void stop_descendants(Branch& b) {
    const auto* inside = std::get_if<InBranches>(&b.phase);
    if (inside == nullptr) return;
    for (const BranchId id : inside->branches) {
      const auto child = e_.branches_.find(id);
      if (child != e_.branches_.end()) stop(child->second);
    }
  }

  void stop(Branch& b) {
    stop_descendants(b);
    if (auto* inside = std::get_if<InBranches>(&b.phase)) {
      inside->stopped = true;
      note_runnable(b);
    } else {
      set_phase(b, Stopped{});
    }
  }

  static bool is_runnable(const Phase& phase) {
    struct Visitor {
      bool operator()(const Entering&) const { return true; }
      bool operator()(const Entered&) const { return true; }
      bool operator()(const Waiting&) const { return false; }
      bool operator()(const ActivityTask&) const { return false; }
      bool operator()(const OutsideTask&) const { return false; }
      bool operator()(const ResultReady&) const { return true; }
      bool operator()(const ErrorRaised&) const { return true; }
      bool operator()(const RetryDelayed&) const { return false; }
      bool operator()(const InBranches& p) const {
        return !p.failed && !p.stopped && (p.unfinished == 0 || p.can_start_iteration());
      }
      bool operator()(const Stopped&) const { return false; }
      bool operator()(const Finished&) const { return true; }
    };
    return std::visit(Visitor{}, phase);
  }

  static std::optional<Seq> waits_on(const Phase& phase) {
    if (const auto* waiting = std::get_if<Waiting>(&phase)) return waiting->entered;
    if (const auto* retry = std::get_if<RetryDelayed>(&phase)) return retry->scheduled;
    if (const auto* task = std::get_if<ActivityTask>(&phase)) return task->task;
    if (const auto* task = std::get_if<OutsideTask>(&phase)) return task->task;
    return std::nullopt;
  }

  void set_phase(Branch& b, Phase phase) {
    leave_phase(b);
    b.phase = std::move(phase);
    if (is_runnable(b.phase)) e_.runnable_.insert(b.id);
    if (const auto row = waits_on(b.phase)) e_.waiting_[*row] = b.id;
    if (const auto* waiting = std::get_if<Waiting>(&b.phase)) {
      put_pending({PendingKind::Wait, waiting->entered},
                  {.due_at = waiting->until, .wall_clock = waiting->wall_clock});
    } else if (const auto* retry = std::get_if<RetryDelayed>(&b.phase)) {
      put_pending({PendingKind::Retry, retry->scheduled}, {.due_at = retry->due_at});
    } else if (const auto* task = std::get_if<ActivityTask>(&b.phase)) {
      put_task_pending(*task);
    } else if (const auto* outside = std::get_if<OutsideTask>(&b.phase)) {
      put_call_pending(*outside);
    }
  }

  void put_task_pending(const ActivityTask& task) {
    if (task.timeout_at) put_pending({PendingKind::TaskTimeout, task.task}, {.due_at = *task.timeout_at});
    if (!task.assigned) {
      put_pending({PendingKind::QueuedTask, task.task},
                  {.activity = task.activity, .returned = task.started, .queued_at = task.queued_at});
      return;
    }
    put_pending({PendingKind::AssignedTask, task.task}, {.activity = task.activity});
    if (task.heartbeat_seconds) {
      const Millis interval = std::chrono::seconds(*task.heartbeat_seconds);
      put_pending({PendingKind::Heartbeat, task.task},
                  {.due_at = task.assigned_at + interval, .interval = interval});
    }
  }

  void put_call_pending(const OutsideTask& task) {
    using Stage = OutsideTask::Stage;
    if (task.timeout_at) put_pending({PendingKind::TaskTimeout, task.task}, {.due_at = *task.timeout_at});
    if (task.stage == Stage::Queued)
      return put_pending({PendingKind::QueuedCall, task.task}, {.queued_at = task.queued_at});
    if (task.stage == Stage::Called) return put_pending({PendingKind::CallOut, task.task}, {});
    const bool token = task.pattern() == asl::Pattern::WaitForTaskToken;
    put_pending({token ? PendingKind::AwaitedToken : PendingKind::AwaitedJob, task.task}, {});
    // The interval begins when the call has answered (asl-reference 17). Without a token nobody could send
    // one.
    if (task.heartbeat_seconds && task.nonce) {
      const Millis interval = std::chrono::seconds(*task.heartbeat_seconds);
      put_pending({PendingKind::Heartbeat, task.task},
                  {.due_at = task.submitted_at + interval, .interval = interval});
    }
  }

  // After a change inside its phase.
  void note_runnable(const Branch& b) {
    if (is_runnable(b.phase)) {
      e_.runnable_.insert(b.id);
    } else {
      e_.runnable_.erase(b.id);
    }
  }

  // Takes away what the phase before waited for.
  void leave_phase(Branch& b) {
    e_.runnable_.erase(b.id);
    if (const auto row = waits_on(b.phase)) e_.waiting_.erase(*row);
    if (const auto* waiting = std::get_if<Waiting>(&b.phase)) {
      remove_pending({PendingKind::Wait, waiting->entered});
    } else if (const auto* retry = std::get_if<RetryDelayed>(&b.phase)) {
      remove_pending({PendingKind::Retry, retry->scheduled});
    } else if (const auto* task = std::get_if<ActivityTask>(&b.phase)) {
      for (const PendingKind kind : {PendingKind::TaskTimeout, PendingKind::Heartbeat,
                                     PendingKind::QueuedTask, PendingKind::AssignedTask}) {
        remove_pending({kind, task->task});
      }
    } else if (const auto* outside = std::get_if<OutsideTask>(&b.phase)) {
      for (const PendingKind kind :
           {PendingKind::TaskTimeout, PendingKind::Heartbeat, PendingKind::QueuedCall, PendingKind::CallOut,
            PendingKind::AwaitedJob, PendingKind::AwaitedToken}) {
        remove_pending({kind, outside->task});
      }
    }
  }

  void note_runnable_entry() {
    const PendingKey key{PendingKind::Runnable, Seq{}};
    if (e_.runnable_.empty()) {
      remove_pending(key);
    } else if (!e_.pending_.contains(key)) {
      put_pending(key, {});
    }
  }

  void note_before(const PendingKey& key) {
    if (e_.before_.contains(key)) return;
    const auto found = e_.pending_.find(key);
    e_.before_.emplace(key, found == e_.pending_.end() ? std::nullopt : std::optional(found->second));
  }
  void put_pending(const PendingKey& key, const PendingEntry& entry) {
    note_before(key);
    e_.pending_[key] = entry;
  }
  void remove_pending(const PendingKey& key) {
    const auto found = e_.pending_.find(key);
    if (found == e_.pending_.end()) return;
    note_before(key);
    e_.pending_.erase(found);
  }

  Execution& e_;
  const HistoryEvent& event_;
};

void apply(Execution& execution, const HistoryEvent& event) {
  Applier(execution, event).run();
}

}  // namespace sfn
