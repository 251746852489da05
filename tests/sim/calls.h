// What every caller of the simulator needs: names, and the error in an answer.
#pragma once

#include <string>

#include "engine/scheduler/request.h"

namespace sfn::sim {

inline const ArnScope kScope{.region = "us-east-1", .account = "123456789012"};

inline ResourceName named(const std::string& name) {
  return {kScope, name};
}

// None: it was not refused.
inline const ApiError* error_of(const Answer& answer) {
  return std::get_if<ApiError>(&answer.reply);
}

}  // namespace sfn::sim
