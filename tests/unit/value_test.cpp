#include "engine/value/value.h"

#include <doctest/doctest.h>

#include "engine/asl/path.h"
#include "engine/value/json.h"

using sfn::to_json;
using sfn::Value;

namespace {

// `count` members m0, m1, ... of one number each.
Value wide_object(int count) {
  Value object = Value::object();
  for (int i = 0; i < count; ++i)
    object["m" + std::to_string(i)] = i;
  return object;
}

constexpr int kOrders = 160;

// About 200 KB: 160 orders of 20 lines each.
Value large_document() {
  Value lines = Value::array();
  for (int i = 0; i < 20; ++i)
    lines.push_back(
        {{"product", "a product with a name " + std::to_string(i)}, {"pieces", i}, {"price", 9.99}});
  Value document = {{"id", 7}, {"orders", Value::array()}};
  for (int i = 0; i < kOrders; ++i) {
    Value own_lines = Value::array();
    for (const Value& line : lines)
      own_lines.push_back(*sfn::parse_json(to_json(line)));
    document["orders"].push_back({{"number", i}, {"lines", own_lines}});
  }
  return document;
}

}  // namespace

TEST_CASE("a copy shares everything until one of the two is changed") {
  const Value original = {{"a", {{"b", Value::array({1, 2})}}}, {"text", "a text"}};
  Value copy = original;
  CHECK(copy.shares_with(original));

  SUBCASE("a member deep inside") {
    copy["a"]["b"][1] = 3;
    CHECK(to_json(copy) == R"({"a":{"b":[1,3]},"text":"a text"})");
  }
  SUBCASE("a new member") {
    copy["new"] = true;
    CHECK(to_json(copy) == R"({"a":{"b":[1,2]},"text":"a text","new":true})");
  }
  SUBCASE("a member less") {
    CHECK(copy.erase("a"));
    CHECK_FALSE(copy.erase("a"));
    CHECK(to_json(copy) == R"({"text":"a text"})");
  }
  SUBCASE("an element more") {
    copy["a"]["b"].push_back("end");
    CHECK(to_json(copy) == R"({"a":{"b":[1,2,"end"]},"text":"a text"})");
  }
  CHECK(to_json(original) == R"({"a":{"b":[1,2]},"text":"a text"})");
  CHECK_FALSE(copy.shares_with(original));
  CHECK(copy.at("text").shares_with(original.at("text")));
}

TEST_CASE("a put into a large document copies the nodes on the way and no other") {
  const Value before = large_document();
  REQUIRE(to_json(before).size() > 200'000);
  Value after = before;
  sfn::asl::WorkMeter meter;
  REQUIRE(sfn::asl::Path::parse("$.orders[50].lines")->put(after, "done", meter));

  CHECK(after["orders"][50]["lines"] == "done");
  CHECK(before["orders"][50]["lines"].size() == 20);
  CHECK_FALSE(after.at("orders").shares_with(before.at("orders")));
  CHECK_FALSE(after.at("orders")[50].shares_with(before.at("orders")[50]));
  for (std::size_t i = 0; i < kOrders; ++i) {
    if (i != 50) CHECK(after.at("orders")[i].shares_with(before.at("orders")[i]));
  }
}

TEST_CASE("reading through a name that may write copies nothing of a value held alone") {
  Value value = {{"a", Value::array({"x"})}};
  const auto* text = &value.at("a")[0].get_ref<const std::string&>();
  CHECK(&value["a"][0].get_ref<const std::string&>() == text);
}

TEST_CASE("a value may be put into itself and assigned to itself") {
  Value array = Value::array({1});
  array.push_back(array);
  array.push_back(array[1]);
  CHECK(to_json(array) == "[1,[1],[1]]");

  Value object = {{"a", 1}};
  object["self"] = object;
  CHECK(to_json(object) == R"({"a":1,"self":{"a":1}})");
  object["self"]["self"] = object;
  CHECK(to_json(object) == R"({"a":1,"self":{"a":1,"self":{"a":1,"self":{"a":1}}}})");

  const auto& same = object;
  object = same;
  CHECK(object.size() == 2);
  object = object["self"];
  CHECK(to_json(object) == R"({"a":1,"self":{"a":1,"self":{"a":1}}})");
  Value list = Value::array({Value::array({"inner"})});
  list = list[0];
  CHECK(to_json(list) == R"(["inner"])");
}

TEST_CASE("braces make objects of pairs with a name and arrays of everything else") {
  CHECK(to_json(Value{{"a", 1}, {"b", {{"c", nullptr}}}}) == R"({"a":1,"b":{"c":null}})");
  CHECK(to_json(Value{{"a", 1}, {2, 1}}) == R"([["a",1],[2,1]])");
  CHECK(to_json(Value{{"a", 1}, {"b", 2}, {"a", 3}}) == R"({"a":3,"b":2})");
  CHECK(to_json(Value::array({{"a", 1}})) == R"([["a",1]])");
  CHECK(to_json(Value::array()) == "[]");
  CHECK(to_json(Value()) == "null");
}

TEST_CASE("members keep the order in which they came, however many there are") {
  for (const int count : {16, 17, 1000}) {  // up to 16 are searched one by one
    Value object = wide_object(count);
    object["m3"] = "again";
    object["last"] = true;
    CHECK(object.erase("m1"));
    REQUIRE(object.size() == static_cast<std::size_t>(count));
    CHECK(object.items()[0].name == "m0");
    CHECK(object.items()[1].name == "m2");
    CHECK(object.items()[2].value == "again");
    CHECK(object.items().back().name == "last");
    CHECK_FALSE(object.contains("m1"));
    for (int i = 2; i < count; ++i)
      REQUIRE(object.contains("m" + std::to_string(i)));
    const Value copy = object;
    object["m0"] = "changed";
    CHECK(copy.at("m0") == 0);
    CHECK(object.at("m0") == "changed");
    CHECK(copy.find("m" + std::to_string(count)) == copy.end());
  }
}

TEST_CASE("integers of 64 bits and doubles are what they were") {
  CHECK(to_json(Value(INT64_MIN)) == "-9223372036854775808");
  CHECK(to_json(Value(UINT64_MAX)) == "18446744073709551615");
  CHECK(Value(UINT64_MAX).type() == Value::Type::Unsigned);
  CHECK(Value(std::uint64_t{INT64_MAX}).type() == Value::Type::Integer);
  CHECK(Value(UINT64_MAX).get<std::uint64_t>() == UINT64_MAX);
  CHECK(to_json(Value(1.0)) == "1.0");
  CHECK(to_json(Value(1)) == "1");
  CHECK(Value(1) == Value(1.0));
  CHECK_FALSE(Value(UINT64_MAX) == Value(-1));
  CHECK_FALSE(Value(INT64_MAX) == Value(9223372036854775808.0));
  CHECK_FALSE(Value(1) == Value(true));
  CHECK(sfn::to_wire_json(Value(1700000000.0)) == "1700000000.0");
  CHECK(sfn::to_wire_json(Value(1700000000.123)) == "1700000000.123");
}

TEST_CASE("what a value is not is not handed out") {
  const Value text = "text";
  CHECK_THROWS_AS((void)text.get<int>(), sfn::InternalError);
  CHECK_THROWS_AS((void)Value(1).get<std::string>(), sfn::InternalError);
  CHECK_THROWS_AS((void)text.at("member"), sfn::InternalError);
  CHECK_THROWS_AS((void)std::as_const(text)[0], sfn::InternalError);
  CHECK_THROWS_AS((void)Value::array({1}).at(1), sfn::InternalError);
  CHECK_THROWS_AS(Value("x").push_back(1), sfn::InternalError);
  CHECK(text.find("member") == text.end());
  CHECK(text.begin() == text.end());
}
