// Entropy that repeats: the same seed draws the same bytes.
#pragma once

#include <random>

#include "engine/execution/entropy.h"

namespace sfn::test {

class SeededEntropy final : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : engine_(seed) {}

  std::array<std::uint8_t, 16> bytes16() override {
    std::array<std::uint8_t, 16> bytes;
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
      const std::uint64_t word = engine_();
      for (std::size_t j = 0; j < 8; ++j)
        bytes[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
    }
    return bytes;
  }
  double uniform() override { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace sfn::test
