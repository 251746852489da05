// States.MathAdd, States.MathRandom.
#include <limits>

#include "engine/asl/intrinsics/arguments.h"
#include "engine/value/java_random.h"

namespace sfn::asl::intrinsics {
namespace {

std::int64_t random_seed(const Arguments& arguments) {
  const Bytes16 bytes = arguments.random_bytes();
  std::uint64_t seed = 0;
  for (std::size_t i = 0; i < sizeof seed; ++i)
    seed = seed << 8 | bytes[i];
  return static_cast<std::int64_t>(seed);
}

}  // namespace

// The sum is a 32-bit integer, as the arguments are.
Result<Value> math_add(Arguments& arguments) {
  const std::int64_t sum = arguments.integer(0) + arguments.integer(1);
  using Int32 = std::numeric_limits<std::int32_t>;
  if (sum < Int32::min() || sum > Int32::max())
    return arguments.fail("the sum must be between -2147483648 and 2147483647");
  return Value(sum);
}

// From the first argument up to the second, which is not drawn. The same seed draws the same number.
Result<Value> math_random(Arguments& arguments) {
  const auto start = static_cast<std::int32_t>(arguments.integer(0));
  const auto end = static_cast<std::int32_t>(arguments.integer(1));
  if (start >= end) return arguments.fail_argument(1, "must be greater than argument 1");
  JavaRandom random(arguments.count() > 2 ? arguments.integer(2) : random_seed(arguments));
  return Value(std::int64_t{random.between(start, end)});
}

}  // namespace sfn::asl::intrinsics
