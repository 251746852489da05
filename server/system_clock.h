// SystemClock reads the machine's clocks: wall time, and elapsed time since boot, which also runs while the
// machine is suspended and never jumps. Any thread.
#pragma once

#include "engine/scheduler/clock.h"

namespace sfn::server {

class SystemClock final : public Clock {
 public:
  Now now() override;
};

}  // namespace sfn::server
