#include <doctest/doctest.h>

#include "engine/value/digest.h"
#include "engine/value/regex.h"
#include "engine/value/utf8.h"

TEST_CASE("strings are ordered and counted as Java does, by UTF-16 units") {
  CHECK(sfn::compare_utf16("a", "b") < 0);
  CHECK(sfn::compare_utf16("ab", "a") > 0);
  CHECK(sfn::compare_utf16("Z", "a") < 0);
  CHECK(sfn::compare_utf16("é", "é") == 0);
  // U+1F600 is above U+FF5E as a code point, but its first unit, D83D, is below.
  CHECK(sfn::compare_utf16("😀", "~") > 0);
  CHECK(sfn::compare_utf16("😀", "\xEF\xBD\x9E") < 0);
  CHECK(sfn::compare_utf16("😀", "\xED\x9F\xBF") > 0);
  CHECK(sfn::utf16_length("aé😀") == 4);
}

TEST_CASE("UTF-8 is checked and written") {
  CHECK(sfn::is_utf8("aé\xEF\xBF\xBF😀"));
  CHECK_FALSE(sfn::is_utf8("\xE2\x82"));
  std::string text;
  for (const std::uint32_t code : {0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFFu, 0x10000u, 0x10FFFFu})
    sfn::append_utf8(text, code);
  CHECK(sfn::is_utf8(text));
  CHECK(text == "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

TEST_CASE("a regular expression has to match the whole text") {
  const auto regex = sfn::Regex::compile("fo+");
  REQUIRE(regex);
  CHECK(regex->matches("foo"));
  CHECK_FALSE(regex->matches("foobar"));
  CHECK_FALSE(regex->matches("FOO"));
  CHECK(sfn::Regex::compile("fo+", "i")->matches("FOO"));
  CHECK_FALSE(sfn::Regex::compile("a.b")->matches("a\nb"));
  CHECK(sfn::Regex::compile("a.b", "s")->matches("a\nb"));
  CHECK_FALSE(sfn::Regex::compile("(open"));
  CHECK_FALSE(sfn::Regex::compile("(a)\\1"));
  CHECK_FALSE(sfn::Regex::compile("a", "x"));
}

TEST_CASE("digests are those of the standards' test vectors") {
  CHECK(sfn::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, test case 2.
  CHECK(sfn::base64url_encode(sfn::as_bytes(sfn::hmac_sha256("Jefe", "what do ya want for nothing?"))) ==
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
  CHECK(sfn::equal_in_constant_time("token", "token"));
  CHECK_FALSE(sfn::equal_in_constant_time("token", "tokem"));
  CHECK_FALSE(sfn::equal_in_constant_time("token", "toke"));
}

TEST_CASE("base64url gives the bytes back, and no second text stands for them") {
  for (const std::string bytes : {"", "f", "fo", "foo", "foob", "\xff\xfe\xfd"}) {
    const std::string text = sfn::base64url_encode(bytes);
    CHECK(sfn::base64url_decode(text) == bytes);
  }
  CHECK(sfn::base64url_encode("\xfb\xff") == "-_8");
  for (const char* text : {"A", "Zg==", "Zh", "Zm9", "Zm9v\n", "+_8", "Zm 9"}) {
    CAPTURE(text);
    CHECK_FALSE(sfn::base64url_decode(text));
  }
}
