#include "engine/value/java_random.h"

#include "engine/value/check.h"

namespace sfn {
namespace {

// The generator is the linear congruential one that the Java class documents.
constexpr std::uint64_t kMultiplier = 0x5DEECE66D;
constexpr std::uint64_t kIncrement = 0xB;
constexpr std::uint64_t kMask = (1ULL << 48) - 1;

}  // namespace

JavaRandom::JavaRandom(std::int64_t seed)
    : state_((static_cast<std::uint64_t>(seed) ^ kMultiplier) & kMask) {}

std::int32_t JavaRandom::next(int bits) {
  state_ = (state_ * kMultiplier + kIncrement) & kMask;
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(state_ >> (48 - bits)));
}

std::int32_t JavaRandom::below(std::int32_t bound) {
  std::int64_t drawn = next(31);
  if ((bound & (bound - 1)) == 0) return static_cast<std::int32_t>(bound * drawn >> 31);
  // Draws above the last whole multiple of the bound would favour small numbers. Less than half of all are.
  std::int64_t number = drawn % bound;
  while (drawn - number + (bound - 1) > INT32_MAX) {
    drawn = next(31);
    number = drawn % bound;
  }
  return static_cast<std::int32_t>(number);
}

std::int32_t JavaRandom::between(std::int32_t start, std::int32_t end) {
  check(start < end, "a random number is drawn from an empty range");
  const std::int64_t size = std::int64_t{end} - start;
  if (size <= INT32_MAX) return start + below(static_cast<std::int32_t>(size));
  // At least half of all numbers lie in the range.
  std::int32_t number = next(32);
  while (number < start || number >= end)
    number = next(32);
  return number;
}

double JavaRandom::uniform() {
  const std::int64_t high = next(26);
  const std::int64_t low = next(27);
  return static_cast<double>((high << 27) + low) / static_cast<double>(std::int64_t{1} << 53);
}

}  // namespace sfn
