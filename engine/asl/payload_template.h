// PayloadTemplate is the value of Parameters or ResultSelector (asl-reference 5): JSON in which a member
// `name.$` holds a path or an intrinsic function call whose value replaces it. Immutable and shared.
// Templates without any `.$` key are literals.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/diagnostics.h"
#include "engine/asl/expression.h"
#include "engine/asl/scope.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

class PayloadTemplate {
 public:
  // Reports problems (a `.$` value that is neither path nor call, `a` beside `a.$`) at `location`, such as
  // `/States/S/Parameters`; the template is then unusable. Linear in the template's size.
  static PayloadTemplate parse(const Value& json, const Location& location, Diagnostics& diagnostics);

  // A path that misses: States.Runtime, `The JSONPath '$.x' specified for the field 'value.$' could not be
  // found in the input '<json>'` (no state prefix). An array index out of range gives null instead, as AWS
  // does. A function that fails: see Intrinsic.
  [[nodiscard]] Result<Value> evaluate(const Scope& scope, WorkMeter& meter) const;

 private:
  struct Node;
  struct Object;
  struct Field;
  explicit PayloadTemplate(std::shared_ptr<const Node> root);
  static std::optional<Node> parse_node(const Value& json, const Location& location,
                                        Diagnostics& diagnostics);
  static std::optional<Node> parse_object(const Value& json, const Location& location,
                                          Diagnostics& diagnostics);
  static Node parse_field(const std::string& key, const Value& value, const Location& location,
                          Diagnostics& diagnostics);
  static Result<Value> evaluate(const Node& node, const Scope& scope, WorkMeter& meter);

  std::shared_ptr<const Node> root_;
};

}  // namespace sfn::asl
