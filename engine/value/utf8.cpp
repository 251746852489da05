#include "engine/value/utf8.h"

#include <algorithm>

#include <simdjson.h>

namespace sfn {
namespace {

struct Decoded {
  std::uint32_t code = 0;
  std::size_t length = 0;  // 0: malformed
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  std::uint32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {};
    code = code << 6 | (next & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, length};
}

// Bytes of the malformed sequence at `at`, up to the first that cannot belong to it.
std::size_t malformed_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const std::size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  // The second byte rules out overlong forms, surrogates and code points that are too large.
  unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t length = 1;
  for (; length < whole && at + length < text.size(); ++length) {
    const auto next = static_cast<unsigned char>(text[at + length]);
    if (next < low || next > high) break;
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

// Orders code points as their first UTF-16 unit: those above U+FFFF become surrogates, which sort below
// U+E000..U+FFFF.
std::uint32_t utf16_rank(std::uint32_t code) {
  if (code > 0xFFFF) return 0xD800 + code;
  return code >= 0xE000 ? 0x200000 + code : code;
}

}  // namespace

bool utf8_valid_at(std::string_view text, std::size_t at) {
  return decode(text, at).length != 0;
}

std::size_t utf8_length_at(std::string_view text, std::size_t at) {
  return std::max<std::size_t>(1, decode(text, at).length);
}

std::uint32_t utf8_code_point(std::string_view text, std::size_t at) {
  const Decoded decoded = decode(text, at);
  return decoded.length != 0 ? decoded.code : static_cast<unsigned char>(text[at]);
}

bool is_utf8(std::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size());
}

std::string repaired_utf8(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = decode(bytes, at).length;
    if (length != 0) {
      text += bytes.substr(at, length);
      at += length;
    } else {
      append_utf8(text, 0xFFFD);
      at += malformed_length(bytes, at);
    }
  }
  return text;
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at))
    units += utf8_code_point(text, at) > 0xFFFF ? 2 : 1;
  return units;
}

std::string_view utf16_prefix(std::string_view text, std::size_t units) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t needed = utf8_code_point(text, at) > 0xFFFF ? 2 : 1;
    if (needed > units) break;
    units -= needed;
    at += utf8_length_at(text, at);
  }
  return text.substr(0, at);
}

int compare_utf16(std::string_view a, std::string_view b) {
  std::size_t at = 0;
  // UTF-8 orders as code points do, so equal code points have equal bytes and `at` fits both.
  while (at < a.size() && at < b.size()) {
    const auto x = utf8_code_point(a, at);
    const auto y = utf8_code_point(b, at);
    if (x != y) return utf16_rank(x) < utf16_rank(y) ? -1 : 1;
    at += utf8_length_at(a, at);
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

}  // namespace sfn
