#include "engine/asl/path.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

using sfn::Value;
using sfn::asl::Path;
using sfn::asl::PathFailure;
using sfn::asl::Scope;
using sfn::asl::WorkMeter;

namespace {

Path parsed(const std::string& text) {
  auto path = Path::parse(text);
  REQUIRE_MESSAGE(path.has_value(), path.error());
  return *path;
}

const Value& context() {
  static const Value kContext = {{"Name", "context"}};
  return kContext;
}

tl::expected<Value, PathFailure> evaluate(const std::string& path, const Value& input) {
  WorkMeter meter;
  return parsed(path).evaluate(Scope{input, context}, meter);
}

const char* name_of(PathFailure::Kind kind) {
  switch (kind) {
    case PathFailure::Kind::MissingNode: return "node";
    case PathFailure::Kind::MissingIndex: return "index";
    case PathFailure::Kind::NoDocument: return "document";
    case PathFailure::Kind::Refused: return "refused";
  }
  return "";
}

void check_evaluation(const Value& test) {
  const auto result = evaluate(test["path"].get<std::string>(), test["input"]);
  REQUIRE(result.has_value() == test.contains("expect"));
  if (result) {
    // As text, so that the kind of number and the order of members count.
    CHECK(sfn::to_json(*result) == sfn::to_json(test["expect"]));
  } else {
    CHECK(result.error().message == test["error"].get<std::string>());
    CHECK(name_of(result.error().kind) == test["kind"].get<std::string>());
  }
}

// An array of `count` zeros.
Value zeros(std::size_t count) {
  return Value::array(std::vector<Value>(count, 0));
}

Value nested(int depth) {
  Value value = 1;
  for (int i = 0; i < depth; ++i)
    value = Value::array({std::move(value)});
  return value;
}

}  // namespace

TEST_CASE("a path is parsed and classified, or refused with the place of the error") {
  sfn::test::for_each_case("path_parse.json", [](const Value& test) {
    const auto path = Path::parse(test["path"].get<std::string>());
    REQUIRE(path.has_value() == !test.contains("error"));
    if (path) {
      CHECK(path->text() == test["path"].get<std::string>());
      CHECK(path->is_definite() == test["definite"].get<bool>());
      CHECK(path->is_reference() == test["reference"].get<bool>());
      if (test.contains("variable")) CHECK(path->variable() == test["variable"].get<std::string>());
    } else {
      CHECK(path.error() == test["error"].get<std::string>());
    }
  });
}

TEST_CASE("a path selects what Jayway selects") {
  sfn::test::for_each_case("path_evaluate.json", check_evaluation);
}

TEST_CASE("a filter keeps what Jayway keeps") {
  sfn::test::for_each_case("path_filter.json", check_evaluation);
}

TEST_CASE("a value is put at the place a reference path names, or there is no such place") {
  sfn::test::for_each_case("path_put.json", [](const Value& test) {
    Value target = test["target"];
    WorkMeter meter;
    const bool put = parsed(test["path"].get<std::string>()).put(target, "new", meter);
    REQUIRE(put == test.contains("expect"));
    if (put) CHECK(sfn::to_json(target) == sfn::to_json(test["expect"]));
  });
}

TEST_CASE("the roots are told apart, and the context object is built only for a path that asks for it") {
  CHECK(parsed("$").is_root());
  CHECK(parsed("$$").is_root());
  CHECK_FALSE(parsed("$.a").is_root());
  CHECK(parsed("$.a").root() == Path::Root::Input);
  CHECK(parsed("$$.a").root() == Path::Root::Context);
  const Value input = {{"a", 1}};
  const Scope scope{input, []() -> const Value& { throw std::logic_error("the context object was built"); }};
  WorkMeter meter;
  CHECK(parsed("$.a").evaluate(scope, meter).value() == Value(1));
  CHECK_THROWS(static_cast<void>(parsed("$$.a").evaluate(scope, meter)));
}

TEST_CASE("a path may have 256 steps and 32 levels of parentheses, not more") {
  const auto steps = [](int count) {
    std::string text = "$";
    for (int i = 0; i < count; ++i)
      text += ".a";
    return Path::parse(text).has_value();
  };
  CHECK(steps(256));
  CHECK_FALSE(steps(257));
  const auto levels = [](std::size_t count) {
    return Path::parse("$[?" + std::string(count, '(') + "@.a" + std::string(count, ')') + "]").has_value();
  };
  CHECK(levels(31));  // the path inside is a level, too
  CHECK_FALSE(levels(32));
  CHECK_FALSE(Path::parse("$[?(@.a == " + std::string(100'000, '[') + ")]"));
}

TEST_CASE("every node of the largest document can be scanned and copied, but not for each of its nodes") {
  const Value largest = zeros(131'071);
  const auto all = evaluate("$..*", largest);
  REQUIRE(all);
  CHECK(all->size() == largest.size());

  const auto squared = evaluate("$[?(@ in $[*])]", largest);
  REQUIRE_FALSE(squared);
  CHECK(squared.error().kind == PathFailure::Kind::Refused);
  CHECK(squared.error().message == "Path '$[?(@ in $[*])]' selects more than this service evaluates");
}

TEST_CASE("what a filter does to long texts counts by their length") {
  Value value = Value::object();
  value["items"] = Value::array();
  for (int i = 0; i < 100; ++i)
    value["items"].push_back("y");
  value["long"] = std::string(200'000, 'x');
  CHECK(evaluate("$.items[?(@ == $.long)]", value));  // told apart by their lengths
  CHECK(evaluate("$[?(@ contains 'xxy')]", value));
  CHECK_FALSE(evaluate("$.items[?($.long contains 'xxy')]", value));
  CHECK_FALSE(evaluate("$.items[?($.long =~ /(x|y)*z/)]", value));
  CHECK_FALSE(evaluate("$.items[?($.long == $.long)]", value));
}

TEST_CASE("a result that is nested more deeply than a document may be is refused") {
  CHECK(evaluate("$[*]", nested(sfn::kJsonDepthMax)));
  const auto wrapped = evaluate("$[0,0]", Value::array({nested(sfn::kJsonDepthMax)}));
  REQUIRE_FALSE(wrapped);
  CHECK(wrapped.error().message == "Path '$[0,0]' gives a result that is nested too deeply");

  Value target = Value::object();
  WorkMeter meter;
  CHECK(parsed("$.a.b").put(target, nested(sfn::kJsonDepthMax - 2), meter));
  CHECK_FALSE(parsed("$.a.b").put(target, nested(sfn::kJsonDepthMax - 1), meter));
}
