// The rules of Assign that hold between states (asl-reference 10): what a variable may be called, and that a
// branch or an item processor assigns no name that a state around it assigns, before or after. So an inner
// scope never hides a variable, and `$x` means one thing in the whole of a machine. Linear in the definition.
#pragma once

#include "engine/asl/diagnostics.h"
#include "engine/asl/location.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// Precondition: `definition` is an object.
void report_assign_rules(const Value& definition, Diagnostics& diagnostics);

}  // namespace sfn::asl
