#include "engine/value/digest.h"

#include <algorithm>
#include <span>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include "engine/value/check.h"

namespace sfn {
namespace {

constexpr std::string_view kUrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(std::span<const std::uint8_t> digest) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += kHex[byte >> 4];
    text += kHex[byte & 15];
  }
  return text;
}

const EVP_MD* implementation(HashAlgorithm algorithm) {
  switch (algorithm) {
    case HashAlgorithm::Md5: return EVP_md5();
    case HashAlgorithm::Sha1: return EVP_sha1();
    case HashAlgorithm::Sha2_256: return EVP_sha256();
    case HashAlgorithm::Sha2_384: return EVP_sha384();
    case HashAlgorithm::Sha2_512: return EVP_sha512();
  }
  check_failed("a hash algorithm without an implementation", __FILE__, __LINE__);
}

// What a character stands for in either alphabet.
std::optional<std::uint32_t> base64_digit(char c) {
  if (c == '+') c = '-';
  if (c == '/') c = '_';
  const auto digit = kUrlAlphabet.find(c);
  if (digit == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(digit);
}

}  // namespace

Sha256 sha256(std::string_view data) {
  Sha256 digest{};
  SHA256(bytes(data), data.size(), digest.data());
  return digest;
}

std::string sha256_hex(std::string_view data) {
  return hex(sha256(data));
}

std::optional<HashAlgorithm> hash_algorithm(std::string_view name) {
  if (name == "MD5") return HashAlgorithm::Md5;
  if (name == "SHA-1") return HashAlgorithm::Sha1;
  if (name == "SHA-256") return HashAlgorithm::Sha2_256;
  if (name == "SHA-384") return HashAlgorithm::Sha2_384;
  if (name == "SHA-512") return HashAlgorithm::Sha2_512;
  return std::nullopt;
}

std::string hash_hex(HashAlgorithm algorithm, std::string_view data) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  const int done =
      EVP_Digest(data.data(), data.size(), digest.data(), &length, implementation(algorithm), nullptr);
  check(done == 1 && length <= digest.size(), "the hash algorithm is available");
  return hex(std::span(digest).first(length));
}

Sha256 hmac_sha256(std::string_view key, std::string_view data) {
  Sha256 digest{};
  unsigned length = 0;
  const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(data), data.size(),
                          digest.data(), &length);
  check(done != nullptr && length == digest.size(), "HMAC-SHA256 is available");
  return digest;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base64url_encode(std::string_view data) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : data) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6)
      text += kUrlAlphabet[bits >> (held - 6) & 63];
  }
  if (held > 0) text += kUrlAlphabet[bits << (6 - held) & 63];
  return text;
}

std::optional<std::string> base64url_decode(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::string data;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto digit = kUrlAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held >= 8) {
      held -= 8;
      data += static_cast<char>(bits >> held & 0xFF);
    }
  }
  if ((bits & ((1u << held) - 1)) != 0) return std::nullopt;
  return data;
}

std::string base64_encode(std::string_view data) {
  std::string text = base64url_encode(data);
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string base64_decode_lenient(std::string_view text) {
  std::string data;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text.substr(0, text.find('='))) {
    const auto digit = base64_digit(c);
    if (!digit) continue;
    bits = bits << 6 | *digit;
    held += 6;
    if (held >= 8) {
      held -= 8;
      data += static_cast<char>(bits >> held & 0xFF);
    }
  }
  return data;
}

}  // namespace sfn
