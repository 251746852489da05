// What a handler of an operation gets and gives. A handler checks, then either answers from what is committed
// or names the change it wants, with the shape of the reply to it; it throws ApiFailure to refuse. Handlers
// are stateless functions, called by any thread, with requests that satisfy the model's constraints.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "engine/execution/limits.h"
#include "engine/scheduler/clock.h"
#include "engine/scheduler/request.h"
#include "engine/value/value_fwd.h"
#include "server/api/page_token.h"
#include "storage/queries.h"

namespace sfn::api {

struct Environment {
  Limits limits;
  ArnScope scope;  // of new resources
  storage::Queries& queries;
  PageTokens page_tokens;
  Clock& clock;
  // Which file is served: who removes by ids has to show that it reads the same one (file_proof.h).
  std::string file_proof;
  // A file of mocked responses (mock_config.h); empty: none.
  std::string mock_config = {};
  // Whether this store has made the text. Any thread.
  std::function<bool(const std::string&)> is_task_token = {};
};

struct CallFacts {
  std::string_view trace_header;  // the HTTP header; empty: none
};

// A change, and the body of the reply once it is committed. Errors are shaped for all operations alike.
struct Change {
  Request request;
  std::function<std::string(const Answer&)> body;
};
// A body, or a change.
using Outcome = std::variant<std::string, Change>;

using Handler = Outcome (*)(Environment&, const CallFacts&, const Value& request);

struct Operation {
  std::string_view name;
  Handler handler = nullptr;
  // Members that stand in an event when the call succeeds, and are left out of the journal then.
  std::span<const std::string_view> payload_members;
};
// nullptr: not one of this version.
[[nodiscard]] const Operation* find_operation(std::string_view name);

// ---- One file a group: activities, tasks, state_machines, validation, executions, history.
Outcome create_activity(Environment&, const CallFacts&, const Value& request);
Outcome delete_activity(Environment&, const CallFacts&, const Value& request);
Outcome describe_activity(Environment&, const CallFacts&, const Value& request);
Outcome list_activities(Environment&, const CallFacts&, const Value& request);

Outcome get_activity_task(Environment&, const CallFacts&, const Value& request);
Outcome send_task_success(Environment&, const CallFacts&, const Value& request);
Outcome send_task_failure(Environment&, const CallFacts&, const Value& request);
Outcome send_task_heartbeat(Environment&, const CallFacts&, const Value& request);

Outcome create_state_machine(Environment&, const CallFacts&, const Value& request);
Outcome update_state_machine(Environment&, const CallFacts&, const Value& request);
Outcome delete_state_machine(Environment&, const CallFacts&, const Value& request);
Outcome describe_state_machine(Environment&, const CallFacts&, const Value& request);
Outcome describe_state_machine_for_execution(Environment&, const CallFacts&, const Value& request);
Outcome list_state_machines(Environment&, const CallFacts&, const Value& request);
Outcome validate_state_machine_definition(Environment&, const CallFacts&, const Value& request);

Outcome start_execution(Environment&, const CallFacts&, const Value& request);
Outcome stop_execution(Environment&, const CallFacts&, const Value& request);
Outcome describe_execution(Environment&, const CallFacts&, const Value& request);
Outcome list_executions(Environment&, const CallFacts&, const Value& request);
Outcome get_execution_history(Environment&, const CallFacts&, const Value& request);

// Our own, of the target Stepwell.RetryExecution: takes an execution out of quarantine.
Outcome retry_execution(Environment&, const CallFacts&, const Value& request);
// Our own, of the target Stepwell.PurgeExecutions: removes executions and rows of the journal by their ids.
Outcome purge_executions(Environment&, const CallFacts&, const Value& request);
// nullptr: not an operation of ours. By its name after `Stepwell.`.
[[nodiscard]] const Operation* find_own_operation(std::string_view name);

}  // namespace sfn::api
