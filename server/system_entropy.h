// SystemEntropy draws from the kernel (getrandom). It keeps a small stock of bytes, each used once. One
// thread at a time; random_uuid may be called by any.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "engine/execution/entropy.h"

namespace sfn::server {

// Throws std::system_error when the kernel has none, which happens before its pool is filled at boot only.
void fill_random(std::span<std::uint8_t> bytes);
// Version 4, lower case.
std::string random_uuid();

class SystemEntropy final : public Entropy {
 public:
  std::array<std::uint8_t, 16> bytes16() override;
  double uniform() override;

 private:
  std::array<std::uint8_t, 4096> stock_{};
  std::size_t used_ = sizeof(stock_);
};

}  // namespace sfn::server
