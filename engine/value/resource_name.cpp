#include "engine/value/resource_name.h"

#include <algorithm>
#include <array>
#include <string>

namespace sfn {

namespace {

constexpr std::size_t kCharactersMax = 80;

// Decodes one character of valid UTF-8 from the front of `text`.
char32_t take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = size == 1 ? lead : lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size && i < text.size(); ++i)
    value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  text.remove_prefix(std::min(size, text.size()));
  return value;
}

bool is_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr std::array<bool, 0x80> kForbiddenAscii = [] {
  std::array<bool, 0x80> forbidden{};
  for (const char c : std::string_view("<>{}[]?*\"#%\\^|~`$&,;:/ \x7F"))
    forbidden[static_cast<std::size_t>(c)] = true;
  for (std::size_t control = 0; control < 0x20; ++control)
    forbidden[control] = true;
  return forbidden;
}();

bool forbidden(char32_t c) {
  if (c < kForbiddenAscii.size()) return kForbiddenAscii[c];
  return c <= 0x9F || c == 0xFFFE || c == 0xFFFF || is_space(c);
}

}  // namespace

bool has_name_characters(std::string_view text) {
  while (!text.empty()) {
    if (forbidden(take_character(text))) return false;
  }
  return true;
}

bool is_resource_name(std::string_view text) {
  std::size_t count = 0;
  for (auto rest = text; !rest.empty() && count <= kCharactersMax; ++count)
    take_character(rest);
  return count > 0 && count <= kCharactersMax && has_name_characters(text);
}

}  // namespace sfn
