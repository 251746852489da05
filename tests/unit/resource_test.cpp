#include "engine/asl/resource.h"

#include <doctest/doctest.h>

#include "engine/value/value.h"
#include "tests/support/data_file.h"

namespace asl = sfn::asl;
using Kind = asl::Resource::Kind;

namespace {

std::string name_of(Kind kind) {
  switch (kind) {
    case Kind::Activity: return "activity";
    case Kind::LambdaFunction: return "function";
    case Kind::Service: return "service";
  }
  return "";
}

std::string message_of(const std::string& problem, const std::string& arn) {
  if (problem == "no ARN") return "Value is not a valid resource ARN";
  return "The resource provided " + arn +
         " is not recognized. The value is not a valid resource ARN, or the resource is not available in "
         "this region.";
}

}  // namespace

TEST_CASE("the resource of a task is told by its ARN") {
  sfn::test::for_each_case("resources.json", [](const sfn::Value& test) {
    const auto arn = test.at("arn").get<std::string>();
    const auto resource = asl::parse_resource(arn);
    REQUIRE(resource.has_value() == test.contains("kind"));
    if (!resource) {
      CHECK(resource.error() == message_of(test.at("problem").get<std::string>(), arn));
      return;
    }
    CHECK(name_of(resource->kind) == test.at("kind"));
    CHECK(resource->type == test.value("type", ""));
    CHECK(resource->action == test.value("action", ""));
  });
}
