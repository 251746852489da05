// The second pass over an expression: chains of `.` become paths, what hangs on a step is put there, calls
// that end a function are marked, and each `%` is given the step whose context it means. Throws Failure.
#pragma once

#include "engine/asl/jsonata/ast.h"

namespace sfn::asl::jsonata {

[[nodiscard]] SyntaxPtr resolve(SyntaxPtr parsed);

}  // namespace sfn::asl::jsonata
