#include "engine/asl/query_template.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

namespace asl = sfn::asl;
using sfn::Value;

namespace {

asl::QueryTemplate read(const Value& json) {
  asl::Diagnostics diagnostics;
  auto read = asl::QueryTemplate::parse(json, "Output", asl::StatesOffer::None, asl::Location(), diagnostics);
  REQUIRE(diagnostics.ok());
  return read;
}

asl::QueryType type_of(const Value& test) {
  if (!test.contains("type")) return asl::QueryType::Any;
  const auto name = test.at("type").get<std::string>();
  if (name == "array") return asl::QueryType::Array;
  return name == "boolean" ? asl::QueryType::Boolean : asl::QueryType::String;
}

// What a case offers to expressions.
struct Surroundings {
  explicit Surroundings(const Value& test) : test_(test) {
    states_ = Value::object();
    states_["input"] = test.contains("input") ? test.at("input") : Value();
  }

  asl::QueryScope scope() {
    return {.states = [this](bool with_context) -> const Value& {
              if (with_context) states_["context"] = test_.at("context");
              return states_;
            },
            .variable = [this](std::string_view name) -> const Value* {
              if (!test_.contains("variables")) return nullptr;
              const auto found = test_.at("variables").find(std::string(name));
              return found == test_.at("variables").end() ? nullptr : &*found;
            },
            .now = {},
            .random_bytes = [] { return sfn::Bytes16{}; },
            .random = [] { return 0.5; }};
  }

 private:
  const Value& test_;
  Value states_;
};

asl::Result<Value> evaluated(const Value& test, asl::WorkMeter& meter) {
  Surroundings surroundings(test);
  return read(test.at("template")).evaluate(surroundings.scope(), meter, type_of(test));
}

}  // namespace

TEST_CASE("templates of JSONata states are evaluated, and failures name the field") {
  sfn::test::for_each_case("query_template.json", [](const Value& test) {
    asl::WorkMeter meter;
    const auto value = evaluated(test, meter);
    if (test.contains("expect")) {
      REQUIRE_MESSAGE(value.has_value(), value.error().cause.value_or(""));
      CHECK(sfn::to_json(*value) == sfn::to_json(test.at("expect")));
    } else {
      REQUIRE(!value.has_value());
      CHECK(value.error().error == "States.QueryEvaluationError");
      CHECK(value.error().cause == test.at("cause").get<std::string>());
      CHECK(value.error().location == test.at("location").get<std::string>());
    }
  });
}

TEST_CASE("expressions that use up their share of the work leave enough to catch that with") {
  asl::WorkMeter meter;
  const auto failed = evaluated(Value{{"template", "{% ($f := function() { $f() }; $f()) %}"}}, meter);
  REQUIRE(!failed.has_value());
  CHECK(failed.error().error == "States.QueryEvaluationError");
  CHECK(!meter.exhausted());
  CHECK(meter.spent() > meter.left());
  const auto after = evaluated(Value{{"template", "{% 1 %}"}}, meter);
  REQUIRE(after.has_value());
  CHECK(*after == Value(1));
}

TEST_CASE("a template within a catcher says so") {
  const Value nothing = Value::object();
  Surroundings surroundings(nothing);
  asl::WorkMeter meter;
  const auto failed = read(Value("{% $x %}")).within("Catch[0]").evaluate(surroundings.scope(), meter);
  REQUIRE(!failed.has_value());
  CHECK(failed.error().location == "Catch[0]/Output");
}
