// A rule of a Choice state: a comparison of one variable, or And/Or/Not over rules (asl-reference 11). Type
// strictness: a value of another type than the operator's makes the comparison false, it never fails; a
// variable whose node is missing fails with States.Runtime unless the operator is IsPresent. And and Or stop
// at the rule that decides, so a rule before it can guard one that would fail.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/asl/asl_error.h"
#include "engine/asl/diagnostics.h"
#include "engine/asl/leaving.h"
#include "engine/asl/location.h"
#include "engine/asl/payload_template.h"
#include "engine/asl/query_language.h"
#include "engine/asl/query_template.h"
#include "engine/asl/scope.h"
#include "engine/asl/work_meter.h"

namespace sfn::asl {

class ChoiceRule {
 public:
  // `json` is one element of Choices of a state in `language`, the `index`-th one, found at `location`. A
  // rule with a problem is reported and unusable.
  static ChoiceRule parse(const Value& json, QueryLanguage language, std::size_t index,
                          const Location& location, Diagnostics& diagnostics);

  [[nodiscard]] const std::string& next() const { return next_; }
  // What the rule assigns when it is the one that matches; in JSONata that and its output.
  [[nodiscard]] const std::optional<PayloadTemplate>& assign() const { return assign_; }
  [[nodiscard]] const Leaving& leaving() const { return leaving_; }
  // The Condition of a rule in JSONata, which is evaluated with the state's data.
  [[nodiscard]] const std::optional<QueryTemplate>& query() const { return query_; }
  // A rule in JSONPath. The rules of one state share a meter.
  [[nodiscard]] Result<bool> matches(const Scope& scope, WorkMeter& meter) const;

  struct Condition;

 private:
  std::string next_;
  std::optional<PayloadTemplate> assign_;
  Leaving leaving_;
  std::optional<QueryTemplate> query_;
  std::shared_ptr<const Condition> condition_;
};

}  // namespace sfn::asl
