#include "tests/property/interpreter/compare.h"

#include <string>

namespace sfn::property {
namespace {

std::u16string utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    char32_t point = more == 0 ? lead : lead & (0x3fu >> more);
    for (int k = 1; k <= more; ++k)
      point = point << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3fu);
    i += static_cast<std::size_t>(more) + 1;
    if (point < 0x10000) {
      units += static_cast<char16_t>(point);
    } else {
      units += static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10));
      units += static_cast<char16_t>(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return units;
}

}  // namespace

bool equal(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return a.get<double>() == b.get<double>();
  if (a.is_null()) return b.is_null();
  if (a.is_boolean()) return b.is_boolean() && a.get<bool>() == b.get<bool>();
  if (a.is_string())
    return b.is_string() && a.get_ref<const std::string&>() == b.get_ref<const std::string&>();
  if (a.is_array()) {
    if (!b.is_array() || a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!equal(a[i], b[i])) return false;
    }
    return true;
  }
  if (!a.is_object() || !b.is_object() || a.size() != b.size()) return false;
  for (const auto& [name, member] : a.items()) {
    const auto other = b.find(name);
    if (other == b.end() || !equal(member, *other)) return false;
  }
  return true;
}

int compare_texts(std::string_view a, std::string_view b) {
  return utf16(a).compare(utf16(b));
}

}  // namespace sfn::property
