#include "server/api/settings_members.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/utf8.h"
#include "server/api/failure.h"
#include "server/api/members.h"

namespace sfn::api {

namespace {

[[noreturn]] void refuse_logging(std::string_view why) {
  throw ApiFailure("InvalidLoggingConfiguration", fmt::format("Invalid Logging Configuration: {}", why));
}

// There is no log service here that could know the group, so its ARN only has to have the form of one.
Value read_destination(const Value& destination) {
  const auto* group = member(destination, "cloudWatchLogsLogGroup");
  const auto arn = group == nullptr ? std::nullopt : optional_text(*group, "logGroupArn");
  if (!arn || !arn->starts_with("arn:") || arn->find(":logs:") == std::string::npos ||
      arn->find(":log-group:") == std::string::npos) {
    refuse_logging("Log Destination not found.");
  }
  return {{"cloudWatchLogsLogGroup", {{"logGroupArn", *arn}}}};
}

// The characters that AWS allows in tags: letters, digits, white space, and _ . : / = + - @ .
bool tag_characters(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) {
    constexpr std::string_view kMarks = "_.:/=+-@ \t\r\n";
    return c >= 0x80 || std::isalnum(c) != 0 || kMarks.find(static_cast<char>(c)) != std::string_view::npos;
  });
}

Tag read_tag(const Value& item, std::size_t index) {
  Tag tag{optional_text(item, "key").value_or(""), optional_text(item, "value").value_or("")};
  if (tag.key.empty())
    throw validation_failure(fmt::format(
        "1 validation error detected: Value at 'tags.{}.member.key' failed to satisfy constraint: "
        "Member must not be null",
        index + 1));
  if (tag.key.starts_with("aws:") || tag.value.starts_with("aws:"))
    throw validation_failure("Tag keys and values must not begin with 'aws:'");
  if (!tag_characters(tag.key) || !tag_characters(tag.value))
    throw validation_failure(fmt::format("Tag '{}' has a character that tags must not have", tag.key));
  return tag;
}

}  // namespace

std::optional<std::string> read_logging(const Value& request) {
  const auto* given = member(request, "loggingConfiguration");
  if (given == nullptr) return std::nullopt;
  const auto level = optional_text(*given, "level").value_or("OFF");
  const auto* destinations = member(*given, "destinations");
  const auto count = destinations == nullptr ? 0 : destinations->size();
  if (count > 1 || (count == 0 && level != "OFF"))
    refuse_logging("Must specify exactly one Log Destination.");
  Value logging{{"level", level}, {"includeExecutionData", flag(*given, "includeExecutionData")}};
  if (destinations != nullptr) {
    logging["destinations"] = Value::array();
    for (const auto& destination : *destinations)
      logging["destinations"].push_back(read_destination(destination));
  }
  return to_json(logging);
}

std::optional<std::string> read_tracing(const Value& request) {
  const auto* given = member(request, "tracingConfiguration");
  if (given == nullptr) return std::nullopt;
  if (member(*given, "enabled") == nullptr)
    throw ApiFailure("InvalidTracingConfiguration",
                     "Invalid Tracing Configuration: 'enabled' must be true or false");
  return to_json({{"enabled", flag(*given, "enabled")}});
}

std::optional<std::string> read_encryption(const Value& request) {
  const auto* given = member(request, "encryptionConfiguration");
  if (given == nullptr) return std::nullopt;
  const auto key = optional_text(*given, "kmsKeyId");
  if (text(*given, "type") == "AWS_OWNED_KEY") {
    if (key)
      throw ApiFailure(
          "InvalidEncryptionConfiguration",
          "Invalid Encryption Configuration: 'kmsKeyId' needs the type CUSTOMER_MANAGED_KMS_KEY");
    return std::string(kDefaultEncryption);
  }
  if (!key)
    throw ApiFailure("InvalidEncryptionConfiguration",
                     "Invalid Encryption Configuration: 'kmsKeyId' is missing for CUSTOMER_MANAGED_KMS_KEY");
  constexpr int kReuseSecondsDefault = 300;
  const auto* reuse = member(*given, "kmsDataKeyReusePeriodSeconds");
  return to_json(
      {{"kmsKeyId", *key},
       {"kmsDataKeyReusePeriodSeconds", reuse == nullptr ? kReuseSecondsDefault : reuse->get<int>()},
       {"type", "CUSTOMER_MANAGED_KMS_KEY"}});
}

std::vector<Tag> read_tags(const Value& request, const std::string& resource_arn) {
  std::vector<Tag> tags;
  const auto* given = member(request, "tags");
  if (given == nullptr) return tags;
  for (std::size_t i = 0; i < given->size(); ++i) {
    auto tag = read_tag((*given)[i], i);
    const auto same = std::ranges::find(tags, tag.key, &Tag::key);
    if (same == tags.end()) {
      tags.push_back(std::move(tag));
    } else {
      same->value = std::move(tag.value);
    }
  }
  if (tags.size() <= kTagsMax) return tags;
  ApiFailure failure("TooManyTags", fmt::format("A resource has at most {} tags", kTagsMax));
  failure.resource_name = resource_arn;
  throw failure;
}

}  // namespace sfn::api
