// What a command answers: an AWS error, or the facts the API layer shapes into a response.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "engine/value/ids.h"
#include "engine/value/payload.h"
#include "engine/value/time.h"

namespace sfn {

// An error type of the API model and its message.
struct ApiError {
  std::string type;
  std::string message;
  bool operator==(const ApiError&) const = default;
};

struct Done {};
struct ExecutionStartedReply {
  ExecutionId execution;
  std::string name;
  TimePoint started_at;
};
struct ExecutionStoppedReply {
  TimePoint stopped_at;
};
struct TaskHandedOut {
  ExecutionId execution;
  Seq task;
  std::string nonce;
  Payload input;
};
// A call to the outside, to be made after the commit.
struct CallStarted {
  ExecutionId execution;
  Seq task;
  std::string state;
  std::string resource;       // as the definition names it
  std::string resource_type;  // `lambda`, `aws-sdk:sqs`, ...; empty for a function's ARN
  std::string action;         // `invoke`, `sendMessage.waitForTaskToken`, ...
  Payload input;
  std::optional<TimePoint> timeout_at;
};
struct StateMachineReply {
  StateMachineId state_machine;
  TimePoint at;             // creationDate or updateDate
  std::string revision_id;  // Update only
};
struct PurgedReply {
  std::int64_t executions = 0;  // that are removed
  std::int64_t postponed = 0;   // closed, but after the checkpoint; one is taken now, so ask again
};
struct ActivityReply {
  ActivityId activity;
  TimePoint created_at;
};

using Reply = std::variant<Done, ApiError, ExecutionStartedReply, ExecutionStoppedReply, TaskHandedOut,
                           StateMachineReply, ActivityReply, PurgedReply, CallStarted>;

}  // namespace sfn
