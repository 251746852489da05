#include "server/system_entropy.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <sys/random.h>

#include "engine/value/uuid.h"

namespace sfn::server {

void fill_random(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto got = getrandom(bytes.data(), bytes.size(), 0);
    if (got > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "getrandom");
    }
  }
}

std::string random_uuid() {
  Bytes16 bytes{};
  fill_random(bytes);
  return sfn::random_uuid(bytes);
}

std::array<std::uint8_t, 16> SystemEntropy::bytes16() {
  std::array<std::uint8_t, 16> out{};
  if (used_ + out.size() > stock_.size()) {
    fill_random(stock_);
    used_ = 0;
  }
  // A byte handed out is wiped, so that no later reader of this memory learns a token.
  std::copy_n(stock_.begin() + static_cast<std::ptrdiff_t>(used_), out.size(), out.begin());
  std::fill_n(stock_.begin() + static_cast<std::ptrdiff_t>(used_), out.size(), std::uint8_t{0});
  used_ += out.size();
  return out;
}

double SystemEntropy::uniform() {
  const auto bytes = bytes16();
  std::uint64_t bits = 0;
  std::memcpy(&bits, bytes.data(), sizeof bits);
  return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

}  // namespace sfn::server
