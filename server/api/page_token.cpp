#include "server/api/page_token.h"

#include <charconv>

#include <fmt/format.h>

#include "engine/value/digest.h"
#include "server/api/failure.h"

namespace sfn::api {

namespace {

constexpr std::size_t kSealBytes = 16;

[[noreturn]] void refuse() {
  throw ApiFailure("InvalidToken", "Invalid Token: 'Invalid token'");
}

}  // namespace

// A token is base64url of seal, expiry in milliseconds, a blank, position.
std::string PageTokens::make(std::string_view operation, std::string_view arguments,
                             std::string_view position, TimePoint now) const {
  const auto content = fmt::format("{} {}", (now + kPageTokenLife).time_since_epoch().count(), position);
  return base64url_encode(seal(operation, arguments, content) + content);
}

std::string PageTokens::read(std::string_view token, std::string_view operation, std::string_view arguments,
                             TimePoint now) const {
  const auto bytes = base64url_decode(token);
  if (!bytes || bytes->size() <= kSealBytes) refuse();
  const std::string_view content = std::string_view(*bytes).substr(kSealBytes);
  if (!equal_in_constant_time(seal(operation, arguments, content), bytes->substr(0, kSealBytes))) refuse();
  std::int64_t expires_at = 0;
  const auto [end, error] = std::from_chars(content.data(), content.data() + content.size(), expires_at);
  if (error != std::errc{} || now.time_since_epoch().count() > expires_at) refuse();
  return std::string(content.substr(static_cast<std::size_t>(end - content.data()) + 1));
}

// The lengths keep ("ab", "c") apart from ("a", "bc").
std::string PageTokens::seal(std::string_view operation, std::string_view arguments,
                             std::string_view content) const {
  const auto text = fmt::format("page token\n{}\n{}\n{}{}{}", operation.size(), arguments.size(), operation,
                                arguments, content);
  const auto digest = hmac_sha256(key_, text);
  return std::string(as_bytes(digest).substr(0, kSealBytes));
}

}  // namespace sfn::api
