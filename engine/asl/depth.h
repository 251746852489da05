// Whether a value could not be read back from its text because it is nested too deeply (value/json.h), on a
// meter: a value that shares its parts may be far larger than any document, and walking over it costs.
#pragma once

#include "engine/asl/work_meter.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// `levels_above` is how deep the value itself is put. True, too, when the meter runs out.
[[nodiscard]] bool is_too_deep(const Value& value, WorkMeter& meter, int levels_above = 0);

}  // namespace sfn::asl
