#include "engine/asl/depth.h"

#include <algorithm>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

bool is_too_deep(const Value& value, WorkMeter& meter, int levels_above) {
  if (!value.is_structured()) return false;
  if (levels_above >= meter.depth_max()) return true;
  // Looking at an element without going into it takes a tenth of a visit.
  if (!meter.spend(1 + static_cast<std::int64_t>(value.size()) / 8)) return true;
  return std::any_of(value.begin(), value.end(),
                     [&](const Value& v) { return is_too_deep(v, meter, levels_above + 1); });
}

}  // namespace sfn::asl
