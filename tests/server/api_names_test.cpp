#include <functional>

#include <doctest/doctest.h>

#include "server/api/failure.h"
#include "server/api/names.h"

namespace {

using namespace sfn;
using namespace sfn::api;

ApiError refusal(const std::function<void()>& call) {
  try {
    call();
  } catch (const ApiFailure& failure) {
    return failure.error();
  }
  return {};
}

bool name_accepted(std::string_view name) {
  return refusal([&] { check_name(name); }) == ApiError{};
}

}  // namespace

TEST_CASE("names take letters of any script, digits, and the punctuation that is left") {
  for (const auto* name : {"a", "A-b_c.d", "(x)!@'+=", "\u00e9\u4e2d", "\U0001F600"}) {
    CAPTURE(name);
    CHECK(name_accepted(name));
  }
}

TEST_CASE("names refuse white space, brackets, wildcards, separators and control characters") {
  using namespace std::string_view_literals;
  for (const auto name : {"a b"sv, "a\tb"sv, "\x1f"sv, "\x7f"sv, "a\0b"sv, "\u0085"sv, "\u009f"sv, "\u00a0"sv,
                          "\u3000"sv, "\uffff"sv, "\ufffe"sv})
    CHECK_FALSE(name_accepted(name));
  for (const char c : "<>{}[]?*\"#%\\^|~`$&,;:/"sv) {
    CAPTURE(c);
    CHECK_FALSE(name_accepted(std::string("a") + c));
  }
  CHECK(refusal([] { check_name("a b"); }) == ApiError{"InvalidName", "Invalid Name: 'a b'"});
  CHECK(name_accepted("\u00a1"));
}

TEST_CASE("an ARN names its resource") {
  const auto machine = read_state_machine_arn("arn:aws:states:eu-west-1:111111111111:stateMachine:m");
  CHECK(machine.name == ResourceName{{"aws", "eu-west-1", "111111111111"}, "m"});
  CHECK_FALSE(machine.qualifier);
  CHECK(read_state_machine_arn("arn:aws:states:r:1:stateMachine:m:PROD").qualifier == "PROD");
  const auto execution = read_execution_arn("arn:aws:states:r:1:execution:m:e");
  CHECK(execution.machine == "m");
  CHECK(execution.name == "e");
  CHECK(read_activity_arn("arn:aws:states:r:1:activity:a").name == "a");
}

TEST_CASE("what is no ARN, and what is one of another resource, is told apart") {
  CHECK(refusal([] { static_cast<void>(read_activity_arn("a")); }) ==
        ApiError{"InvalidArn", "Invalid Arn: 'Invalid ARN prefix: a'"});
  CHECK(refusal([] { static_cast<void>(read_execution_arn("arn:aws:states:r:1:express:m:e:i")); }) ==
        ApiError{"InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'"});
  for (const auto* arn : {"arn:", "arn:aws:lambda:r:1:function:f", "arn:aws:states:r:1:activity",
                          "arn:aws:states:r:1:activity:"})
    CHECK(refusal([&] { static_cast<void>(read_activity_arn(arn)); }).type == "InvalidArn");
  for (const auto* arn : {"arn:aws:states:r:1:execution:m",
                          "arn:aws:states:r:1:execution:m:", "arn:aws:states:r:1:execution::e"})
    CHECK(refusal([&] { static_cast<void>(read_execution_arn(arn)); }).type == "InvalidArn");
}

TEST_CASE("the label of a Distributed Map state is refused as the model says") {
  CHECK(refusal([] {
          static_cast<void>(read_state_machine_arn("arn:aws:states:r:1:stateMachine:m/label"));
        }).type == "ValidationException");
}

TEST_CASE("a role is an IAM role") {
  const auto role_accepted = [](std::string_view arn) {
    return refusal([&] { check_role_arn(arn); }) == ApiError{};
  };
  CHECK(role_accepted("arn:aws:iam::123456789012:role/r"));
  CHECK(role_accepted("arn:aws-cn:iam::123456789012:role/service-role/r"));
  for (const auto* arn : {"r", "arn:aws:iam::123456789012:role/", "arn:aws:iam::12345678901:role/r",
                          "arn:aws:iam::12345678901x:role/r", "arn:aws:iam::123456789012:user/r",
                          "arn:aws:s3:iam::123456789012:role/r"}) {
    CAPTURE(arn);
    CHECK_FALSE(role_accepted(arn));
  }
  CHECK(refusal([] { check_role_arn("r"); }) == ApiError{"InvalidArn", "Invalid Role Arn: 'r'"});
}
