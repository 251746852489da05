// Definition text to StateMachine, or the diagnostics of what is wrong with it: every problem, not the first
// only. Fields are checked by tables (fields.h, state_schemas.h), transitions by graph (transitions.h),
// variables by scope (assign_rules.h). JSONata states are judged like the others, except for what stands
// between the markers of an expression. What this version lacks is refused here, so that no execution meets
// it (unsupported.h). Pure and linear in the length of the text, which the caller limits.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "engine/asl/diagnostics.h"
#include "engine/asl/limits.h"
#include "engine/asl/state_machine.h"

namespace sfn::asl {

// Characters of a definition, and of a state's name, as Java counts them.
inline constexpr std::size_t kDefinitionMax = 1'048'576;
inline constexpr std::size_t kStateNameMax = 80;

// EXPRESS workflows have rules of their own.
enum class WorkflowType { Standard, Express };

struct ParsedStateMachine {
  // Null exactly when diagnostics.can_run() is false.
  std::shared_ptr<const StateMachine> machine;
  Diagnostics diagnostics;
};

[[nodiscard]] ParsedStateMachine parse_state_machine(std::string_view definition,
                                                     WorkflowType type = WorkflowType::Standard,
                                                     Nesting nesting_max = {});

}  // namespace sfn::asl
