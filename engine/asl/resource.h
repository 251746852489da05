// The Resource of a Task (asl-reference 18): which kind of work an ARN names, and whether the service knows
// it. Region, account and existence are not looked at: a definition may be created before its activities and
// functions are.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace sfn::asl {

struct Resource {
  enum class Kind { Activity, LambdaFunction, Service };
  Kind kind = Kind::Activity;
  // What events show as resourceType and resource. Service: `sqs` and `sendMessage.waitForTaskToken`,
  // `aws-sdk:sqs` and `listQueues`; the other kinds have neither.
  std::string type;
  std::string action;
};

// The error is a diagnostic's message, without location.
[[nodiscard]] tl::expected<Resource, std::string> parse_resource(std::string_view arn);

}  // namespace sfn::asl
