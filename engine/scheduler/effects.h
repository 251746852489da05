// What leaves the scheduler after a commit beside answers: calls to the outside that are to be made now, and
// those that nobody waits for any more. Their outcomes come back as CallRequests (request.h).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "engine/asl/state_machine.h"
#include "engine/execution/reply.h"
#include "engine/scheduler/task_queues.h"

namespace sfn {

struct Effects {
  std::vector<CallStarted> calls;
  // The task has ended without the call's outcome: stopped, or timed out.
  std::vector<TaskRef> cancelled;
  [[nodiscard]] bool empty() const { return calls.empty() && cancelled.empty(); }
};

// Who makes a task's call, and how many of its calls may be under way at once.
struct CallRoute {
  std::string connector;
  int at_once = 1;
};
// For the call of a task with this input. The error says, for the task's cause, why nobody does.
using RouteCall =
    std::function<tl::expected<CallRoute, std::string>(const asl::TaskState&, const Payload& input)>;

}  // namespace sfn
