#include "server/api/names.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/arn.h"
#include "engine/value/resource_name.h"
#include "server/api/failure.h"

namespace sfn::api {

namespace {

[[noreturn]] void refuse_arn(std::string_view what) {
  throw ApiFailure("InvalidArn", fmt::format("Invalid Arn: '{}'", what));
}

StatesArn read_arn(std::string_view arn, std::string_view type) {
  if (!arn.starts_with("arn:")) refuse_arn(fmt::format("Invalid ARN prefix: {}", arn));
  auto parts = parse_states_arn(arn);
  if (!parts) refuse_arn(fmt::format("Invalid ARN: {}", arn));
  if (parts->type != type)
    refuse_arn(fmt::format("Resource type not valid in this context: {}", parts->type));
  return *std::move(parts);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

void check_name(std::string_view name) {
  if (!has_name_characters(name)) throw ApiFailure("InvalidName", fmt::format("Invalid Name: '{}'", name));
}

void check_role_arn(std::string_view arn) {
  const auto refuse = [&] { throw ApiFailure("InvalidArn", fmt::format("Invalid Role Arn: '{}'", arn)); };
  constexpr std::string_view kService = ":iam::";
  const auto service = arn.find(kService);
  if (!arn.starts_with("arn:aws") || service == std::string_view::npos) refuse();
  if (arn.substr(4, service - 4).find(':') != std::string_view::npos) refuse();
  const auto rest = arn.substr(service + kService.size());
  constexpr std::string_view kRole = ":role/";
  constexpr std::size_t kAccountDigits = 12;
  if (rest.size() <= kAccountDigits + kRole.size() || rest.substr(kAccountDigits, kRole.size()) != kRole ||
      !std::ranges::all_of(rest.substr(0, kAccountDigits), is_digit)) {
    refuse();
  }
}

StateMachineRef read_state_machine_arn(std::string_view arn) {
  auto parts = read_arn(arn, "stateMachine");
  if (parts.rest.find('/') != std::string::npos) {
    auto failure = validation_failure("This operation is not supported with labeled ARNs");
    failure.reason = "API_DOES_NOT_SUPPORT_LABELED_ARNS";
    throw failure;
  }
  const auto colon = parts.rest.find(':');
  if (colon == std::string::npos) return {{parts.scope, parts.rest}, std::nullopt};
  return {{parts.scope, parts.rest.substr(0, colon)}, parts.rest.substr(colon + 1)};
}

ResourceName read_activity_arn(std::string_view arn) {
  const auto parts = read_arn(arn, "activity");
  return {parts.scope, parts.rest};
}

ExecutionName read_execution_arn(std::string_view arn) {
  const auto parts = read_arn(arn, "execution");
  const auto colon = parts.rest.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == parts.rest.size())
    refuse_arn(fmt::format("Invalid ARN: {}", arn));
  return {parts.scope, parts.rest.substr(0, colon), parts.rest.substr(colon + 1)};
}

void check_map_run_arn(std::string_view arn) {
  static_cast<void>(read_arn(arn, "mapRun"));
}

void refuse_missing_state_machine(std::string_view arn) {
  throw ApiFailure("StateMachineDoesNotExist", fmt::format("State Machine Does Not Exist: '{}'", arn));
}

void refuse_missing_execution(std::string_view arn) {
  throw ApiFailure("ExecutionDoesNotExist", fmt::format("Execution Does Not Exist: '{}'", arn));
}

void refuse_missing_activity(std::string_view arn) {
  throw ApiFailure("ActivityDoesNotExist", fmt::format("Activity Does Not Exist: '{}'", arn));
}

}  // namespace sfn::api
