// How work of the interpreter ends other than well: the machine's error, or a point that the language leaves
// open. Both are thrown, because a plain recursion is what the interpreter is.
#pragma once

#include <optional>
#include <string>

#include "engine/value/value.h"

namespace sfn::property {

using Text = std::optional<std::string>;

inline const std::string kRuntime = "States.Runtime";
inline const std::string kTimeout = "States.Timeout";
inline const std::string kIntrinsicFailure = "States.IntrinsicFailure";
inline const std::string kResultPathMatchFailure = "States.ResultPathMatchFailure";

// Stands for a text that the service words as it likes: it matches every text, and nothing may be computed
// from it.
inline const std::string kUnknownText = "\x01 any text";

// The error of a state, a branch or an execution.
struct Failed {
  Text error;
  Text cause;
  bool heartbeat = false;  // a States.Timeout that States.HeartbeatTimeout matches, too
};

// The result depends on something that no rule says, or costs more than is worth its while.
struct Undetermined {
  std::string why;
};

[[noreturn]] inline void fail_at_runtime() {
  throw Failed{kRuntime, kUnknownText};
}
[[noreturn]] inline void fail_intrinsic() {
  throw Failed{kIntrinsicFailure, kUnknownText};
}

[[nodiscard]] bool holds_unknown_text(const Value& value);
// For values that something is computed from.
void refuse_unknown_text(const Value& value);

}  // namespace sfn::property
