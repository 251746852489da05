// The value of a path that stands in a field (`value.$`, ErrorPath, CausePath), and AWS's words when it leads
// nowhere.
#pragma once

#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/path.h"
#include "engine/asl/scope.h"
#include "engine/asl/work_meter.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// An array index that does not exist gives null, as measured on AWS; anything else that is missing is a
// path_failure.
[[nodiscard]] Result<Value> value_at(const Path& path, const Scope& scope, WorkMeter& meter,
                                     std::string_view field);

// States.Runtime: `The JSONPath '$.x' specified for the field 'value.$' could not be found in the input
// '<json>'`.
[[nodiscard]] AslError path_failure(const PathFailure& failure, const Path& path, std::string_view field,
                                    const Scope& scope);

}  // namespace sfn::asl
