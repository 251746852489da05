// All commands that change one execution, in the imperative. They come from callers (already checked at the
// API edge) and from the scheduler (timers, hand-outs, the rest of a slice).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "engine/execution/pending.h"
#include "engine/value/ids.h"
#include "engine/value/payload.h"

namespace sfn {

struct StartExecution {
  std::string name;
  Payload input;
  std::optional<std::string> trace_header;
  std::optional<ExecutionId> parent;  // whose task awaits it
  std::optional<Seq> parent_task;
  Payload mock;  // as in ExecutionStarted
};

struct StopExecution {
  std::optional<std::string> error;
  std::optional<std::string> cause;
};

// A timer of this execution is due. Ignored when the entry is gone (its task has ended meanwhile).
struct FireTimer {
  PendingKey timer;
};

// Goes on where the last slice ended.
struct ResumeExecution {};

// A poll of a worker gets the queued task. Refused (no reply) when the task is no longer queued.
struct AssignActivityTask {
  Seq task;
  std::optional<std::string> worker_name;
};

// The answer that carried the task could not be delivered.
struct ReturnActivityTask {
  Seq task;
  std::string nonce;
};

struct SendTaskSuccess {
  Seq task;
  std::string nonce;
  Payload output;
};

struct SendTaskFailure {
  Seq task;
  std::string nonce;
  std::optional<std::string> error;
  std::optional<std::string> cause;
};

struct SendTaskHeartbeat {
  Seq task;
  std::string nonce;
};

// ---- Tasks that reach outside. Each is ignored when the task is no longer where the command expects it: its
// time is over, its execution has ended, or it was told the same before.

// Its connector has room: the queued call is made after the commit. Answered with CallStarted.
struct StartCall {
  Seq task;
};
// Nothing is there that could take the call.
struct RefuseCall {
  Seq task;
  std::string cause;
};
// The call has answered. With a pattern that waits, the task goes on.
struct CompleteCall {
  Seq task;
  Payload output;
};
struct FailCall {
  Seq task;
  std::optional<std::string> error;
  std::optional<std::string> cause;
};
// The process that made the call is gone: nobody knows what became of it.
struct LoseCall {
  Seq task;
};
// Makes a lost call again. Answered with CallStarted, without an event.
struct RepeatCall {
  Seq task;
};
// The job that the call began has ended.
struct CompleteJob {
  Seq task;
  Payload output;
};
struct FailJob {
  Seq task;
  std::optional<std::string> error;
  std::optional<std::string> cause;
};

using Command =
    std::variant<StartExecution, StopExecution, FireTimer, ResumeExecution, AssignActivityTask,
                 ReturnActivityTask, SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat, StartCall,
                 RefuseCall, CompleteCall, FailCall, LoseCall, RepeatCall, CompleteJob, FailJob>;

}  // namespace sfn
