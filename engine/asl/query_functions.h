// The functions that the States Language adds to JSONata (asl-reference 9): $partition, $range, $hash,
// $random, $uuid, $parse. What they do is spent on the meter of the evaluation they are made for.
#pragma once

#include <memory>
#include <string_view>

#include "engine/asl/jsonata/expression.h"
#include "engine/asl/query_template.h"
#include "engine/asl/work_meter.h"

namespace sfn::asl {

// Whether the text of an expression has one of their names; without, it needs none of them.
[[nodiscard]] bool may_call_query_functions(std::string_view expression);
// Without the $.
[[nodiscard]] bool is_query_function(std::string_view name);

// Borrows both for as long as the functions are used.
[[nodiscard]] std::unique_ptr<jsonata::HostFunctions> query_functions(const QueryScope& scope,
                                                                      WorkMeter& meter);

}  // namespace sfn::asl
