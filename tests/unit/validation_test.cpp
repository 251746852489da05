#include <doctest/doctest.h>

#include "engine/asl/parse.h"
#include "engine/asl/variable_references.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"
#include "tests/support/definition_text.h"

namespace asl = sfn::asl;
using sfn::Value;

namespace {

std::string text_of(const asl::Diagnostic& d) {
  return d.code + ": " + d.message + " at " + d.location.value_or("null") + "\n";
}

std::string joined(const Value& test, const char* list) {
  std::string text;
  if (!test.contains(list)) return text;
  for (const Value& line : test.at(list))
    text += line.get<std::string>() + "\n";
  return text;
}

// What is no error, and not said of this version either.
std::string warnings_of(const asl::Diagnostics& diagnostics) {
  std::string text;
  for (const asl::Diagnostic& d : diagnostics.all()) {
    if (d.severity == asl::Diagnostic::Severity::Warning && d.code != "NOT_SUPPORTED") text += text_of(d);
  }
  return text;
}

asl::Diagnostics judge(const Value& test) {
  const bool is_express = test.contains("type") && test.at("type").get<std::string>() == "EXPRESS";
  const auto type = is_express ? asl::WorkflowType::Express : asl::WorkflowType::Standard;
  return asl::parse_state_machine(sfn::test::definition_of(test), type).diagnostics;
}

// Cases with every error there is, in order, and, where the case says so, every warning.
void judge_all(const char* file) {
  sfn::test::for_each_case(file, [](const Value& test) {
    const auto diagnostics = judge(test);
    std::string errors;
    for (const asl::Diagnostic& d : diagnostics.errors())
      errors += text_of(d);
    CHECK(errors == joined(test, "errors"));
    CHECK(diagnostics.ok() == errors.empty());
    if (test.contains("warnings")) CHECK(warnings_of(diagnostics) == joined(test, "warnings"));
  });
}

asl::Diagnostics diagnostics_of(const std::string& definition) {
  return asl::parse_state_machine(definition).diagnostics;
}

}  // namespace

TEST_CASE("Map states are judged, inline and distributed") {
  judge_all("validation_map.json");
}

TEST_CASE("JSONata states are judged with their expressions") {
  judge_all("validation_jsonata.json");
}

TEST_CASE("variables are named well and hide none of an outer scope") {
  judge_all("validation_assign.json");
}

TEST_CASE("what Express workflows can't do is an error of theirs alone") {
  judge_all("validation_express.json");
}

TEST_CASE("text that was probably meant as a path is warned of") {
  judge_all("validation_warnings.json");
}

TEST_CASE("the variables that each state reads") {
  sfn::test::for_each_case("variable_references.json", [](const Value& test) {
    const auto references = asl::variable_references(test.at("definition"));
    std::string found;
    for (const auto& [state, names] : references) {
      found += state + ":";
      for (const auto& name : names)
        found += " " + name;
      found += "\n";
    }
    std::string expected;
    for (const auto& [state, names] : test.at("expect").items()) {
      expected += std::string(state) + ":";
      for (const Value& name : names)
        expected += " " + name.get<std::string>();
      expected += "\n";
    }
    CHECK(found == expected);
  });
}

TEST_CASE("what this version lacks is said when nothing is wrong, and is no error") {
  const std::string mode = R"("ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"})";
  const auto around = [&](const std::string& state) {
    return R"({"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{)" + mode +
           R"(,"StartAt":"S","States":{"S":)" + state + "}}}}}";
  };
  const auto lacking = diagnostics_of(around(R"({"Type":"Succeed"})"));
  CHECK(lacking.ok());
  CHECK_FALSE(lacking.can_run());
  REQUIRE(lacking.all().size() == 1);
  CHECK(lacking.all().front().severity == asl::Diagnostic::Severity::Warning);
  CHECK(lacking.joined() ==
        "SCHEMA_VALIDATION_FAILED: Map mode 'DISTRIBUTED' is not supported by this version at "
        "/States/M/ItemProcessor/ProcessorConfig/Mode");

  const auto wrong = diagnostics_of(around(R"({"Type":"Succeed","X":1})"));
  CHECK_FALSE(wrong.ok());
  CHECK(wrong.joined() ==
        "SCHEMA_VALIDATION_FAILED: Field 'X' is not supported at /States/M/ItemProcessor/States/S");
  CHECK(wrong.all().size() == 2);
}

TEST_CASE("Map and Parallel states share one limit of nesting") {
  const auto nested = [](int depth) {
    std::string machine = R"({"StartAt":"S0","States":{"S0":{"Type":"Succeed"}}})";
    for (int i = 1; i <= depth; ++i) {
      const std::string name = "S" + std::to_string(i);
      const std::string inner = i % 2 == 0 ? R"("Type":"Parallel","Branches":[)" + machine + "]"
                                           : R"("Type":"Map","ItemProcessor":)" + machine;
      machine = R"({"StartAt":")" + name + R"(","States":{")" + name + R"(":{)" + inner + R"(,"End":true}}})";
    }
    return machine;
  };
  CHECK(diagnostics_of(nested(asl::Nesting().branches)).ok());
  const auto refused = diagnostics_of(nested(asl::Nesting().branches + 1));
  REQUIRE(refused.errors().size() == 1);
  CHECK(refused.errors().front().code == "TOO_DEEPLY_NESTED");
}
