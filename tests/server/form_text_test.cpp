#include "server/integrations/form_text.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;

constexpr std::size_t kMany = 1u << 20;

std::string form(const std::string& json, ArrayFormat format = ArrayFormat::Indices) {
  return form_text(*parse_json(json), format, kMany);
}

}  // namespace

TEST_CASE("an array becomes a form in four ways") {
  const std::string json = R"({"a":["x","y z"],"b":1})";
  CHECK(form(json, ArrayFormat::Indices) == "a%5B0%5D=x&a%5B1%5D=y%20z&b=1");
  CHECK(form(json, ArrayFormat::Repeat) == "a=x&a=y%20z&b=1");
  CHECK(form(json, ArrayFormat::Commas) == "a=x%2Cy%20z&b=1");
  CHECK(form(json, ArrayFormat::Brackets) == "a%5B%5D=x&a%5B%5D=y%20z&b=1");
}

TEST_CASE("nested members stand in brackets, also in arrays") {
  CHECK(form(R"({"metadata":{"k":"v","deep":{"er":true}}})") ==
        "metadata%5Bk%5D=v&metadata%5Bdeep%5D%5Ber%5D=true");
  CHECK(form(R"({"a":[{"k":1},[2]]})") == "a%5B0%5D%5Bk%5D=1&a%5B1%5D%5B0%5D=2");
  CHECK(form(R"({"a":[{"k":1},[2]]})", ArrayFormat::Brackets) == "a%5B%5D%5Bk%5D=1&a%5B%5D%5B%5D=2");
  CHECK(form(R"({"a":[{"k":1},[2]]})", ArrayFormat::Commas) == "a=%7B%22k%22%3A1%7D%2C%5B2%5D");
}

TEST_CASE("what is empty, and what needs encoding") {
  CHECK(form("{}") == "");
  CHECK(form(R"({"a":[],"b":{},"c":null,"d":"","e":1.0})") == "c=&d=&e=1.0");
  CHECK(form(R"({"a":[]})", ArrayFormat::Commas) == "");
  CHECK(form(R"({"a":["",""]})", ArrayFormat::Commas) == "a=%2C");
  CHECK(form(R"({"a&b=":"c&d=é"})") == "a%26b%3D=c%26d%3D%C3%A9");
  CHECK(form(R"({"":{"":"v"}})") == "%5B%5D=v");
}

TEST_CASE("a form that would be far longer than its object is given up") {
  Value many = Value::array();
  for (int i = 0; i < 10'000; ++i)
    many.push_back(1);
  Value object = Value::object();
  object[std::string(100'000, 'n')] = std::move(many);
  const auto text = form_text(object, ArrayFormat::Repeat, kMany);
  CHECK(text.size() > kMany);
  CHECK(text.size() < kMany + 200'000);
}
