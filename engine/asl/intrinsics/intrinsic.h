// Intrinsic is an intrinsic function call as a template field holds it (asl-reference 8):
// `States.Format('{}',
// $.name)`. Immutable, cheap to copy, safe to share between threads. Evaluation is metered; a call that would
// cost too much fails. Random functions draw from the Scope.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/path.h"
#include "engine/asl/scope.h"
#include "engine/asl/work_meter.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

namespace intrinsics {
struct Call;
}

// Whether a text is meant as a call, sound or not: `States.` and something.
[[nodiscard]] bool looks_like_intrinsic(std::string_view text);

class Intrinsic {
 public:
  // The whole text must be one call; blanks are free between the parentheses. The error is a sentence,
  // without location: an unknown function, a wrong number of arguments, an escape other than \' \\ \{ \},
  // more than limits::kIntrinsicCallsMax calls in all, and whatever is no argument.
  static tl::expected<Intrinsic, std::string> parse(std::string_view text);

  // The result of the outermost function is a string, or may be one.
  [[nodiscard]] bool gives_string() const;
  [[nodiscard]] const std::string& text() const;
  // Calls `visit` with every path among the arguments, in the order they are written.
  void for_each_path(const std::function<void(const Path&)>& visit) const;

  // States.IntrinsicFailure when a function cannot take its arguments. States.Runtime when a path leads
  // nowhere, with `field` (`value.$`) in its text, or when the call costs too much.
  [[nodiscard]] Result<Value> evaluate(const Scope& scope, WorkMeter& meter, std::string_view field) const;

 private:
  explicit Intrinsic(std::shared_ptr<const intrinsics::Call> call) : call_(std::move(call)) {}
  std::shared_ptr<const intrinsics::Call> call_;
};

}  // namespace sfn::asl
