#include "engine/execution/advance.h"

#include <algorithm>

#include "engine/execution/emitter.h"
#include "engine/execution/nonce.h"
#include "engine/execution/states/call.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"
#include "engine/value/check.h"

namespace sfn {

namespace {

const char* const kTaskGone = "Task Timed Out: 'Provided task does not exist anymore'";
const char* const kBadToken = "Invalid Token: 'Invalid token'";

// One call of advance.
class Advance {
 public:
  Advance(const Revision& revision, Execution& execution, const Context& context)
      : revision_(revision),
        execution_(execution),
        context_(context),
        emitter_(execution, context.now, context.limits),
        meter_(context.limits.state_work_max) {}

  Transition run(const Command& command) {
    Reply reply = std::visit(*this, command);
    end_turn();
    go_on();
    return {emitter_.take_events(), std::move(reply)};
  }

  Reply operator()(const StartExecution& start) {
    Millis age = context_.limits.execution_age_max;
    if (const auto& timeout = revision_.machine->timeout_seconds) {
      age = std::min<Millis>(age, std::chrono::seconds(*timeout));
    }
    emitter_.emit(kRootBranch,
                  ExecutionStarted{.input = start.input,
                                   .role_arn = revision_.role_arn,
                                   .name = start.name,
                                   .state_machine = revision_.state_machine,
                                   .revision = revision_.number,
                                   .deadline = context_.now + age,
                                   .start_at = revision_.machine->root.start_at,
                                   .trace_header = start.trace_header,
                                   .parent = start.parent,
                                   .parent_task = start.parent_task,
                                   .mock = start.mock},
                  EventId{});
    return ExecutionStartedReply{execution_.id(), start.name, execution_.started_at()};
  }

  Reply operator()(const StopExecution& stop) {
    emitter_.emit(kRootBranch, ExecutionAborted{stop.error, stop.cause}, EventId{});
    return ExecutionStoppedReply{execution_.closed_at()};
  }

  Reply operator()(const ResumeExecution&) { return Done{}; }

  Reply operator()(const FireTimer& fire) {
    // The timer may be stale: what it was for has ended.
    if (execution_.pending().contains(fire.timer)) this->fire(fire.timer);
    return Done{};
  }

  Reply operator()(const AssignActivityTask& assign) {
    const Branch* branch = execution_.find_task(assign.task);
    if (branch == nullptr) return Done{};
    const auto task = std::get<ActivityTask>(branch->phase);
    std::optional<TimePoint> timeout_at = task.queue_timeout_at;
    if (!timeout_at && task.timeout_seconds)
      timeout_at = context_.now + std::chrono::seconds(*task.timeout_seconds);
    // The token that Parameters took from `$$.Task.Token` is the one the first worker gets.
    const std::string nonce =
        task.started || task.nonces.empty() ? make_nonce(context_.entropy) : task.nonces.front();
    if (task.started) {
      emitter_.emit(branch->id, ActivityHandedOutAgain{task.task, assign.worker_name, nonce, timeout_at});
    } else {
      emitter_.emit(branch->id, ActivityStarted{task.task, assign.worker_name, nonce, timeout_at});
    }
    if (execution_.closed()) return Done{};
    return TaskHandedOut{execution_.id(), task.task, nonce, task.input};
  }

  Reply operator()(const ReturnActivityTask& give_back) {
    const Branch* branch = execution_.find_task(give_back.task);
    if (branch == nullptr) return Done{};
    const auto& task = std::get<ActivityTask>(branch->phase);
    // Only the latest hand-out can come back: an earlier one was replaced by it.
    if (task.assigned && task.nonces.back() == give_back.nonce) {
      emitter_.emit(branch->id, ActivityHandOutReturned{give_back.task});
    }
    return Done{};
  }

  Reply operator()(const SendTaskSuccess& success) {
    if (const Branch* call = execution_.find_call(success.task)) {
      return answer_call(*call, success.nonce, [&](const Step& at) { states::end_call(at, success.output); });
    }
    return answer(success, [&](Seq task) -> EventBody {
      // Recorded on AWS for functions: a result that is too large is a failure of the task, which Retry and
      // Catch see. The API's limit counts characters, this one bytes.
      if (success.output.bytes() > context_.limits.payload_bytes_max) {
        const auto error = states::result_too_large(task_resource(task));
        return ActivityFailed{task, error.error, error.cause};
      }
      return ActivitySucceeded{task, success.output};
    });
  }

  Reply operator()(const SendTaskFailure& failure) {
    if (const Branch* call = execution_.find_call(failure.task)) {
      return answer_call(*call, failure.nonce, [&](const Step& at) {
        states::end_call(at, asl::AslError{failure.error, failure.cause});
      });
    }
    return answer(failure, [&](Seq task) -> EventBody {
      return ActivityFailed{task, failure.error, failure.cause};
    });
  }

  Reply operator()(const StartCall& start) {
    const Branch* branch = execution_.find_call(start.task);
    return branch == nullptr ? Reply(Done{}) : states::start_call(step(branch->id));
  }
  Reply operator()(const RefuseCall& refuse) {
    return at_call(refuse.task, [&](const Step& at) { states::refuse_call(at, refuse.cause); });
  }
  Reply operator()(const CompleteCall& complete) {
    return at_call(complete.task, [&](const Step& at) { states::complete_call(at, complete.output); });
  }
  Reply operator()(const FailCall& fail) {
    return at_call(fail.task, [&](const Step& at) { states::fail_call(at, {fail.error, fail.cause}); });
  }
  Reply operator()(const LoseCall& lose) {
    return at_call(lose.task, [](const Step& at) { states::lose_call(at); });
  }
  Reply operator()(const RepeatCall& repeat) {
    const Branch* branch = execution_.find_call(repeat.task);
    return branch == nullptr ? Reply(Done{}) : states::repeat_call(step(branch->id));
  }
  Reply operator()(const CompleteJob& complete) {
    return at_call(complete.task, [&](const Step& at) { states::complete_job(at, complete.output); });
  }
  Reply operator()(const FailJob& fail) {
    return at_call(fail.task, [&](const Step& at) { states::fail_job(at, {fail.error, fail.cause}); });
  }

  // Writes nothing: the scheduler notes it in memory and in `pending`.
  Reply operator()(const SendTaskHeartbeat& heartbeat) {
    if (const Branch* call = execution_.find_call(heartbeat.task)) {
      if (!states::knows_nonce(*call, heartbeat.nonce)) return ApiError{"InvalidToken", kBadToken};
      return Done{};
    }
    const Branch* branch = execution_.find_task(heartbeat.task);
    if (branch == nullptr) return ApiError{"TaskTimedOut", kTaskGone};
    if (!knows_nonce(*branch, heartbeat.nonce)) return ApiError{"InvalidToken", kBadToken};
    return Done{};
  }

 private:
  [[nodiscard]] Step step(BranchId branch) {
    return {revision_, execution_, context_, emitter_, meter_, branch};
  }

  static bool knows_nonce(const Branch& branch, const std::string& nonce) {
    const auto& nonces = std::get<ActivityTask>(branch.phase).nonces;
    return std::find(nonces.begin(), nonces.end(), nonce) != nonces.end();
  }

  [[nodiscard]] const std::string& task_resource(Seq task) const {
    return revision_.machine->state(execution_.find_task(task)->state).as<asl::TaskState>().resource;
  }

  template <class Answer, class MakeEvent>
  Reply answer(const Answer& given, MakeEvent make_event) {
    const Branch* branch = execution_.find_task(given.task);
    if (branch == nullptr) return ApiError{"TaskTimedOut", kTaskGone};
    if (!knows_nonce(*branch, given.nonce)) return ApiError{"InvalidToken", kBadToken};
    emitter_.emit(branch->id, make_event(given.task));
    return Done{};
  }

  template <class Do>
  Reply at_call(Seq task, Do what) {
    const Branch* branch = execution_.find_call(task);
    if (branch != nullptr) what(step(branch->id));
    return Done{};
  }

  // The token may be used before the call that carried it has answered.
  template <class End>
  Reply answer_call(const Branch& branch, const std::string& nonce, End end) {
    if (!states::knows_nonce(branch, nonce)) return ApiError{"InvalidToken", kBadToken};
    end(step(branch.id));
    return Done{};
  }

  void fire(const PendingKey& timer) {
    switch (timer.kind) {
      case PendingKind::ExecutionTimeout:
        return emitter_.emit(kRootBranch, ExecutionTimedOut{asl::error_name::kTimeout, std::nullopt},
                             EventId{});
      case PendingKind::Wait: return states::end_wait(step(execution_.find_waiting(timer.seq)->id));
      case PendingKind::Retry: return states::work(step(execution_.find_waiting(timer.seq)->id));
      case PendingKind::TaskTimeout: return time_out(timer.seq, false);
      case PendingKind::Heartbeat: return time_out(timer.seq, true);
      case PendingKind::QueuedTask:
      case PendingKind::AssignedTask:
      case PendingKind::Runnable:
      case PendingKind::QueuedCall:
      case PendingKind::CallOut:
      case PendingKind::AwaitedJob:
      case PendingKind::AwaitedToken: break;
    }
    check(false, "only timers fire");
  }

  void time_out(Seq task, bool heartbeat) {
    if (const Branch* call = execution_.find_call(task))
      return states::time_out_call(step(call->id), heartbeat);
    emitter_.emit(execution_.find_task(task)->id,
                  ActivityTimedOut{task, asl::error_name::kTimeout, heartbeat});
  }

  // Until it can only wait, or the slice is used up.
  void go_on() {
    while (!emitter_.slice_used_up() && work_ < context_.limits.slice_work_max) {
      const auto branch = execution_.runnable();
      if (!branch) return;
      const Seq before = execution_.last_seq();
      continue_branch(step(*branch));
      end_turn();
      check(execution_.last_seq() != before, "a step writes at least one event");
    }
  }

  // Each turn has a whole budget, so that a state fails or passes whichever slice it runs in.
  void end_turn() {
    work_ += meter_.spent();
    meter_ = asl::WorkMeter(context_.limits.state_work_max, context_.limits.nesting_max.json);
  }

  // The execution, or an iteration of a Map, has come to its end.
  static void finish(const Step& step, const Payload& output) {
    const Branch& branch = step.branch();
    if (branch.id == kRootBranch) return step.emit(ExecutionSucceeded{output});
    step.emit(MapIterationSucceeded{step.execution.branch(branch.parent).state,
                                    static_cast<std::int64_t>(branch.index)});
  }

  static void continue_branch(const Step& step) {
    const Phase& phase = step.branch().phase;
    if (const auto* entering = std::get_if<Entering>(&phase)) {
      states::enter(step, std::string(entering->state));
    } else if (std::holds_alternative<Entered>(phase)) {
      states::work(step);
    } else if (const auto* ready = std::get_if<ResultReady>(&phase)) {
      states::finish_work(step, Document(ready->result));
    } else if (const auto* raised = std::get_if<ErrorRaised>(&phase)) {
      states::fail_work(step, {.error = raised->error, .heartbeat = raised->heartbeat});
    } else if (const auto* inside = std::get_if<InBranches>(&phase)) {
      inside->can_start_iteration() ? states::start_iteration(step) : states::join_branches(step);
    } else if (const auto* finished = std::get_if<Finished>(&phase)) {
      finish(step, finished->output);
    } else {
      check(false, "a runnable branch is in a runnable phase");
    }
  }

  const Revision& revision_;
  Execution& execution_;
  const Context& context_;
  Emitter emitter_;
  asl::WorkMeter meter_;   // of the present turn
  std::int64_t work_ = 0;  // of the turns before it
};

}  // namespace

Transition advance(const Revision& revision, Execution& execution, const Command& command,
                   const Context& context) {
  return Advance(revision, execution, context).run(command);
}

}  // namespace sfn
