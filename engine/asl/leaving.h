// Leaving is what a JSONata state, catcher or choice rule makes of its data when the state is left: its
// output and the variables it assigns, both computed from the variables of before.
#pragma once

#include <optional>

#include "engine/asl/query_template.h"

namespace sfn::asl {

struct Leaving {
  std::optional<QueryTemplate> output;
  std::optional<QueryTemplate> assign;
};

}  // namespace sfn::asl
