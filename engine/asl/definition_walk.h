// A walk over the machines of a definition as JSON, for the checks that relate states to each other
// (transitions.h, assign_rules.h) and for what is read off a definition as a whole (variable_references.h).
// Parts that are no machine or no state, which the field tables report, are passed over.
#pragma once

#include <functional>

#include "engine/asl/location.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

using VisitState = std::function<void(const std::string& name, const Value& state, const Location& at)>;
using VisitMachine = std::function<void(const Value& machine, const Location& at)>;

// The states of one machine that are objects, in their order; not those of machines inside them.
void for_each_state(const Value& machine, const Location& location, const VisitState& visit);

// The branches of a Parallel, and what a Map runs for each item. Precondition: `state` is an object.
void for_each_inner_machine(const Value& state, const Location& location, const VisitMachine& visit);

// The Assign objects of a state, of its catchers and of its choice rules.
void for_each_assign(const Value& state, const Location& location, const VisitMachine& visit);

// The member if `json` is an object that has it and it is of that type; else null.
[[nodiscard]] const Value* find_object(const Value& json, const char* name);
[[nodiscard]] const Value* find_array(const Value& json, const char* name);

// Whether this is what a Map runs as executions of their own.
[[nodiscard]] bool is_distributed(const Value& machine);

}  // namespace sfn::asl
