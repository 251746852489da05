// All events of an execution in one list: AWS's history events and the internal ones that recovery needs and
// AWS does not show. An event is a fact in the past: `apply` (apply.h) copies what it says, so everything
// that could come out differently a second time (the time, a nonce, jitter, the value of an expression) is a
// member here.
//
// Each body names its members once, in `fields`; encoding, decoding and GetExecutionHistory are derived from
// that. `detail` members are AWS's and shown; `secret` members are ours, stored in the column `private`;
// `payload` is the JSON text of the row; `state` the state's name. A released encoding is never changed: a
// new meaning is a new version (tests/golden).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/asl/asl_error.h"
#include "engine/asl/state_machine.h"
#include "engine/value/ids.h"
#include "engine/value/payload.h"
#include "engine/value/time.h"

namespace sfn {

using OptionalText = std::optional<std::string>;
using OptionalSeconds = std::optional<std::int64_t>;

// ---- The execution
// -------------------------------------------------------------------------------------------

struct ExecutionStarted {
  Payload input;
  std::string role_arn;
  std::string name;
  StateMachineId state_machine;
  RevisionNumber revision;
  TimePoint deadline;    // machine TimeoutSeconds or the greatest age, whichever comes first
  std::string start_at;  // the first state
  int evaluator = 1;     // version of the language's evaluator that decides for this execution
  OptionalText trace_header;
  // The task of another execution that awaits this one, if one does.
  std::optional<ExecutionId> parent;
  std::optional<Seq> parent_task;
  // The responses of a test case, by state: an object of objects. Absent: the tasks are real.
  Payload mock;
  static void fields(auto& self, auto& f) {
    f.payload(self.input);
    f.detail("roleArn", self.role_arn);
    f.secret("name", self.name);
    f.secret("stateMachineId", self.state_machine);
    f.secret("revision", self.revision);
    f.secret("deadline", self.deadline);
    f.secret("startAt", self.start_at);
    f.secret("evaluator", self.evaluator);
    f.secret("traceHeader", self.trace_header);
    f.secret("parent", self.parent);
    f.secret("parentTask", self.parent_task);
    f.secret("mock", self.mock);
  }
};

struct ExecutionSucceeded {
  Payload output;
  static void fields(auto& self, auto& f) { f.payload(self.output); }
};

struct ExecutionFailed {
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
  }
};

struct ExecutionAborted {
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
  }
};

struct ExecutionTimedOut {
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
  }
};

// ---- Any state: `PassStateEntered`, `TaskStateExited`, `WaitStateAborted`, ...
// ---------------------------------

struct StateEntered {
  asl::StateType state_type = asl::StateType::Pass;
  std::string state;
  Payload input;
  // Wait only: when it ends, and whether that is a moment of the wall clock (Timestamp) or a delay (Seconds).
  // Absent when the delay could not be determined; the state then fails.
  std::optional<TimePoint> wait_until;
  bool wait_wall_clock = false;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.input);
    f.secret("waitUntil", self.wait_until);
    f.secret("wallClock", self.wait_wall_clock);
  }
};

// What a state assigns: variable names with the JSON text of their values, in the order of the definition.
using AssignedVariables = std::vector<std::pair<std::string, Payload>>;

struct StateExited {
  asl::StateType state_type = asl::StateType::Pass;
  std::string state;
  Payload output;
  OptionalText next;  // absent: the machine, branch or iteration ends here
  AssignedVariables assigned;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.output);
    f.detail("assignedVariables", self.assigned);
    f.secret("next", self.next);
  }
};

// A Parallel or Map state whose branches have all finished.
struct StateSucceeded {
  asl::StateType state_type = asl::StateType::Parallel;
  std::string state;
  static void fields(auto& self, auto& f) { f.state(self.state); }
};

// A Parallel or Map state one of whose branches has failed, after its last attempt.
struct StateFailed {
  asl::StateType state_type = asl::StateType::Parallel;
  std::string state;
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.secret("error", self.error);
    f.secret("cause", self.cause);
  }
};

// AWS has it for Task, Wait, Parallel and Map only.
struct StateAborted {
  asl::StateType state_type = asl::StateType::Task;
  std::string state;
  static void fields(auto& self, auto& f) { f.state(self.state); }
};

// Internal. The state failed and a retrier will run it again; replaces whatever the branch was doing.
struct RetryScheduled {
  std::string state;
  std::int64_t retrier = 0;  // index in Retry
  std::int64_t attempt = 0;  // the n-th retry of this retrier, from 1
  TimePoint due_at;          // back-off and jitter applied
  EventId after;             // the failing event: the next attempt's first event points to it
  OptionalText error;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.secret("retrier", self.retrier);
    f.secret("attempt", self.attempt);
    f.secret("dueAt", self.due_at);
    f.secret("after", self.after);
    f.secret("error", self.error);
  }
};

// An expression of the state failed. What comes of it is told by the events that follow.
struct EvaluationFailed {
  OptionalText error;
  OptionalText cause;
  OptionalText location;  // the field, such as `Output/a[0]`
  std::string state;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
    f.detail("location", self.location);
    f.state(self.state);
  }
};

// ---- Activity tasks. `task` is the Seq of the ActivityScheduled row, the task's identity
// -------------------------

struct ActivityScheduled {
  std::string state;
  std::string resource;
  Payload input;
  OptionalSeconds timeout_seconds;
  OptionalSeconds heartbeat_seconds;
  ActivityId activity;
  std::optional<TimePoint> timeout_at;  // only where the clock counts time in the queue (Limits)
  OptionalText nonce;                   // of the token that Parameters took from `$$.Task.Token`
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.input);
    f.detail("resource", self.resource);
    f.detail("timeoutInSeconds", self.timeout_seconds);
    f.detail("heartbeatInSeconds", self.heartbeat_seconds);
    f.secret("activityId", self.activity);
    f.secret("timeoutAt", self.timeout_at);
    f.secret("nonce", self.nonce);
  }
};

struct ActivityStarted {
  Seq task;
  OptionalText worker_name;
  std::string nonce;  // 16 random bytes, base64url; part of the task token
  std::optional<TimePoint> timeout_at;
  static void fields(auto& self, auto& f) {
    f.detail("workerName", self.worker_name);
    f.secret("task", self.task);
    f.secret("nonce", self.nonce);
    f.secret("timeoutAt", self.timeout_at);
  }
};

// Internal. The answer that would have carried the task did not reach its worker: back to the queue's head.
struct ActivityHandOutReturned {
  Seq task;
  static void fields(auto& self, auto& f) { f.secret("task", self.task); }
};

// Internal. A task that was started before is handed out once more, under a new nonce; earlier ones stay
// valid.
struct ActivityHandedOutAgain {
  Seq task;
  OptionalText worker_name;
  std::string nonce;
  std::optional<TimePoint> timeout_at;
  static void fields(auto& self, auto& f) {
    f.secret("task", self.task);
    f.secret("workerName", self.worker_name);
    f.secret("nonce", self.nonce);
    f.secret("timeoutAt", self.timeout_at);
  }
};

struct ActivitySucceeded {
  Seq task;
  Payload output;
  static void fields(auto& self, auto& f) {
    f.payload(self.output);
    f.secret("task", self.task);
  }
};

struct ActivityFailed {
  Seq task;
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
    f.secret("task", self.task);
  }
};

struct ActivityTimedOut {
  Seq task;
  OptionalText error;
  bool heartbeat = false;  // a missed heartbeat, which States.HeartbeatTimeout matches
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.secret("task", self.task);
    f.secret("heartbeat", self.heartbeat);
  }
};

// ---- Tasks that reach outside. `task` is the Seq of the Scheduled row, the identity of this attempt
// --------------

struct TaskScheduled {
  std::string state;
  std::string resource_type;
  std::string resource;
  std::string region;
  Payload parameters;
  OptionalSeconds timeout_seconds;
  OptionalSeconds heartbeat_seconds;
  Payload credentials;  // an object, as AWS shows it
  OptionalText nonce;   // of the token that Parameters took from `$$.Task.Token`
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.parameters);
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.detail("region", self.region);
    f.detail("timeoutInSeconds", self.timeout_seconds);
    f.detail("heartbeatInSeconds", self.heartbeat_seconds);
    f.detail("taskCredentials", self.credentials);
    f.secret("nonce", self.nonce);
  }
};

// The call is made as soon as this is stored.
struct TaskStarted {
  std::string resource_type;
  std::string resource;
  Seq task;
  std::optional<TimePoint> timeout_at;
  static void fields(auto& self, auto& f) {
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.secret("task", self.task);
    f.secret("timeoutAt", self.timeout_at);
  }
};

// No connector takes the call.
struct TaskStartFailed {
  std::string resource_type;
  std::string resource;
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.detail("error", self.error);
    f.detail("cause", self.cause);
  }
};

// The call has answered; the task goes on until the job it began ends, or a token is answered.
struct TaskSubmitted {
  std::string resource_type;
  std::string resource;
  Payload output;
  Seq task;
  static void fields(auto& self, auto& f) {
    f.payload(self.output);
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.secret("task", self.task);
  }
};

struct TaskSucceeded {
  std::string resource_type;
  std::string resource;
  Payload output;
  Seq task;
  static void fields(auto& self, auto& f) {
    f.payload(self.output);
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.secret("task", self.task);
  }
};

struct TaskFailed {
  std::string resource_type;
  std::string resource;
  OptionalText error;
  OptionalText cause;
  Seq task;
  static void fields(auto& self, auto& f) {
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.detail("error", self.error);
    f.detail("cause", self.cause);
    f.secret("task", self.task);
  }
};

struct TaskTimedOut {
  std::string resource_type;
  std::string resource;
  OptionalText error;
  Seq task;
  bool heartbeat = false;
  static void fields(auto& self, auto& f) {
    f.detail("resourceType", self.resource_type);
    f.detail("resource", self.resource);
    f.detail("error", self.error);
    f.secret("task", self.task);
    f.secret("heartbeat", self.heartbeat);
  }
};

struct LambdaFunctionScheduled {
  std::string state;
  std::string resource;
  Payload input;
  OptionalSeconds timeout_seconds;
  Payload credentials;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.input);
    f.detail("resource", self.resource);
    f.detail("timeoutInSeconds", self.timeout_seconds);
    f.detail("taskCredentials", self.credentials);
  }
};

struct LambdaFunctionStarted {
  Seq task;
  std::optional<TimePoint> timeout_at;
  static void fields(auto& self, auto& f) {
    f.secret("task", self.task);
    f.secret("timeoutAt", self.timeout_at);
  }
};

struct LambdaFunctionStartFailed {
  OptionalText error;
  OptionalText cause;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
  }
};

struct LambdaFunctionSucceeded {
  Payload output;
  Seq task;
  static void fields(auto& self, auto& f) {
    f.payload(self.output);
    f.secret("task", self.task);
  }
};

struct LambdaFunctionFailed {
  OptionalText error;
  OptionalText cause;
  Seq task;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.detail("cause", self.cause);
    f.secret("task", self.task);
  }
};

struct LambdaFunctionTimedOut {
  OptionalText error;
  Seq task;
  static void fields(auto& self, auto& f) {
    f.detail("error", self.error);
    f.secret("task", self.task);
  }
};

// ---- Parallel
// ------------------------------------------------------------------------------------------------

struct ParallelStateStarted {
  std::string state;
  Payload input;                      // what every branch gets; not shown by AWS
  std::int64_t first_branch = 0;      // the branches are numbered from here, in order
  std::vector<std::string> start_at;  // the first state of each branch
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.input);
    f.secret("firstBranch", self.first_branch);
    f.secret("startAt", self.start_at);
  }
};

// ---- Map. An iteration is a branch: its events stand in it
// ---------------------------------------------------------

struct MapStateStarted {
  std::string state;
  Payload input;  // the effective input, `$` of ItemSelector; not shown by AWS
  Payload items;  // the array, where it is not the input itself
  std::int64_t length = 0;
  std::int64_t slots = 0;  // how many iterations run at once
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.input);
    f.detail("length", self.length);
    f.secret("items", self.items);
    f.secret("slots", self.slots);
  }
};

struct MapIterationStarted {
  std::string state;
  std::int64_t index = 0;
  Payload input;            // of the first state; not shown by AWS
  std::int64_t parent = 0;  // the branch that is in the Map
  std::string start_at;     // the first state
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.payload(self.input);
    f.detail("index", self.index);
    f.secret("parent", self.parent);
    f.secret("startAt", self.start_at);
  }
};

struct MapIterationSucceeded {
  std::string state;
  std::int64_t index = 0;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.detail("index", self.index);
  }
};

struct MapIterationFailed {
  std::string state;
  std::int64_t index = 0;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.detail("index", self.index);
  }
};

// Stopped because another iteration, or a branch around the Map, failed.
struct MapIterationAborted {
  std::string state;
  std::int64_t index = 0;
  static void fields(auto& self, auto& f) {
    f.state(self.state);
    f.detail("index", self.index);
  }
};

using EventBody =
    std::variant<ExecutionStarted, ExecutionSucceeded, ExecutionFailed, ExecutionAborted, ExecutionTimedOut,
                 StateEntered, StateExited, StateAborted, RetryScheduled, ActivityScheduled, ActivityStarted,
                 ActivityHandOutReturned, ActivityHandedOutAgain, ActivitySucceeded, ActivityFailed,
                 ActivityTimedOut, TaskScheduled, TaskStartFailed, LambdaFunctionScheduled,
                 LambdaFunctionStartFailed, ParallelStateStarted, StateSucceeded, StateFailed,
                 MapStateStarted, MapIterationStarted, MapIterationSucceeded, MapIterationFailed,
                 MapIterationAborted, EvaluationFailed, TaskStarted, TaskSubmitted, TaskSucceeded, TaskFailed,
                 TaskTimedOut, LambdaFunctionStarted, LambdaFunctionSucceeded, LambdaFunctionFailed,
                 LambdaFunctionTimedOut>;

struct HistoryEvent {
  Seq seq;
  EventId id;        // none for internal rows
  EventId previous;  // previousEventId; meaningful when there is an id
  TimePoint recorded_at;
  BranchId branch;
  EventBody body;
};

}  // namespace sfn
