// advance decides: it looks at the definition, the execution, the command and the context, and returns the
// events it has written into the execution, and a reply. It runs until the execution can only wait, or until
// its slice is used up; then a Runnable entry is pending. It touches one Execution and immutable definitions,
// nothing else. A failure of the user's machine becomes events; an exception from here is our bug (the
// scheduler quarantines).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/asl/state_machine.h"
#include "engine/execution/command.h"
#include "engine/execution/entropy.h"
#include "engine/execution/event.h"
#include "engine/execution/execution.h"
#include "engine/execution/limits.h"
#include "engine/execution/reply.h"
#include "engine/value/arn.h"

namespace sfn {

// The revision of a state machine that an execution runs: fixed at its start.
struct Revision {
  StateMachineId state_machine;
  RevisionNumber number;
  std::string state_machine_name;
  ArnScope scope;
  std::string role_arn;
  std::shared_ptr<const asl::StateMachine> machine;
};

struct Context {
  TimePoint now;
  Entropy& entropy;
  const Limits& limits;
  // The machine is DELETING: its executions end at their next transition.
  bool machine_deleting = false;
  // The activity an ARN names, if it exists at this moment.
  std::function<std::optional<ActivityId>(std::string_view arn)> find_activity;
  // The token of a task, for `$$.Task.Token`.
  std::function<std::string(ExecutionId, Seq task, const std::string& nonce)> make_token;
};

struct Transition {
  std::vector<HistoryEvent> events;
  Reply reply;
};

[[nodiscard]] Transition advance(const Revision& revision, Execution& execution, const Command& command,
                                 const Context& context);

}  // namespace sfn
