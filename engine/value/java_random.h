// JavaRandom draws the numbers that java.util.Random draws from the same seed: AWS runs it for seeded random
// functions, so a machine that relies on its seed sees the same numbers here. A value type; not for secrets.
#pragma once

#include <cstdint>

namespace sfn {

class JavaRandom {
 public:
  explicit JavaRandom(std::int64_t seed);

  // start + Random.nextInt(end - start), or draws until one fits where that difference has more than 31 bits.
  // Precondition: start < end.
  [[nodiscard]] std::int32_t between(std::int32_t start, std::int32_t end);
  // Random.nextDouble().
  [[nodiscard]] double uniform();

 private:
  std::int32_t next(int bits);
  // Random.nextInt(bound). Precondition: bound > 0.
  std::int32_t below(std::int32_t bound);

  std::uint64_t state_;  // 48 bits
};

}  // namespace sfn
