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

using Command = std::variant<StartExecution, StopExecution, FireTimer, ResumeExecution, AssignActivityTask,
                             ReturnActivityTask, SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat>;

}  // namespace sfn
