// UUIDs in lower-case text. The random bytes are handed in, because engine/ has no random device.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "engine/value/time.h"

namespace sfn {

using Bytes16 = std::array<std::uint8_t, 16>;

// Version 4: random.
[[nodiscard]] std::string random_uuid(const Bytes16& random);

// Version 7: ordered by time, and strictly ascending whatever the clock does, so that generated execution
// names enter their index at its end.
class AscendingUuids {
 public:
  [[nodiscard]] std::string next(TimePoint now, const Bytes16& random);

 private:
  std::int64_t last_ms_ = 0;
  std::uint32_t counter_ = 0;  // the 12 bits after the time
};

}  // namespace sfn
