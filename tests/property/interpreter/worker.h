// What a worker answers to a task. The interpreter and the real run ask the same worker.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "engine/value/value.h"
#include "tests/property/interpreter/outcome.h"

namespace sfn::property {

struct Answer {
  enum class Kind { Success, Failure, Silence };
  Kind kind = Kind::Success;
  Value output;
  Text error;
  Text cause;
};

// A pure function of the task: what kind of activity it is (the last part of Resource), the state's name, the
// input, and how often the state has been retried. Only an activity of the kind `silent` may stay silent.
using Worker = std::function<Answer(const std::string& kind, const std::string& state, const Value& input,
                                    std::int64_t attempt)>;

}  // namespace sfn::property
