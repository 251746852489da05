// Entropy is the engine's source of randomness: nonces, jitter, generated names. One real implementation
// (server/system_entropy) and one seeded for tests. Writer thread only.
#pragma once

#include <array>
#include <cstdint>

namespace sfn {

class Entropy {
 public:
  virtual ~Entropy() = default;
  // Unpredictable bytes (task tokens rest on them).
  virtual std::array<std::uint8_t, 16> bytes16() = 0;
  // Uniform in [0, 1).
  virtual double uniform() = 0;
};

}  // namespace sfn
