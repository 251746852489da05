#include <doctest/doctest.h>

#include "server/http/access.h"

namespace sfn::http {
namespace {

using Headers = std::initializer_list<std::pair<std::string_view, std::string_view>>;

constexpr std::string_view kJson = "application/x-amz-json-1.0";

// 200 for a request that passes. make_request gives it the Host localhost.
int status_of(std::string_view method, Headers headers) {
  const Request request = make_request(method, "/", headers, "");
  const auto refusal = check_access(request.head, {});
  return refusal ? refusal->status : 200;
}

}  // namespace

TEST_CASE("hosts that name this machine are accepted, and those that were allowed") {
  const AccessRules rules{.allowed_hosts = {"Stepwell.example", "10.0.0.7"}};
  for (const char* host :
       {"localhost", "LOCALHOST:8083", "127.0.0.1", "127.1.2.3:1", "[::1]", "[::1]:8083",
        "[0:0:0:0:0:0:0:1]:8083", "states.localhost:8083", "sync-localhost:8083", "sync-127.0.0.1",
        "localhost.", "stepwell.example:80", "sync-stepwell.example", "10.0.0.7"})
    CHECK_MESSAGE(host_accepted(host, rules), host);
  for (const char* host : {"",
                           ":8083",
                           "example.com",
                           "localhost.example.com",
                           "notlocalhost",
                           ".localhost",
                           "127.0.0.1.example.com",
                           "127.1",
                           "0.0.0.0",
                           "[::2]",
                           "[::1",
                           "[::1]8083",
                           "[127.0.0.1]",
                           "::1",
                           "localhost:port",
                           "localhost:123456",
                           "a@localhost:1@evil",
                           "sync-sync-localhost",
                           "other.stepwell.example",
                           "10.0.0.70"})
    CHECK_MESSAGE(!host_accepted(host, rules), host);
}

TEST_CASE("a page of another origin is refused, one of this server is not") {
  CHECK(status_of("POST", {{"Content-Type", kJson}}) == 200);
  CHECK(status_of("POST", {{"Content-Type", kJson}, {"Origin", "http://localhost"}}) == 200);
  for (const char* origin :
       {"http://evil.example", "null", "", "http://localhost:3000", "http://localhost.evil.example"})
    CHECK_MESSAGE(status_of("POST", {{"Content-Type", kJson}, {"Origin", origin}}) == 403, origin);
  CHECK(status_of("GET", {{"Origin", "http://evil.example"}}) == 403);
  CHECK(status_of("OPTIONS", {{"Origin", "http://localhost"}}) == 405);
}

TEST_CASE("a POST needs a content type that a page cannot send unasked") {
  for (const char* type : {"application/x-amz-json-1.0", "Application/X-Amz-JSON-1.1 ; charset=utf-8",
                           "application/x-www-form-urlencoded; charset=utf-8"})
    CHECK_MESSAGE(status_of("POST", {{"Content-Type", type}}) == 200, type);
  for (const char* type : {"", "text/plain", "application/json", "multipart/form-data",
                           "text/plain; application/x-amz-json-1.0", "application/x-amz-json-1.00"})
    CHECK_MESSAGE(status_of("POST", {{"Content-Type", type}}) == 415, type);
  CHECK(status_of("POST", {}) == 415);
  CHECK(status_of("GET", {}) == 200);
}

}  // namespace sfn::http
