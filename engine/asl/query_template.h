// QueryTemplate is the value of a field of a JSONata state (asl-reference 9): JSON in which every string
// `{% ... %}` is an expression whose value replaces it; keys are never evaluated. Compiled once, immutable
// and shared. What only some fields may refer to ($states.result, $states.errorOutput) is checked when it is
// read.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/diagnostics.h"
#include "engine/asl/location.h"
#include "engine/asl/work_meter.h"
#include "engine/value/time.h"
#include "engine/value/uuid.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// What an expression of a state sees beside the library: `$states`, the workflow's variables, the clock and
// chance.
struct QueryScope {
  // Builds `$states` on first use; its `context` only for expressions that refer to it. The reference stays
  // valid as long as the scope.
  std::function<const Value&(bool with_context)> states;
  std::function<const Value*(std::string_view name)> variable;
  TimePoint now = {};
  std::function<Bytes16()> random_bytes;
  std::function<double()> random;
};

// Members of `$states` that not every field is offered.
enum class StatesOffer { None, Result, ErrorOutput };

enum class QueryType { Any, Array, Boolean, Number, String };

class QueryTemplate {
 public:
  // `field` is the name that messages give the field, such as `Output`. Problems are reported at `location`;
  // the template is then unusable. Precondition: check_jsonata_markers found none.
  static QueryTemplate parse(const Value& json, std::string field, StatesOffer offer,
                             const Location& location, Diagnostics& diagnostics);

  // The same in an object of that name within the state: `Catch[0]`.
  [[nodiscard]] QueryTemplate within(const std::string& holder) const;

  // States.QueryEvaluationError with the place within the field (no state prefix). `expected` is what an
  // expression that stands for the whole field has to give. All expressions of the template together may take
  // three quarters of what is left on the meter, so that Catch can still be evaluated after they took too
  // much.
  [[nodiscard]] Result<Value> evaluate(const QueryScope& scope, WorkMeter& meter,
                                       QueryType expected = QueryType::Any) const;

  // For problems with the value that the template knows nothing of.
  [[nodiscard]] const std::string& field() const { return field_; }

 private:
  struct Node;
  struct Object;
  struct Query;
  struct Failed;
  class Evaluation;
  class Reader;
  QueryTemplate(std::shared_ptr<const Node> root, std::string field)
      : root_(std::move(root)), field_(std::move(field)) {}

  std::shared_ptr<const Node> root_;
  std::string field_;
};

}  // namespace sfn::asl
