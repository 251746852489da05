#include "server/api/names.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/arn.h"
#include "server/api/failure.h"

namespace sfn::api {

namespace {

// Decodes one character of valid UTF-8 from the front of `text`.
char32_t take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = size == 1 ? lead : lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size && i < text.size(); ++i)
    value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  text.remove_prefix(std::min(size, text.size()));
  return value;
}

bool is_space(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool forbidden(char32_t c) {
  constexpr std::u32string_view kForbidden = U"<>{}[]?*\"#%\\^|~`$&,;:/";
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFFFE || c == 0xFFFF || is_space(c) ||
         kForbidden.find(c) != std::u32string_view::npos;
}

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
  for (auto rest = name; !rest.empty();)
    if (forbidden(take_character(rest)))
      throw ApiFailure("InvalidName", fmt::format("Invalid Name: '{}'", name));
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
