// Which variables each state of a definition reads (asl-reference 10): the `variableReferences` of
// DescribeStateMachine and DescribeStateMachineForExecution. Read off the paths and intrinsic functions of
// JSONPath states; what a JSONata expression reads is not found. A literal that only looks like a path reads
// nothing.
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/value/value_fwd.h"

namespace sfn::asl {

// By name of state, those of inner machines included; a state that reads none is left out.
using VariableReferences = std::map<std::string, std::set<std::string>>;

// Precondition: the definition was accepted.
[[nodiscard]] VariableReferences variable_references(const Value& definition);

}  // namespace sfn::asl
