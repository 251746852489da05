#include "engine/asl/resource.h"

#include <algorithm>
#include <optional>

#include "engine/asl/integrations.h"

namespace sfn::asl {

namespace {

// Takes the text before the next colon off `text`; nullopt when there is no colon.
std::optional<std::string_view> take_part(std::string_view& text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto part = text.substr(0, colon);
  text.remove_prefix(colon + 1);
  return part;
}

struct Arn {
  std::string_view service;
  std::string_view region;
  std::string_view account;
  std::string_view rest;
};

std::optional<Arn> take_apart(std::string_view text) {
  const auto prefix = take_part(text);
  const auto partition = take_part(text);
  const auto service = take_part(text);
  const auto region = take_part(text);
  const auto account = take_part(text);
  if (!account || *prefix != "arn" || !partition->starts_with("aws") || text.empty()) return std::nullopt;
  return Arn{*service, *region, *account, text};
}

std::optional<Pattern> pattern_of(std::string_view suffix) {
  if (suffix.empty()) return Pattern::RequestResponse;
  if (suffix == ".sync") return Pattern::Sync;
  if (suffix == ".sync:2") return Pattern::Sync2;
  if (suffix == ".waitForTaskToken") return Pattern::WaitForTaskToken;
  return std::nullopt;
}

// `<service>:<action>` or `aws-sdk:<service>:<action>`, the action with the suffix of its pattern.
std::optional<Resource> service_integration(std::string_view rest) {
  std::string_view action = rest;
  auto type = take_part(action);
  if (!type) return std::nullopt;
  const bool aws_sdk = *type == "aws-sdk";
  if (aws_sdk) {
    const auto service = take_part(action);
    if (!service || service->empty()) return std::nullopt;
    type = rest.substr(0, rest.size() - action.size() - 1);
  }
  const auto dot = std::min(action.find('.'), action.size());
  const auto pattern = pattern_of(action.substr(dot));
  if (!pattern || dot == 0) return std::nullopt;
  const auto name = action.substr(0, dot);
  if (aws_sdk ? !offered_by_aws_sdk(name, *pattern) : !has_integration(*type, name, *pattern))
    return std::nullopt;
  return Resource{Resource::Kind::Service, std::string(*type), std::string(action)};
}

// `<name>` or `<name>:<qualifier>`.
bool is_function_name(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return !text.empty();
  const auto qualifier = text.substr(colon + 1);
  return colon > 0 && !qualifier.empty() && qualifier.find(':') == std::string_view::npos;
}

std::optional<Resource> recognize(const Arn& arn) {
  constexpr std::string_view kActivity = "activity:";
  constexpr std::string_view kFunction = "function:";
  if (arn.service == "states" && arn.region.empty() && arn.account.empty())
    return service_integration(arn.rest);
  if (arn.region.empty() || arn.account.empty()) return std::nullopt;
  if (arn.service == "states" && arn.rest.starts_with(kActivity)) {
    const auto name = arn.rest.substr(kActivity.size());
    if (name.empty() || name.find(':') != std::string_view::npos) return std::nullopt;
    return Resource{Resource::Kind::Activity, {}, {}};
  }
  if (arn.service == "lambda" && arn.rest.starts_with(kFunction) &&
      is_function_name(arn.rest.substr(kFunction.size()))) {
    return Resource{Resource::Kind::LambdaFunction, {}, {}};
  }
  return std::nullopt;
}

}  // namespace

tl::expected<Resource, std::string> parse_resource(std::string_view text) {
  const auto arn = take_apart(text);
  if (!arn) return tl::make_unexpected(std::string("Value is not a valid resource ARN"));
  auto resource = recognize(*arn);
  if (!resource) {
    return tl::make_unexpected(
        "The resource provided " + std::string(text) +
        " is not recognized. The value is not a valid resource ARN, or the resource is not "
        "available in this region.");
  }
  return *std::move(resource);
}

}  // namespace sfn::asl
