#include <algorithm>

#include "server/api/operation.h"

namespace sfn::api {

namespace {

constexpr std::string_view kDefinition[] = {"definition"};
constexpr std::string_view kInput[] = {"input"};
constexpr std::string_view kOutput[] = {"output"};
constexpr std::string_view kCause[] = {"cause"};

constexpr Operation kOperations[] = {
    {"CreateActivity", create_activity, {}},
    {"CreateStateMachine", create_state_machine, kDefinition},
    {"DeleteActivity", delete_activity, {}},
    {"DeleteStateMachine", delete_state_machine, {}},
    {"DescribeActivity", describe_activity, {}},
    {"DescribeExecution", describe_execution, {}},
    {"DescribeStateMachine", describe_state_machine, {}},
    {"DescribeStateMachineForExecution", describe_state_machine_for_execution, {}},
    {"GetActivityTask", get_activity_task, {}},
    {"GetExecutionHistory", get_execution_history, {}},
    {"ListActivities", list_activities, {}},
    {"ListExecutions", list_executions, {}},
    {"ListStateMachines", list_state_machines, {}},
    {"SendTaskFailure", send_task_failure, kCause},
    {"SendTaskHeartbeat", send_task_heartbeat, {}},
    {"SendTaskSuccess", send_task_success, kOutput},
    {"StartExecution", start_execution, kInput},
    {"StopExecution", stop_execution, kCause},
    {"UpdateStateMachine", update_state_machine, kDefinition},
    {"ValidateStateMachineDefinition", validate_state_machine_definition, {}},
};

}  // namespace

const Operation* find_operation(std::string_view name) {
  const auto* found = std::ranges::find(kOperations, name, &Operation::name);
  return found == std::end(kOperations) ? nullptr : found;
}

}  // namespace sfn::api
