// Digests and the text form of bytes: for tokens (task, page), definition hashes and the language's
// functions. OpenSSL stands behind this file alone.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sfn {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view data);
// Lower-case hexadecimal, 64 characters.
[[nodiscard]] std::string sha256_hex(std::string_view data);

enum class HashAlgorithm { Md5, Sha1, Sha2_256, Sha2_384, Sha2_512 };
// By the name that JSONPath's and JSONata's hash functions take: MD5, SHA-1, SHA-256, SHA-384, SHA-512.
[[nodiscard]] std::optional<HashAlgorithm> hash_algorithm(std::string_view name);
// Lower-case hexadecimal.
[[nodiscard]] std::string hash_hex(HashAlgorithm algorithm, std::string_view data);

[[nodiscard]] Sha256 hmac_sha256(std::string_view key, std::string_view data);

// Compares in a time that depends on the lengths only, so that a guessed token tells nothing about how much
// of it was right.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

// RFC 4648 section 5, without padding.
[[nodiscard]] std::string base64url_encode(std::string_view bytes);
// nullopt for any text that base64url_encode does not write: other characters, padding, unused bits that are
// not zero. So two different texts never mean the same bytes.
[[nodiscard]] std::optional<std::string> base64url_decode(std::string_view text);

// RFC 4648 section 4: padded, without line breaks.
[[nodiscard]] std::string base64_encode(std::string_view bytes);
// Reads what RFC 2045 and careless writers produce: characters of neither Base64 alphabet are skipped, the
// first `=` ends the text, bits that make no whole byte are dropped. So every text means some bytes.
[[nodiscard]] std::string base64_decode_lenient(std::string_view text);

// The bytes of a digest as text for the functions above.
[[nodiscard]] inline std::string_view as_bytes(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace sfn
