#include "engine/value/uuid.h"

namespace sfn {

namespace {

constexpr std::uint32_t kCounterEnd = 1u << 12;

std::string text(Bytes16 bytes, int version) {
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | (version << 4));
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += kHex[bytes[i] >> 4];
    out += kHex[bytes[i] & 15];
  }
  return out;
}

}  // namespace

std::string random_uuid(const Bytes16& random) {
  return text(random, 4);
}

std::string AscendingUuids::next(TimePoint now, const Bytes16& random) {
  const std::int64_t ms = now.time_since_epoch().count();
  if (ms > last_ms_) {
    last_ms_ = ms;
    counter_ = random[6] & 0x07u;  // a little of it is random, most is room to count up
  } else if (++counter_ == kCounterEnd) {
    ++last_ms_;
    counter_ = 0;
  }
  Bytes16 bytes = random;
  for (std::size_t i = 0; i < 6; ++i)
    bytes[i] = static_cast<std::uint8_t>(last_ms_ >> (40 - 8 * i));
  bytes[6] = static_cast<std::uint8_t>(counter_ >> 8);
  bytes[7] = static_cast<std::uint8_t>(counter_);
  return text(bytes, 7);
}

}  // namespace sfn
