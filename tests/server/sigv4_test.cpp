#include "server/integrations/sigv4.h"

#include <doctest/doctest.h>

namespace {

using namespace sfn;
using namespace sfn::integrations;

// The credentials of AWS's published examples.
AwsCredentials example_credentials() {
  return {"AKIDEXAMPLE", Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), std::nullopt};
}

TimePoint at(std::string_view text) {
  return parse_iso8601(text).value();
}

std::string field(const HeaderFields& fields, std::string_view name) {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return {};
}

struct Case {
  std::string method = "GET";
  std::string url = "https://example.amazonaws.com/";
  HeaderFields headers;
  std::string body;
  std::string service = "service";
  std::string time = "2015-08-30T12:36:00Z";
  AwsCredentials credentials = example_credentials();
  bool content_sha256_field = false;
};

HeaderFields sign(const Case& c) {
  const auto url = parse_url(c.url);
  REQUIRE(url);
  return sign_v4(c.method, *url, c.headers, c.body, c.credentials, {"us-east-1", c.service, at(c.time)},
                 {.content_sha256_field = c.content_sha256_field});
}

std::string signature(const Case& c) {
  const auto authorization = field(sign(c), "Authorization");
  return authorization.substr(authorization.find("Signature=") + 10);
}

}  // namespace

TEST_CASE("AWS's examples of requests get AWS's signatures") {
  // get-vanilla, get-utf8, get-vanilla-query-order-key-case, get-header-value-trim, post-vanilla,
  // post-x-www-form-urlencoded of the signature test suite.
  CHECK(signature({}) == "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  CHECK(signature({.url = "https://example.amazonaws.com/\xe1\x88\xb4"}) ==
        "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85");
  CHECK(signature({.url = "https://example.amazonaws.com/?Param2=value2&Param1=value1"}) ==
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
  CHECK(signature({.headers = {{"My-Header1", "  value1"}, {"My-Header2", " \"a   b   c\" "}}}) ==
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  CHECK(signature({.method = "POST"}) == "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
  CHECK(signature({.method = "POST",
                   .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                   .body = "Param1=value1"}) ==
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
}

TEST_CASE("dot segments and empty segments are resolved before a path is signed, but not for S3") {
  const auto root = signature({});
  for (const auto* path : {"/.", "/example/..", "/example1/example2/../..", "//", "/./"}) {
    CAPTURE(path);
    CHECK(signature({.url = std::string("https://example.amazonaws.com") + path}) == root);
  }
  CHECK(signature({.url = "https://example.amazonaws.com/a/../b", .service = "s3"}) !=
        signature({.url = "https://example.amazonaws.com/b", .service = "s3"}));
}

TEST_CASE("the documented example of IAM ListUsers is signed in full") {
  const auto fields = sign({.url = "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
                            .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
                            .service = "iam"});
  CHECK(field(fields, "Authorization") ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
        "SignedHeaders=content-type;host;x-amz-date, "
        "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  CHECK(field(fields, "x-amz-date") == "20150830T123600Z");
  CHECK(fields.size() == 2);
}

TEST_CASE("the documented example of an S3 object is signed with the digest of the body") {
  const auto fields =
      sign({.url = "https://examplebucket.s3.amazonaws.com/test.txt",
            .headers = {{"Range", "bytes=0-9"}},
            .service = "s3",
            .time = "2013-05-24T00:00:00.999Z",
            .credentials = {"AKIAIOSFODNN7EXAMPLE", Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), {}},
            .content_sha256_field = true});
  CHECK(field(fields, "x-amz-content-sha256") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(field(fields, "Authorization")
            .ends_with("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                       "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));
}

TEST_CASE("a session token is sent and signed, and a port other than the scheme's belongs to the host") {
  auto credentials = example_credentials();
  credentials.session_token = Secret("token");
  const auto fields = sign({.credentials = credentials});
  CHECK(field(fields, "x-amz-security-token") == "token");
  CHECK(field(fields, "Authorization").find("SignedHeaders=host;x-amz-date;x-amz-security-token,") !=
        std::string::npos);
  CHECK(signature({.url = "https://example.amazonaws.com:443/"}) == signature({}));
  CHECK(signature({.url = "https://example.amazonaws.com:4430/"}) != signature({}));
}
