// Finds state names that one `States` object holds twice. A Value keeps the last of two members with one
// name, so this looks at the text.
#pragma once

#include <string_view>

#include "engine/asl/diagnostics.h"

namespace sfn::asl {

// DUPLICATE_STATE_NAME for each repetition. Precondition: `definition` is valid JSON.
void report_duplicate_states(std::string_view definition, Diagnostics& diagnostics);

}  // namespace sfn::asl
