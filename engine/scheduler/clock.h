// Clock tells the scheduler both times of a moment. One real implementation (server/system_clock) and a
// manual one for tests.
#pragma once

#include "engine/value/time.h"

namespace sfn {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Now now() = 0;
};

}  // namespace sfn
