// Histogram counts durations in buckets that are at most 3 % wide, so that a quantile over millions of calls
// costs 7 KiB. Durations beyond an hour count as an hour.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>

namespace sfn::bench {

class Histogram {
 public:
  void add(std::chrono::microseconds duration) {
    const auto value = std::clamp<std::int64_t>(duration.count(), 0, kLongest);
    ++buckets_[bucket(static_cast<std::uint64_t>(value))];
    ++count_;
    longest_ = std::max(longest_, static_cast<std::uint64_t>(value));
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double longest_ms() const { return static_cast<double>(longest_) / 1000; }

  // The upper end of the bucket that holds this share (0 to 1) of the durations; 0 when there are none.
  [[nodiscard]] double quantile_ms(double share) const {
    const auto rank = static_cast<std::uint64_t>(share * static_cast<double>(count_));
    std::uint64_t seen = 0;
    for (std::size_t index = 0; index < buckets_.size(); ++index) {
      seen += buckets_[index];
      if (seen > rank || (seen == count_ && seen > 0))
        return std::min(static_cast<double>(upper_end(index)), static_cast<double>(longest_)) / 1000;
    }
    return 0;
  }

 private:
  static constexpr std::int64_t kLongest = 3'600'000'000;
  static constexpr unsigned kMantissaBits = 6;

  // Values below 64 have a bucket each; from there on each power of two is cut into 32.
  static std::size_t bucket(std::uint64_t value) {
    const auto width = static_cast<unsigned>(std::bit_width(value));
    const unsigned shift = width > kMantissaBits ? width - kMantissaBits : 0;
    return shift * 32 + (value >> shift);
  }
  static std::uint64_t upper_end(std::size_t index) {
    if (index < 64) return index;
    const auto shift = index / 32 - 1;
    return ((index - shift * 32 + 1) << shift) - 1;
  }

  std::array<std::uint64_t, 928> buckets_{};
  std::uint64_t count_ = 0;
  std::uint64_t longest_ = 0;
};

}  // namespace sfn::bench
