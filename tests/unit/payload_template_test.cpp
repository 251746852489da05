#include "engine/asl/payload_template.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

using sfn::Value;
using sfn::asl::Diagnostics;
using sfn::asl::Location;
using sfn::asl::PayloadTemplate;
using sfn::asl::Scope;

namespace {

const Value& context() {
  static const Value kContext = {{"Name", "context"}};
  return kContext;
}

// Where a definition has it: /States/S/Parameters.
PayloadTemplate parse(const Value& json, Diagnostics& diagnostics) {
  const Location root;
  const Location states = root.child("States");
  const Location state = states.child("S");
  return PayloadTemplate::parse(json, state.child("Parameters"), diagnostics);
}

PayloadTemplate parsed(const Value& json) {
  Diagnostics diagnostics;
  auto result = parse(json, diagnostics);
  REQUIRE_MESSAGE(diagnostics.ok(), diagnostics.joined());
  return result;
}

sfn::asl::Result<Value> evaluate(const PayloadTemplate& payload_template, const Scope& scope) {
  sfn::asl::WorkMeter meter;
  return payload_template.evaluate(scope, meter);
}

}  // namespace

TEST_CASE("a payload template is filled in, or refused when it is read") {
  sfn::test::for_each_case("payload_template.json", [](const Value& test) {
    if (test.contains("diagnostics")) {
      Diagnostics diagnostics;
      static_cast<void>(parse(test["template"], diagnostics));
      CHECK(diagnostics.joined() == test["diagnostics"].get<std::string>());
      return;
    }
    const auto result = evaluate(parsed(test["template"]), Scope{test["input"], context});
    REQUIRE(result.has_value() == test.contains("expect"));
    if (result) {
      CHECK(sfn::to_json(*result) == sfn::to_json(test["expect"]));
    } else {
      CHECK(result.error() == sfn::asl::runtime_error(test["cause"].get<std::string>()));
    }
  });
}

TEST_CASE("a template may repeat its input, but not without end") {
  const Value input = Value::array(std::vector<Value>(100'000));
  const auto repeated = [&](int times) {
    Value fields = Value::object();
    for (int i = 0; i < times; ++i)
      fields["f" + std::to_string(i) + ".$"] = "$";
    return evaluate(parsed(fields), Scope{input, context});
  };
  CHECK(repeated(20));
  CHECK_FALSE(repeated(50));
}

TEST_CASE("a template that nests its input more deeply than a document may be fails") {
  Value input = 1;
  for (int i = 0; i < sfn::kJsonDepthMax - 1; ++i)
    input = Value::array({std::move(input)});
  CHECK(evaluate(parsed({{"v.$", "$"}}), Scope{input, context}));
  const Value two_levels = {{"u", {{"v.$", "$"}}}};
  const auto result = evaluate(parsed(two_levels), Scope{input, context});
  REQUIRE_FALSE(result);
  CHECK(result.error() == sfn::asl::runtime_error("The result of the template is nested too deeply."));
}
