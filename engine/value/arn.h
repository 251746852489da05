// ARNs of the resources that Stepwell owns (asl-reference 27): composed from the scope stored with a
// resource, and taken apart. Which operation accepts which kind is decided at the API edge.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sfn {

// Where a resource lives; stored with it, so that today's configuration never changes an ARN handed out
// before.
struct ArnScope {
  std::string partition = "aws";
  std::string region;
  std::string account;
  auto operator<=>(const ArnScope&) const = default;
};

[[nodiscard]] std::string state_machine_arn(const ArnScope& scope, std::string_view name);
[[nodiscard]] std::string execution_arn(const ArnScope& scope, std::string_view machine,
                                        std::string_view name);
[[nodiscard]] std::string activity_arn(const ArnScope& scope, std::string_view name);

// `arn:<partition>:states:<region>:<account>:<type>:<rest>`; the rest may hold further colons.
struct StatesArn {
  ArnScope scope;
  std::string type;  // `stateMachine`, `execution`, `activity`, `express`, `mapRun`
  std::string rest;
};
// nullopt when the text is no ARN of the service `states` with a resource type.
[[nodiscard]] std::optional<StatesArn> parse_states_arn(std::string_view arn);

}  // namespace sfn
