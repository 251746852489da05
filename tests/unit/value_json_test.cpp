#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

using sfn::check_json;
using sfn::parse_json;
using sfn::to_json;
using sfn::Value;

namespace {

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE(
    "JSON text is accepted and printed back, or refused with Jackson's words, by parser and checker alike") {
  sfn::test::for_each_case("json.json", [](const Value& test) {
    const auto& text = test["text"].get_ref<const std::string&>();
    const auto value = parse_json(text);
    const auto checked = check_json(text);
    REQUIRE(value.has_value() == test.contains("print"));
    CHECK(checked.has_value() == value.has_value());
    if (value) {
      CHECK(to_json(*value) == test["print"].get<std::string>());
    } else {
      CHECK(value.error().message == test["error"].get<std::string>());
      CHECK(checked.error().message == value.error().message);
    }
  });
}

TEST_CASE("bytes that are no UTF-8 are refused") {
  for (const char* text :
       {"\"\xff\"", "\"\xc3\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\""}) {
    CHECK_FALSE(check_json(text));
    const auto value = parse_json(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().message.starts_with("Invalid UTF-8 start byte 0x"));
  }
}

TEST_CASE("nesting is accepted up to the limit and refused one deeper") {
  CHECK(check_json(nested(sfn::kJsonDepthMax)));
  const auto deepest = parse_json(nested(sfn::kJsonDepthMax));
  REQUIRE(deepest);
  CHECK_FALSE(sfn::is_too_deep(*deepest));
  CHECK(sfn::is_too_deep(Value::array({*deepest})));

  CHECK_FALSE(check_json(nested(sfn::kJsonDepthMax + 1)));
  const auto deeper = parse_json(nested(sfn::kJsonDepthMax + 1));
  REQUIRE_FALSE(deeper);
  CHECK(deeper.error().message == "Document nesting depth (501) exceeds the maximum allowed (500)");
  CHECK_FALSE(parse_json(std::string(100'000, '[')));
}

TEST_CASE(
    "values are equal by meaning: number spelling and member order do not matter, type and array order do") {
  const auto same = [](const char* a, const char* b) {
    return sfn::same_value(*parse_json(a), *parse_json(b));
  };
  CHECK(same(R"({"a":1,"b":[1,{"c":null}]})", R"({"b":[1.0,{"c":null}],"a":1})"));
  CHECK(same("18446744073709551615", "18446744073709551615"));
  CHECK_FALSE(same("18446744073709551615", "-1"));
  CHECK_FALSE(same("9007199254740993", "9007199254740992.0"));
  CHECK_FALSE(same("1", "\"1\""));
  CHECK_FALSE(same("0", "false"));
  CHECK_FALSE(same("[1,2]", "[2,1]"));
  CHECK_FALSE(same("[1,2]", "[1,2,3]"));
  CHECK_FALSE(same(R"({"a":1})", R"({"a":1,"b":1})"));
  CHECK_FALSE(same(R"({"a":1})", R"({"b":1})"));
}

TEST_CASE("an object of many members is read in a time that grows with its size, not with its square") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i)
    text += "\"member" + std::to_string(i) + "\":0,";
  text += "\"member0\":1}";
  const auto value = parse_json(text);  // about 50 ms; with a search for each member it is half a minute
  REQUIRE(value);
  CHECK(value->size() == 100'000);
  CHECK(*value->begin() == 1);
}

TEST_CASE("a refusal that quotes a long text cuts it between characters") {
  std::string token = "a";
  for (int i = 0; i < 300; ++i)
    token += "\u00e9";
  const auto unrecognized = parse_json(token);
  REQUIRE_FALSE(unrecognized.has_value());
  CHECK(unrecognized.error().message.starts_with("Unrecognized token '" + token.substr(0, 511) + "...': "));

  const auto unfinished = parse_json("[\"" + token + token + "\"");
  REQUIRE_FALSE(unfinished.has_value());
  CHECK(sfn::is_utf8(unfinished.error().message));
  CHECK(unfinished.error().message.find("[truncated 105 chars]") != std::string::npos);
}
