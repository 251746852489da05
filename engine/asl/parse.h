// Definition text to StateMachine, or the diagnostics of what is wrong with it: every problem, not the first
// only. Fields are checked by tables (fields.h, state_schemas.h), transitions by graph (transitions.h); what
// this version lacks is refused here, so that no execution meets it (unsupported.h). Pure and linear in the
// length of the text, which the caller limits.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "engine/asl/diagnostics.h"
#include "engine/asl/state_machine.h"

namespace sfn::asl {

// Characters of a state's name, as Java counts them.
inline constexpr std::size_t kStateNameMax = 80;
// Parallel states inside each other. AWS's figure is not published; this one keeps recursion and locations
// small.
inline constexpr int kBranchDepthMax = 50;

struct ParsedStateMachine {
  // Null exactly when the diagnostics hold an error.
  std::shared_ptr<const StateMachine> machine;
  Diagnostics diagnostics;
};

[[nodiscard]] ParsedStateMachine parse_state_machine(std::string_view definition);

}  // namespace sfn::asl
