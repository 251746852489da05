// Whether an execution could be redriven, as DescribeExecution tells: the reason against it in AWS's words,
// or nothing.
#pragma once

#include <optional>
#include <string>

#include "server/api/operation.h"

namespace sfn::api {

[[nodiscard]] std::optional<std::string> redrive_obstacle(Environment& env, const ExecutionRecord& record);

}  // namespace sfn::api
