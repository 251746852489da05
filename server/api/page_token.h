// Page tokens say where the next page begins. They are signed with the store's key, so they survive a restart
// and can't be altered; they belong to one operation and its arguments, and end 24 hours after they were
// made. maxResults is not among the arguments: a caller may change it between pages. Immutable, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/value/time.h"

namespace sfn::api {

inline constexpr Millis kPageTokenLife = std::chrono::hours(24);

class PageTokens {
 public:
  explicit PageTokens(std::string key) : key_(std::move(key)) {}

  // `arguments`: whatever must not change between pages, in one text.
  [[nodiscard]] std::string make(std::string_view operation, std::string_view arguments,
                                 std::string_view position, TimePoint now) const;
  // The position. Throws ApiFailure InvalidToken for a token that is foreign, altered or expired.
  [[nodiscard]] std::string read(std::string_view token, std::string_view operation,
                                 std::string_view arguments, TimePoint now) const;

 private:
  [[nodiscard]] std::string seal(std::string_view operation, std::string_view arguments,
                                 std::string_view content) const;
  std::string key_;
};

}  // namespace sfn::api
