// Entropy that repeats: the same seed draws the same bytes. It can be told to fail, which stands for a bug of
// ours in the middle of a command.
#pragma once

#include <random>

#include "engine/execution/entropy.h"
#include "engine/value/check.h"

namespace sfn::test {

class SeededEntropy final : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : engine_(seed) {}

  // The bytes drawn after the next `good` ones fail, `times` in a row.
  void fail_after(int good, int times = 1) {
    good_ = good;
    failures_ = times;
  }

  std::array<std::uint8_t, 16> bytes16() override {
    if (failures_ > 0 && --good_ < 0) {
      --failures_;
      throw InternalError("injected: a bug in the middle of a command");
    }
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
  int good_ = 0;
  int failures_ = 0;
};

}  // namespace sfn::test
