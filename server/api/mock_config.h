// Mocked integrations in the format of Step Functions Local: a file of test cases by state machine, each with
// the name of a mocked response for some of its Task states, and the responses by name. `StartExecution` on
// `ARN#TestCase` starts an execution that takes its answers from there. The file is read for every such start
// and stored with the execution, so that a change of it changes no execution that runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/value/payload.h"

namespace sfn::api {

// `ARN#TestCase` taken apart.
[[nodiscard]] std::pair<std::string, std::optional<std::string>> split_test_case(std::string_view arn);

// By state, its responses by number of invocation: what ExecutionStarted::mock has. Throws ApiFailure
// (ValidationException) that says what is missing in the file, or wrong.
[[nodiscard]] Payload read_test_case(const std::string& file, const std::string& state_machine,
                                     const std::string& test_case);

}  // namespace sfn::api
