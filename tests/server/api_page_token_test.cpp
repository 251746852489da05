#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "engine/value/digest.h"
#include "server/api/failure.h"
#include "server/api/page_token.h"

namespace {

using namespace sfn;
using namespace sfn::api;

constexpr TimePoint kNow{Millis(1'700'000'000'000)};

bool refused(const PageTokens& tokens, std::string_view token, std::string_view operation,
             std::string_view arguments, TimePoint now) {
  try {
    static_cast<void>(tokens.read(token, operation, arguments, now));
  } catch (const ApiFailure& failure) {
    return failure.error() == ApiError{"InvalidToken", "Invalid Token: 'Invalid token'"};
  }
  return false;
}

}  // namespace

TEST_CASE("a page token brings its position back, whatever is in it") {
  const PageTokens tokens("key");
  for (const auto& position : std::vector<std::string>{"17", "", "a name with 12 blanks", {"\0\xff", 2}}) {
    const auto token = tokens.make("ListActivities", "", position, kNow);
    CHECK(tokens.read(token, "ListActivities", "", kNow) == position);
    CHECK(token.size() < 1024);
  }
}

TEST_CASE("a page token is of one store, one operation and its arguments") {
  const PageTokens tokens("key");
  const auto token = tokens.make("ListExecutions", "arn:x", "17", kNow);
  CHECK(refused(PageTokens("other"), token, "ListExecutions", "arn:x", kNow));
  CHECK(refused(tokens, token, "ListActivities", "arn:x", kNow));
  CHECK(refused(tokens, token, "ListExecutions", "arn:y", kNow));
  CHECK(refused(tokens, token, "ListExecution", "sarn:x", kNow));
}

TEST_CASE("a page token ends after 24 hours") {
  const PageTokens tokens("key");
  const auto token = tokens.make("ListActivities", "", "17", kNow);
  CHECK(tokens.read(token, "ListActivities", "", kNow + kPageTokenLife) == "17");
  CHECK(refused(tokens, token, "ListActivities", "", kNow + kPageTokenLife + Millis(1)));
}

TEST_CASE("no altered page token is accepted") {
  const PageTokens tokens("key");
  const auto bytes = base64url_decode(tokens.make("ListActivities", "", "17", kNow)).value();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto altered = bytes;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK(refused(tokens, base64url_encode(altered), "ListActivities", "", kNow));
  }
  for (const auto* text : {"", "nonsense", "====", "AAAA", "\u00e9"})
    CHECK(refused(tokens, text, "ListActivities", "", kNow));
}
