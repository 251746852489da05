#include "engine/asl/choice.h"

#include <doctest/doctest.h>

#include "engine/asl/choice_operators.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

namespace asl = sfn::asl;
using sfn::Value;

namespace {

asl::ChoiceRule parse(Value json) {
  json["Next"] = "T";
  asl::Diagnostics diagnostics;
  auto rule = asl::ChoiceRule::parse(json, asl::QueryLanguage::JsonPath, 0, asl::Location(), diagnostics);
  REQUIRE(diagnostics.joined() == "");
  return rule;
}

asl::Result<bool> decide(const Value& rule, const Value& input) {
  const Value context = {{"Execution", {{"Name", "run-1"}}}};
  asl::WorkMeter meter;
  return parse(rule).matches({input, [&]() -> const Value& { return context; }}, meter);
}

}  // namespace

TEST_CASE("choice rules decide") {
  sfn::test::for_each_case("choice.json", [](const Value& test) {
    const auto answer = decide(test.at("rule"), test.at("input"));
    const Value& expect = test.at("expect");
    REQUIRE(answer.has_value() == expect.is_boolean());
    if (answer) {
      CHECK(*answer == expect.get<bool>());
    } else {
      CHECK(answer.error() == asl::runtime_error(expect.get<std::string>()));
    }
  });
}

TEST_CASE("every operator has a case in which it holds and one in which it does not") {
  for (const asl::Operator& op : asl::choice_operators()) {
    bool held = false;
    bool failed = false;
    sfn::test::for_each_case("choice.json", [&](const Value& test) {
      if (!test.at("rule").contains(std::string(op.name))) return;
      held = held || test.at("expect") == true;
      failed = failed || test.at("expect") == false;
    });
    INFO(op.name);
    CHECK(held);
    CHECK(failed);
  }
}

TEST_CASE("a pattern of stars and repetitions is matched in one pass over the text") {
  // A matcher that backtracks needs 10^10 steps and more for each of these.
  const std::string text(200'000, 'a');
  const std::string piece(50'000, 'a');
  CHECK(decide({{"Variable", "$.x"}, {"StringMatches", "*" + piece + "b*"}}, {{"x", text}}) == false);
  std::string stars;
  for (int i = 0; i < 10'000; ++i)
    stars += "*a";
  CHECK(decide({{"Variable", "$.x"}, {"StringMatches", stars + "*b"}}, {{"x", text}}) == false);
  CHECK(decide({{"Variable", "$.x"}, {"StringMatches", stars + "*"}}, {{"x", text}}) == true);
}

TEST_CASE("rules nest as deep as JSON may") {
  Value rule = {{"Variable", "$.x"}, {"IsPresent", true}};
  for (int i = 0; i < 400; ++i)
    rule = {{"Not", rule}};
  CHECK(decide(rule, {{"x", 1}}) == true);
  CHECK(decide({{"Not", rule}}, {{"x", 1}}) == false);
}

TEST_CASE("the rules of a state share one allowance of work") {
  const Value input = {{"x", std::string(10'000, 'a')}};
  const auto rule = parse({{"Variable", "$.x"}, {"StringMatches", "*b*"}});
  const asl::Scope scope{input, nullptr};
  asl::WorkMeter meter;
  int answered = 0;
  auto answer = rule.matches(scope, meter);
  for (; answer && answered < 1'000; ++answered)
    answer = rule.matches(scope, meter);
  CHECK(answered > 30);
  REQUIRE_FALSE(answer);
  CHECK(answer.error() == asl::runtime_error("The choice state compares more than this service evaluates."));
}
