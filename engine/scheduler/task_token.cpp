#include "engine/scheduler/task_token.h"

#include "engine/value/check.h"
#include "engine/value/digest.h"

namespace sfn {

namespace {

// The bytes of a token: version 1, shard (2), execution (8), task (8), nonce (16), check (16); numbers
// big-endian.
constexpr char kVersion = 1;
constexpr std::uint16_t kShard = 0;
constexpr std::size_t kNonceBytes = 16;
constexpr std::size_t kCheckBytes = 16;
constexpr std::size_t kHeadBytes = 1 + 2 + 8 + 8;
constexpr std::size_t kTokenBytes = kHeadBytes + kNonceBytes + kCheckBytes;

void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out += static_cast<char>((number >> shift) & 0xff);
}

std::int64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes)
    number = number << 8 | static_cast<std::uint8_t>(c);
  return static_cast<std::int64_t>(number);
}

std::string head(ExecutionId execution, Seq task) {
  std::string bytes(1, kVersion);
  append_number(bytes, kShard, 2);
  append_number(bytes, static_cast<std::uint64_t>(execution.value), 8);
  append_number(bytes, static_cast<std::uint64_t>(task.value), 8);
  return bytes;
}

// The key signs other tokens too: the prefix keeps one kind from passing for another.
std::string check_bytes(std::string_view signed_part, std::string_view key) {
  const Sha256 mac = hmac_sha256(key, "task token:" + std::string(signed_part));
  return std::string(as_bytes(mac).substr(0, kCheckBytes));
}

}  // namespace

std::string make_task_token(const TaskToken& token, std::string_view key) {
  const auto nonce = base64url_decode(token.nonce);
  check(nonce && nonce->size() == kNonceBytes, "a nonce is 16 bytes");
  std::string bytes = head(token.execution, token.task) + *nonce;
  bytes += check_bytes(bytes, key);
  return base64url_encode(bytes);
}

std::optional<TaskToken> read_task_token(std::string_view text, std::string_view key) {
  const auto bytes = base64url_decode(text);
  if (!bytes || bytes->size() != kTokenBytes) return std::nullopt;
  const auto signed_part = std::string_view(*bytes).substr(0, kHeadBytes + kNonceBytes);
  if (!equal_in_constant_time(check_bytes(signed_part, key),
                              std::string_view(*bytes).substr(signed_part.size())))
    return std::nullopt;
  const TaskToken token{.execution = ExecutionId(read_number(signed_part.substr(3, 8))),
                        .task = Seq(read_number(signed_part.substr(11, 8))),
                        .nonce = base64url_encode(signed_part.substr(kHeadBytes))};
  if (!signed_part.starts_with(head(token.execution, token.task))) return std::nullopt;  // version, shard
  return token;
}

}  // namespace sfn
