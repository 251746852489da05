// What the scheduler is asked to do, by callers and by the server itself, and what it gives back after the
// commit.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/execution/command.h"
#include "engine/execution/reply.h"
#include "engine/registry/command.h"
#include "engine/scheduler/storage.h"

namespace sfn {

// An execution as a caller names it by ARN.
struct ExecutionName {
  ArnScope scope;
  std::string machine;
  std::string name;
};

struct StartExecutionRequest {
  ResourceName state_machine;
  std::optional<std::string> name;  // absent: a generated one (UUID version 7)
  Payload input;
  std::optional<std::string> trace_header;
  Payload mock;  // as in ExecutionStarted
};
struct StopExecutionRequest {
  ExecutionName execution;
  StopExecution command;
};
// A token answer. The token text is as the caller sent it; it is checked here.
struct TaskSuccessRequest {
  std::string token;
  Payload output;
};
struct TaskFailureRequest {
  std::string token;
  std::optional<std::string> error;
  std::optional<std::string> cause;
};
struct TaskHeartbeatRequest {
  std::string token;
};
// GetActivityTask: answered with TaskHandedOut, or with Done when nothing came until the poll time is over.
struct PollActivityRequest {
  ResourceName activity;
  std::optional<std::string> worker_name;
};
// The client of the parked poll with this ticket has hung up.
struct CancelPollRequest {
  std::uint64_t ticket = 0;
};
// What became of the answer that carried a task: flushed to the worker's connection, or not.
struct TaskDeliveryRequest {
  ExecutionId execution;
  Seq task;
  std::string nonce;
  bool flushed = false;
};
// `stepwell retry`: takes an execution out of quarantine.
struct ReleaseQuarantineRequest {
  ExecutionName execution;
};
// Removes executions and journal rows that retention, or a person, does not want any more. What may not go
// (purge.h) stays without an error.
struct PurgeRequest {
  std::string cause;  // `retention` or `purge`
  std::vector<ExecutionId> executions;
  TimePoint closed_before{};  // those that closed later stay
  CallId calls_below;         // journal rows before this one; none: all stay
};
// A child execution has ended: what its parent's task becomes of it.
struct EndedChild {
  Seq task;  // of the parent
  std::string execution_arn;
  std::string state_machine_arn;
  std::string name;
  ExecutionStatus status = ExecutionStatus::Succeeded;
  TimePoint started_at{};
  TimePoint stopped_at{};
  Payload input;
  Payload output;
  std::optional<std::string> error;
  std::optional<std::string> cause;
};
// The task's call is to be made, or tried once more.
struct QueueCall {
  Seq task;
};
// The task no longer awaits its child, whose record could not be read when it ended.
struct LeaveChild {
  Seq task;
};
// What became of a call to the outside, from whoever made it. Of the scheduler's own: the end of a child, and
// the stop of one that nobody awaits. Never refused; given again until it is stored.
struct CallRequest {
  ExecutionId execution;
  std::variant<CompleteCall, FailCall, EndedChild, QueueCall, LeaveChild, StopExecution> what;
};
// Nothing but the journal row.
struct JournalRequest {};

using Request =
    std::variant<RegistryCommand, StartExecutionRequest, StopExecutionRequest, TaskSuccessRequest,
                 TaskFailureRequest, TaskHeartbeatRequest, PollActivityRequest, CancelPollRequest,
                 TaskDeliveryRequest, ReleaseQuarantineRequest, PurgeRequest, JournalRequest, CallRequest>;

struct Submission {
  // Names the caller that waits for the answer; unique while it waits. 0: nobody waits.
  std::uint64_t ticket = 0;
  Request request;
  // The journal row; the scheduler draws its id and fills in status, error, resource and duration from the
  // answer. A poll keeps it until it is answered.
  std::optional<ApiCall> call;
  // What takes the place of call->request when the answer is an error: with the payload members, cut, that
  // stand in no event then. None: call->request stays.
  std::function<std::string()> request_if_refused;
};

struct Answer {
  std::uint64_t ticket = 0;
  Reply reply;
  // TaskHandedOut: the token for it.
  std::string task_token;
  // Of a poll that was answered without a task: its journal row, complete but not in the batch. Whoever
  // releases the answer submits it again, or counts it when there are many.
  std::optional<ApiCall> call;
};

}  // namespace sfn
