#include "tests/sim/coverage.h"

#include "engine/value/check.h"

namespace sfn::sim {

namespace {

const std::vector<std::string> kNames = {
    // Commands; the ones of the scheduler itself are seen by what they lead to.
    "command StartExecution", "command StopExecution", "command FireTimer", "command ResumeExecution",
    "command AssignActivityTask", "command ReturnActivityTask", "command SendTaskSuccess",
    "command SendTaskFailure", "command SendTaskHeartbeat", "command CreateStateMachine",
    "command UpdateStateMachine", "command DeleteStateMachine", "command CreateActivity",
    "command DeleteActivity", "command CompleteCall", "command FailCall", "call made", "call made again",
    "call cancelled", "call token heartbeat", "call token answered", "call lost", "child stopped",
    "child ended",
    // Requests that are no command.
    "request PollActivity", "request CancelPoll", "request TaskDelivery flushed", "request TaskDelivery lost",
    "request ReleaseQuarantine", "request Journal", "request Purge", "request Purge of calls",
    // Events.
    "event ExecutionStarted", "event ExecutionSucceeded", "event ExecutionFailed", "event ExecutionAborted",
    "event ExecutionTimedOut", "event PassStateEntered", "event TaskStateEntered", "event ChoiceStateEntered",
    "event WaitStateEntered", "event SucceedStateEntered", "event FailStateEntered",
    "event ParallelStateEntered", "event PassStateExited", "event TaskStateExited", "event ChoiceStateExited",
    "event WaitStateExited", "event SucceedStateExited", "event ParallelStateExited",
    "event TaskStateAborted", "event WaitStateAborted", "event ParallelStateAborted", "event RetryScheduled",
    "event ActivityScheduled", "event ActivityStarted", "event ActivityHandOutReturned",
    "event ActivityHandedOutAgain", "event ActivitySucceeded", "event ActivityFailed",
    "event ActivityTimedOut", "event TaskScheduled", "event TaskStartFailed", "event LambdaFunctionScheduled",
    "event LambdaFunctionStartFailed", "event ParallelStateStarted", "event ParallelStateSucceeded",
    "event ParallelStateFailed", "event MapStateEntered", "event MapStateStarted",
    "event MapIterationStarted", "event MapIterationSucceeded", "event MapIterationFailed",
    "event MapIterationAborted", "event MapStateSucceeded", "event MapStateFailed", "event MapStateExited",
    "event MapStateAborted", "event EvaluationFailed", "event StateMachineCreated",
    "event StateMachineUpdated", "event StateMachineDeletionStarted", "event StateMachineDeleted",
    "event ActivityCreated", "event ActivityDeleted", "event MapStateAborted", "event StateMachineCreated",
    "event StateMachineUpdated", "event StateMachineDeletionStarted", "event StateMachineDeleted",
    "event ActivityCreated", "event ActivityDeleted", "event TaskStarted", "event TaskSubmitted",
    "event TaskSucceeded", "event TaskFailed", "event TaskTimedOut", "event LambdaFunctionStarted",
    "event LambdaFunctionSucceeded", "event LambdaFunctionFailed", "event LambdaFunctionTimedOut",
    // Pending kinds, and that a start met them.
    "pending Wait", "pending Retry", "pending TaskTimeout", "pending Heartbeat", "pending ExecutionTimeout",
    "pending QueuedTask", "pending AssignedTask", "pending Runnable", "pending QueuedCall", "pending CallOut",
    "pending AwaitedJob", "pending AwaitedToken", "recovered QueuedCall", "recovered CallOut",
    "recovered AwaitedJob", "recovered AwaitedToken", "recovered Wait", "recovered Retry",
    "recovered TaskTimeout", "recovered Heartbeat", "recovered ExecutionTimeout", "recovered QueuedTask",
    "recovered AssignedTask", "recovered Runnable",
    // Fault points.
    "fault commit known failure", "fault commit unknown outcome, not stored",
    "fault commit unknown outcome, stored", "fault death before commit", "fault death after commit",
    "fault start known failure", "fault start death before commit", "fault start death after commit",
    "fault probe known failure", "fault crash between batches", "fault crash with parked polls",
    "fault power loss", "fault owner taken over", "fault checkpoint lost", "fault bug in a command",
    "fault wall clock forward", "fault wall clock back", "fault wall clock an hour forward",
    "fault wall clock two hours back", "fault process paused", "fault paused past a deadline",
    "fault long downtime", "fault load late", "fault load fails", "start goes on between batches",
    "fault commits fail for long", "fault tidy known failure", "fault tidy unknown outcome",
    "fault death before tidying", "fault death after tidying", "fault orderly end known failure",
    "fault batch read fails", "fault batch read makes no sense", "fault start read fails",
    "fault start read makes no sense", "fault wall clock set while down",
    // Workers that die or lie, callers that repeat themselves.
    "worker dies with a task", "worker answers twice", "worker sends a token of two tasks",
    "worker sends an altered token", "worker beats after the end", "worker answers after the end",
    "caller repeats a call",
    // Outcomes that are easily never reached.
    "answer ExecutionAlreadyExists", "answer repeated start", "answer StateMachineAlreadyExists",
    "answer StateMachineDeleting", "answer StateMachineDoesNotExist", "answer ExecutionDoesNotExist",
    "answer ExecutionLimitExceeded", "answer ActivityWorkerLimitExceeded", "answer ActivityDoesNotExist",
    "answer InvalidToken", "answer TaskTimedOut", "answer TaskDoesNotExist", "answer InternalFailure",
    "answer empty poll", "quarantined", "execution removed", "tidied", "start folds all",
    "start from checkpoint", "clean start"};

}  // namespace

Coverage::Coverage() {
  for (const std::string& name : kNames)
    hits_[name] = 0;
}

void Coverage::hit(const std::string& what, std::int64_t times) {
  const auto found = hits_.find(what);
  check(found != hits_.end(), ("coverage names " + what).c_str());
  found->second += times;
}

void Coverage::add(const Coverage& other) {
  for (const auto& [name, times] : other.hits_)
    hits_[name] += times;
}

std::vector<std::string> Coverage::missing(std::int64_t times) const {
  std::vector<std::string> names;
  for (const auto& [name, hit] : hits_) {
    if (hit < times) names.push_back(name);
  }
  return names;
}

}  // namespace sfn::sim
