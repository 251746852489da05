// Connector is the seam to everything outside: it makes the calls of tasks and says what became of them.
// Calls are handed to it after the commit that records them, at most `at_once` at a time, each once; every
// submitted call is answered once, from any thread, also when it was cancelled (nobody listens then).
// submit and cancel come from the writer thread and must not block. A connector knows nothing of executions
// or events: what an outcome means is decided by the engine.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "engine/asl/asl_error.h"
#include "engine/execution/reply.h"
#include "engine/scheduler/task_queues.h"

namespace sfn::integrations {

// Bytes that are no UTF-8 become U+FFFD before anybody sees them.
struct CallSucceeded {
  Payload output;  // JSON
};
struct CallFailed {
  std::optional<std::string> error;
  std::optional<std::string> cause;
};
// An answer of which not even the beginning is kept: the same error as for one that is just too large.
[[nodiscard]] inline CallFailed result_too_large(const std::string& why) {
  return {asl::error_name::kDataLimitExceeded, "The result is larger than a result may be: " + why};
}
using CallOutcome = std::variant<CallSucceeded, CallFailed>;
using OnOutcome = std::function<void(CallOutcome)>;

class Connector {
 public:
  virtual ~Connector() = default;

  virtual void submit(const CallStarted& call, OnOutcome done) = 0;
  // The task is over: the call may be given up. No effect when it has ended.
  virtual void cancel(TaskRef call) = 0;
};

}  // namespace sfn::integrations
