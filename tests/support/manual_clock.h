// A clock that stands still until a test moves it. The wall clock can be set on its own, as an administrator
// or a time server does; elapsed time never goes back.
#pragma once

#include "engine/scheduler/clock.h"

namespace sfn::test {

class ManualClock final : public Clock {
 public:
  // 2026-01-01T00:00:00Z, and an elapsed time that has nothing to do with it.
  static constexpr TimePoint kStart{Millis(1'767'225'600'000)};

  Now now() override { return now_; }
  void advance(Millis by) {
    now_.wall += by;
    now_.elapsed += by;
  }
  void set_wall(TimePoint wall) { now_.wall = wall; }
  // The machine starts anew: elapsed time counts from another point.
  void restart_elapsed(ElapsedPoint elapsed) { now_.elapsed = elapsed; }

 private:
  Now now_{kStart, ElapsedPoint(Millis(5'000))};
};

}  // namespace sfn::test
