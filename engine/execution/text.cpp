#include "engine/execution/text.h"

namespace sfn {

std::string cut_to_chars(std::string_view text, std::size_t chars_max) {
  if (text.size() <= chars_max) return std::string(text);
  std::size_t chars = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_char = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts_char && chars++ == chars_max) return std::string(text.substr(0, i));
  }
  return std::string(text);
}

}  // namespace sfn
