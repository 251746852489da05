// What is wrong with a definition, as JSON: the form of ValidateStateMachineDefinition, which
// `stepwell validate --json` prints as well.
#pragma once

#include <cstddef>

#include "engine/asl/diagnostics.h"
#include "engine/value/json_text.h"

namespace sfn::api {

enum class Severity { Error, Warning };

// Adds `result`, `diagnostics` and `truncated`. `least` Error leaves out the warnings; at most `max` are
// shown.
void add_diagnostics(JsonObjectText& body, const asl::Diagnostics& diagnostics, Severity least,
                     std::size_t max);

}  // namespace sfn::api
