// States.Array, ArrayPartition, ArrayContains, ArrayRange, ArrayGetItem, ArrayLength, ArrayUnique.
#include <algorithm>
#include <functional>
#include <unordered_map>

#include "engine/asl/intrinsics/arguments.h"
#include "engine/value/json.h"

namespace sfn::asl::intrinsics {
namespace {

// AWS's limit of ArrayRange.
constexpr std::int64_t kRangeItemsMax = 1'000;

std::size_t mix(std::size_t a, std::size_t b) {
  return a * 0x9E3779B97F4A7C15 + b;
}

// Equal for values that are the same_value.
std::size_t hash_of(const Value& value) {
  if (value.is_string()) return std::hash<std::string>()(value.get_ref<const std::string&>());
  if (value.is_number()) return std::hash<double>()(value.get<double>());
  if (value.is_boolean()) return value.get<bool>() ? 2 : 1;
  std::size_t hash = value.size();
  for (const Value& element : value) {
    if (value.is_array()) hash = mix(hash, hash_of(element));
  }
  if (!value.is_object()) return hash;
  // Members in any order.
  for (const auto& [name, member] : value.items())
    hash += mix(std::hash<std::string>()(name), hash_of(member));
  return hash;
}

}  // namespace

Result<Value> array(Arguments& arguments) {
  Value made = Value::array();
  for (std::size_t i = 0; i < arguments.count(); ++i)
    made.push_back(arguments.take(i));
  return made;
}

Result<Value> array_partition(Arguments& arguments) {
  const Value& whole = arguments.value(0);
  const std::int64_t size = arguments.integer(1);
  if (size < 1) return arguments.fail_argument(1, "must be greater than 0");
  Value parts = Value::array();
  if (!arguments.spend(whole.size())) return parts;
  Value part = Value::array();
  for (const Value& element : whole) {
    part.push_back(element);
    if (part.size() == static_cast<std::size_t>(size)) parts.push_back(std::exchange(part, Value::array()));
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// Equality is that of JSON values: members in any order, 1 equals 1.0.
Result<Value> array_contains(Arguments& arguments) {
  const Value& sought = arguments.value(1);
  for (const Value& element : arguments.value(0)) {
    if (!arguments.spend_walk(element)) return Value();
    if (same_value(element, sought)) return Value(true);
  }
  return Value(false);
}

// Both ends are included; a step away from the end gives nothing.
Result<Value> array_range(Arguments& arguments) {
  const std::int64_t first = arguments.integer(0);
  const std::int64_t last = arguments.integer(1);
  const std::int64_t step = arguments.integer(2);
  if (step == 0) return arguments.fail_argument(2, "must not be 0");
  const std::int64_t distance = last - first;
  const bool away = distance != 0 && (distance < 0) != (step < 0);
  const std::int64_t count = away ? 0 : distance / step + 1;
  if (count > kRangeItemsMax)
    return arguments.fail("the array would have more than " + std::to_string(kRangeItemsMax) + " items");
  Value range = Value::array();
  if (!arguments.spend(static_cast<std::size_t>(count))) return range;
  for (std::int64_t i = 0; i < count; ++i)
    range.push_back(first + i * step);
  return range;
}

Result<Value> array_get_item(Arguments& arguments) {
  const Value& whole = arguments.value(0);
  const auto index = static_cast<std::size_t>(arguments.integer(1));
  if (index >= whole.size())
    return arguments.fail_argument(1,
                                   "must be less than the array's length, " + std::to_string(whole.size()));
  return arguments.spend_share(whole[index]) ? whole[index] : Value();
}

Result<Value> array_length(Arguments& arguments) {
  return Value(static_cast<std::int64_t>(arguments.value(0).size()));
}

// The first of equal elements stays, in its place.
Result<Value> array_unique(Arguments& arguments) {
  std::unordered_multimap<std::size_t, const Value*> seen;
  Value unique = Value::array();
  for (const Value& element : arguments.value(0)) {
    if (!arguments.spend_walk(element)) return unique;
    const std::size_t hash = hash_of(element);
    const auto [begin, end] = seen.equal_range(hash);
    const bool known = std::any_of(begin, end, [&](const auto& other) {
      // Equal hashes of unequal values are rare, and paid for all the same.
      return arguments.spend_walk(*other.second) && same_value(*other.second, element);
    });
    if (known) continue;
    seen.emplace(hash, &element);
    unique.push_back(element);
  }
  return unique;
}

}  // namespace sfn::asl::intrinsics
