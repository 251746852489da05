// What a task that starts an execution of this server gets, in the shapes AWS answers with: the parameters as
// a request, the reply to the start, and the end of the child (asl-reference 18). No decision about either
// execution is made here.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "engine/asl/asl_error.h"
#include "engine/asl/integrations.h"
#include "engine/scheduler/execution_cache.h"
#include "engine/scheduler/request.h"

namespace sfn {

// The error is the task's.
[[nodiscard]] tl::expected<StartExecutionRequest, asl::AslError> read_child_start(
    const Payload& parameters, const Limits& limits, const std::string& request_id);
[[nodiscard]] Payload child_started(const std::string& execution_arn, TimePoint started_at, TimePoint now,
                                    const std::string& request_id);
// `StepFunctions.<Exception>`, with the text of the SDK's exception.
[[nodiscard]] asl::AslError child_refused(const ApiError& error, const std::string& request_id);

// `closing`: its last event.
[[nodiscard]] EndedChild ended_child(const LoadedExecution& loaded, const EventBody& closing);
// The object that describes it; `parsed`: with input and output as JSON instead of text (`.sync:2`).
[[nodiscard]] Payload describe_child(const EndedChild& child, bool parsed);

}  // namespace sfn
