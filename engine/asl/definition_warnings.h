// What is allowed in a definition and probably not meant (asl-reference 25): a path or an intrinsic function
// that is text where it stands. NO_DOLLAR: a template member without `.$`; NO_PATH: a field that has a twin
// with `Path` at its end; PASS_RESULT_IS_STATIC: the Result of a Pass. JSONPath states only. Linear.
#pragma once

#include "engine/asl/diagnostics.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// Precondition: `definition` is an object.
void report_warnings(const Value& definition, Diagnostics& diagnostics);

}  // namespace sfn::asl
