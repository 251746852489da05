#include "engine/value/arn.h"

#include <array>

namespace sfn {

namespace {

// Appended, not formatted: each start has one or two of them. With room for `more` bytes.
std::string compose(const ArnScope& scope, std::string_view type, std::string_view name,
                    std::size_t more = 0) {
  constexpr std::size_t kFixedBytes = 20;
  std::string arn;
  arn.reserve(kFixedBytes + scope.partition.size() + scope.region.size() + scope.account.size() +
              type.size() + name.size() + more);
  arn.append("arn:").append(scope.partition).append(":states:").append(scope.region).append(":");
  arn.append(scope.account).append(":").append(type).append(":").append(name);
  return arn;
}

}  // namespace

std::string state_machine_arn(const ArnScope& scope, std::string_view name) {
  return compose(scope, "stateMachine", name);
}

std::string execution_arn(const ArnScope& scope, std::string_view machine, std::string_view name) {
  return compose(scope, "execution", machine, 1 + name.size()).append(":").append(name);
}

std::string activity_arn(const ArnScope& scope, std::string_view name) {
  return compose(scope, "activity", name);
}

std::optional<StatesArn> parse_states_arn(std::string_view arn) {
  std::array<std::string_view, 6> parts;
  for (auto& part : parts) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    part = arn.substr(0, colon);
    arn.remove_prefix(colon + 1);
  }
  const auto& [prefix, partition, service, region, account, type] = parts;
  if (prefix != "arn" || !partition.starts_with("aws") || service != "states" || type.empty() ||
      arn.empty()) {
    return std::nullopt;
  }
  return StatesArn{{std::string(partition), std::string(region), std::string(account)},
                   std::string(type),
                   std::string(arn)};
}

}  // namespace sfn
