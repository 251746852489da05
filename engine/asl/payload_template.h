// PayloadTemplate is the value of Parameters or ResultSelector (asl-reference 5): JSON in which a member
// `name.$` holds a path whose value replaces it. Immutable and shared. Templates without any `.$` key are
// literals.
#pragma once

#include <memory>
#include <string>

#include "engine/asl/asl_error.h"
#include "engine/asl/diagnostics.h"
#include "engine/asl/scope.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

class PayloadTemplate {
 public:
  // Reports problems (a `.$` value that is no path, `a` beside `a.$`) at `location`, such as
  // `/States/S/Parameters`; the template is then unusable.
  static PayloadTemplate parse(const Value& json, const std::string& location, Diagnostics& diagnostics);

  // A path that misses: States.Runtime, `The JSONPath '$.x' specified for the field 'value.$' could not be
  // found in the input '<json>'` (no state prefix).
  [[nodiscard]] Result<Value> evaluate(const Scope& scope) const;

 private:
  struct Node;
  std::shared_ptr<const Node> root_;
};

}  // namespace sfn::asl
