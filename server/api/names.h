// Names and ARNs as callers give them: which characters a name may have, and which kind of resource an
// operation accepts. A well-formed ARN of another account or region is no error here: nothing is found under
// it. All functions throw ApiFailure. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/registry/command.h"
#include "engine/scheduler/request.h"

namespace sfn::api {

// InvalidName for white space, control characters and < > { } [ ] ? * " # % \ ^ | ~ ` $ & , ; : / .
void check_name(std::string_view name);

// InvalidArn unless it is the ARN of an IAM role.
void check_role_arn(std::string_view arn);

struct StateMachineRef {
  ResourceName name;
  // A version number or an alias behind the name. There are none yet, so nothing is found under it.
  std::optional<std::string> qualifier;
};
// Refuses the label of a Distributed Map state as well: no operation here accepts one.
[[nodiscard]] StateMachineRef read_state_machine_arn(std::string_view arn);
[[nodiscard]] ResourceName read_activity_arn(std::string_view arn);
[[nodiscard]] ExecutionName read_execution_arn(std::string_view arn);
void check_map_run_arn(std::string_view arn);

// `State Machine Does Not Exist: '<arn>'` and its like.
[[noreturn]] void refuse_missing_state_machine(std::string_view arn);
[[noreturn]] void refuse_missing_execution(std::string_view arn);
[[noreturn]] void refuse_missing_activity(std::string_view arn);

}  // namespace sfn::api
