// UTF-8 text seen as Java sees it: code points and UTF-16 units. AWS counts and orders strings in UTF-16
// (String.length, String.compareTo), which differs from bytes and from code points above U+FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sfn {

// Whether a well-formed sequence (no overlong forms, surrogates or values above U+10FFFF) starts at `at`.
[[nodiscard]] bool utf8_valid_at(std::string_view text, std::size_t at);
// Bytes of the sequence at `at`; 1 if it is malformed.
[[nodiscard]] std::size_t utf8_length_at(std::string_view text, std::size_t at);
// The code point at `at`; the byte itself if malformed. Precondition: at < text.size().
[[nodiscard]] std::uint32_t utf8_code_point(std::string_view text, std::size_t at);
[[nodiscard]] bool is_utf8(std::string_view text);
// The text as Java reads the bytes: what is malformed becomes U+FFFD, one for each longest part that could
// have begun a sequence.
[[nodiscard]] std::string repaired_utf8(std::string_view bytes);

// Appends a code point. Precondition: up to 0x10FFFF and no surrogate.
void append_utf8(std::string& text, std::uint32_t code_point);

// String.length: one for a code point up to U+FFFF, two above.
[[nodiscard]] std::size_t utf16_length(std::string_view text);
// The longest beginning of at most `units` UTF-16 units that ends between code points.
[[nodiscard]] std::string_view utf16_prefix(std::string_view text, std::size_t units);
// String.compareTo: negative, 0 or positive by the first differing UTF-16 unit, then by length.
[[nodiscard]] int compare_utf16(std::string_view a, std::string_view b);

}  // namespace sfn
