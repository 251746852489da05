// The members that state machines and activities share: loggingConfiguration, tracingConfiguration,
// encryptionConfiguration and tags. Checked as AWS does and brought into one form, with defaults filled in,
// so that equal configurations are equal texts. All throw ApiFailure. For the sources of server/api.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/registry/registry_event.h"
#include "engine/value/value_fwd.h"

namespace sfn::api {

inline constexpr std::size_t kTagsMax = 50;

// nullopt: the request does not have the member.
[[nodiscard]] std::optional<std::string> read_logging(const Value& request);
[[nodiscard]] std::optional<std::string> read_tracing(const Value& request);
[[nodiscard]] std::optional<std::string> read_encryption(const Value& request);
[[nodiscard]] std::vector<Tag> read_tags(const Value& request, const std::string& resource_arn);

inline constexpr std::string_view kDefaultLogging = R"({"level":"OFF","includeExecutionData":false})";
inline constexpr std::string_view kDefaultTracing = R"({"enabled":false})";
inline constexpr std::string_view kDefaultEncryption = R"({"type":"AWS_OWNED_KEY"})";

}  // namespace sfn::api
