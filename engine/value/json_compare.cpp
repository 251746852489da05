// Depth and equality of values.
#include <algorithm>
#include <cmath>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn {
namespace {

bool deeper_than(const Value& value, int max) {
  if (!value.is_structured()) return false;
  if (max <= 0) return true;
  return std::any_of(value.begin(), value.end(), [&](const Value& v) { return deeper_than(v, max - 1); });
}

using Member = Value::object_t::value_type;

std::vector<const Member*> by_name(const Value& object) {
  std::vector<const Member*> members;
  for (const auto& member : object.get_ref<const Value::object_t&>())
    members.push_back(&member);
  std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return a->first < b->first; });
  return members;
}

bool same_members(const Value& a, const Value& b) {
  const auto left = by_name(a);
  const auto right = by_name(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](auto* x, auto* y) {
    return x->first == y->first && same_value(x->second, y->second);
  });
}

int sign(bool less, bool greater) {
  return greater ? 1 : less ? -1 : 0;
}

}  // namespace

bool is_too_deep(const Value& value, int levels_above) {
  return deeper_than(value, kJsonDepthMax - levels_above);
}

int compare_numbers(const Value& a, const Value& b) {
  if (!a.is_number_float() && !b.is_number_float()) {
    // A negative number is always held as signed, a positive one may be either.
    const bool a_negative = a.get<std::int64_t>() < 0 && !a.is_number_unsigned();
    const bool b_negative = b.get<std::int64_t>() < 0 && !b.is_number_unsigned();
    if (a_negative != b_negative) return a_negative ? -1 : 1;
    const auto x = a.get<std::uint64_t>();
    const auto y = b.get<std::uint64_t>();
    return sign(x<y, x> y);
  }
  // 80-bit long doubles hold every 64-bit integer and every double.
  const auto x = a.is_number_float() ? static_cast<long double>(a.get<double>()) : a.get<long double>();
  const auto y = b.is_number_float() ? static_cast<long double>(b.get<double>()) : b.get<long double>();
  return sign(x<y, x> y);
}

bool same_value(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  if (a.is_object()) return a.size() == b.size() && same_members(a, b);
  if (a.is_array()) return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_value);
  return a == b;
}

}  // namespace sfn
