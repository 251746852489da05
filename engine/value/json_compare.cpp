// Depth and equality of values.
#include <algorithm>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn {
namespace {

bool deeper_than(const Value& value, int max) {
  if (!value.is_structured()) return false;
  if (max <= 0) return true;
  return std::any_of(value.begin(), value.end(), [&](const Value& v) { return deeper_than(v, max - 1); });
}

bool same_members(const Value& a, const Value& b) {
  const auto members = a.items();
  return std::all_of(members.begin(), members.end(), [&](const Value::Member& member) {
    const auto other = b.find(member.name);
    return other != b.end() && same_value(member.value, *other);
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
  using Type = Value::Type;
  if (a.type() == Type::Integer && b.type() == Type::Integer) {
    const auto x = a.get<std::int64_t>();
    const auto y = b.get<std::int64_t>();
    return sign(x<y, x> y);
  }
  // 80-bit long doubles hold every 64-bit integer and every double.
  const auto x = a.get<long double>();
  const auto y = b.get<long double>();
  return sign(x<y, x> y);
}

bool same_value(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  if (a.shares_with(b)) return true;
  if (a.is_object()) return a.size() == b.size() && same_members(a, b);
  if (a.is_array()) return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_value);
  return a == b;
}

bool operator==(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  if (a.shares_with(b) || a.is_null()) return true;
  if (a.is_boolean()) return a.get<bool>() == b.get<bool>();
  if (a.is_string()) return a.get_ref<const std::string&>() == b.get_ref<const std::string&>();
  if (a.is_array()) return std::equal(a.begin(), a.end(), b.begin(), b.end());
  return std::ranges::equal(a.items(), b.items(), [](const auto& x, const auto& y) {
    return x.name == y.name && x.value == y.value;
  });
}

}  // namespace sfn
