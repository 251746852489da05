// PayloadTemplate is the value of Parameters or ResultSelector (asl-reference 5): JSON in which a member
// `name.$` holds a path whose value replaces it. Immutable and shared. Templates without any `.$` key are
// literals. Intrinsic functions are refused by this version.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/diagnostics.h"
#include "engine/asl/path.h"
#include "engine/asl/scope.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

class PayloadTemplate {
 public:
  // Reports problems (a `.$` value that is no path, `a` beside `a.$`) at `location`, such as
  // `/States/S/Parameters`; the template is then unusable. Linear in the template's size.
  static PayloadTemplate parse(const Value& json, const Location& location, Diagnostics& diagnostics);

  // A path that misses: States.Runtime, `The JSONPath '$.x' specified for the field 'value.$' could not be
  // found in the input '<json>'` (no state prefix). An array index out of range gives null instead, as AWS
  // does.
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
  static Result<Value> evaluate(const Field& field, const Scope& scope, WorkMeter& meter);

  std::shared_ptr<const Node> root_;
};

// The failure of a path that stands in the template field `field` (`value.$`), or in ErrorPath or CausePath.
[[nodiscard]] AslError path_failure(const PathFailure& failure, const Path& path, std::string_view field,
                                    const Scope& scope);

}  // namespace sfn::asl
