// Scope is what an expression of a state can see: the data at hand (`$`), the context object (`$$`) and the
// workflow's variables (`$name`). It borrows everything; the context object is built only when a path asks
// for it, because most states never do.
#pragma once

#include <functional>
#include <string_view>

#include "engine/value/uuid.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

struct Scope {
  const Value& input;
  // Builds the context object on first use; the reference stays valid as long as the Scope.
  std::function<const Value&()> context;
  // A variable as it was when the state was entered; null while it is unset. Valid as long as the Scope.
  std::function<const Value*(std::string_view name)> variable;
  // Unpredictable bytes, for the random functions.
  std::function<Bytes16()> random_bytes;
};

}  // namespace sfn::asl
