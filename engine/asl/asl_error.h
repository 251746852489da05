// AslError is the failure of a user's machine: an error name that Retry and Catch match, and a cause. It is a
// value, never an exception. `States.Runtime` and `States.QueryEvaluationError` get the prefix "An error
// occurred while executing the state ..." once, where the execution knows the state's event id
// (execution/states/failure.h).
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

namespace sfn::asl {

struct AslError {
  std::optional<std::string> error;
  std::optional<std::string> cause;
  // Of an expression that failed: the field it stands in, such as `Output/a[0]`, for EvaluationFailed.
  std::optional<std::string> location = {};
  bool operator==(const AslError&) const = default;
};

template <class T>
using Result = tl::expected<T, AslError>;

// The names the service itself raises or matches (asl-reference 14).
namespace error_name {
inline constexpr const char* kAll = "States.ALL";
inline constexpr const char* kTaskFailed = "States.TaskFailed";
inline constexpr const char* kTimeout = "States.Timeout";
inline constexpr const char* kHeartbeatTimeout = "States.HeartbeatTimeout";
inline constexpr const char* kRuntime = "States.Runtime";
inline constexpr const char* kResultPathMatchFailure = "States.ResultPathMatchFailure";
// The name in the States Language specification for a function that cannot take its arguments
// (docs/compatibility.md).
inline constexpr const char* kIntrinsicFailure = "States.IntrinsicFailure";
inline constexpr const char* kQueryEvaluationError = "States.QueryEvaluationError";
inline constexpr const char* kDataLimitExceeded = "States.DataLimitExceeded";
}  // namespace error_name

inline AslError runtime_error(std::string cause) {
  return {error_name::kRuntime, std::move(cause)};
}
inline tl::unexpected<AslError> runtime_failure(std::string cause) {
  return tl::make_unexpected(runtime_error(std::move(cause)));
}
inline tl::unexpected<AslError> intrinsic_failure(std::string cause) {
  return tl::make_unexpected(AslError{error_name::kIntrinsicFailure, std::move(cause)});
}

inline tl::unexpected<AslError> query_failure(std::string cause, std::optional<std::string> location = {}) {
  return tl::make_unexpected(
      AslError{error_name::kQueryEvaluationError, std::move(cause), std::move(location)});
}

}  // namespace sfn::asl
