#include "engine/value/uuid.h"

#include <set>

#include <doctest/doctest.h>

#include "tests/support/manual_clock.h"
#include "tests/support/seeded_entropy.h"

using namespace sfn;
using sfn::test::ManualClock;
using sfn::test::SeededEntropy;

TEST_CASE("generated names ascend within a millisecond, over one, and when the clock is set back") {
  SeededEntropy entropy(1);
  AscendingUuids uuids;
  std::string last;
  for (int i = 0; i < 20'000; ++i) {  // more than the counter of one millisecond holds
    const auto back = std::chrono::milliseconds(i < 10'000 ? 0 : i < 15'000 ? -3'600'000 : 1'000 + i);
    const std::string uuid = uuids.next(ManualClock::kStart + back, entropy.bytes16());
    REQUIRE(last < uuid);
    last = uuid;
  }
  CHECK(last.size() == 36);
  CHECK(last[14] == '7');
}

TEST_CASE("a random UUID says so") {
  Bytes16 bytes;
  bytes.fill(0xff);
  CHECK(random_uuid(bytes) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
}
