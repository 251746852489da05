// ApiFailure is how a handler refuses a call: an AWS error type with its message. Thrown in server/api only
// and turned into a reply by aws_json.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "engine/execution/reply.h"

namespace sfn::api {

class ApiFailure : public std::exception {
 public:
  ApiFailure(std::string type, std::string message) : error_{std::move(type), std::move(message)} {}
  explicit ApiFailure(ApiError error) : error_(std::move(error)) {}

  [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }
  [[nodiscard]] const ApiError& error() const { return error_; }

  // A violation of the model's constraints: AWS answers those from another namespace.
  bool of_constraints = false;
  // Members beside type and message.
  std::optional<std::string> reason, resource_name;

 private:
  ApiError error_;
};

inline ApiFailure validation_failure(std::string message) {
  return {"ValidationException", std::move(message)};
}

}  // namespace sfn::api
