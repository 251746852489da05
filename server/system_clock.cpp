#include "server/system_clock.h"

#include <ctime>

namespace sfn::server {

namespace {

Millis read(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return std::chrono::seconds(time.tv_sec) + Millis(time.tv_nsec / 1'000'000);
}

}  // namespace

Now SystemClock::now() {
  return {TimePoint(read(CLOCK_REALTIME)), ElapsedPoint(read(CLOCK_BOOTTIME))};
}

}  // namespace sfn::server
