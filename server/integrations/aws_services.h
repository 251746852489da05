// The AWS services that tasks can call at an endpoint, as data: what each is called in a definition, in the
// names of its errors and by the environment, how its protocol names it, and which of its members are more
// than they look like in JSON. Facts of AWS's published service models; constants only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sfn::integrations {

struct AwsService {
  enum class Protocol : std::uint8_t {
    Json,   // awsJson1_0 and 1_1: the operation in X-Amz-Target
    Query,  // a form, answered with XML; of SNS, and of that only `publish`
  };

  std::string_view name;               // as in `aws-sdk:NAME`
  std::string_view variable;           // as in AWS_ENDPOINT_URL_VARIABLE
  std::string_view errors;             // before the names of errors: `CloudWatchLogs.`
  std::string_view host;               // of AWS's own endpoint, before the region
  std::string_view signing_name = "";  // where it is not `host`
  Protocol protocol = Protocol::Json;
  std::string_view version;      // of JSON: `1.0`; of Query: that of the API
  std::string_view target = "";  // before the operation, in X-Amz-Target

  // Lists of members, separated by blanks, as a definition spells them.

  // On the wire the first letter of every member is small.
  bool small_letters = false;
  // Objects whose keys are data, beside `Tags`: nothing in them is changed.
  std::string_view maps = "";
  // Texts that often hold JSON: any other value is sent as its JSON text.
  std::string_view texts = "";
  // Bytes that a definition writes as text: sent in Base64. All other bytes are Base64 in a definition.
  std::string_view bytes = "";
  // Names tell which members are times (aws_spelling.h); these are although, or are not although.
  std::string_view times = "";
  std::string_view no_times = "";
};

[[nodiscard]] std::span<const AwsService> aws_services();

// An integration that AWS has for one service's API in particular, beside `aws-sdk:`.
struct OptimizedService {
  std::string_view name;     // as in `arn:aws:states:::NAME:ACTION`
  std::string_view service;  // an AwsService
  std::string_view errors;   // before the names of errors: `DynamoDB.`
  std::string_view shown;    // in causes: `AmazonDynamoDBv2`
};

// What a task's resource type and action name. nullopt for all that is not in the tables.
struct AwsOperation {
  const AwsService* service = nullptr;
  const OptimizedService* optimized = nullptr;  // nullptr: `aws-sdk:`
  std::string name;                             // `SendMessage`
};
[[nodiscard]] std::optional<AwsOperation> aws_operation(std::string_view resource_type,
                                                        std::string_view action);

// By its name as in `aws-sdk:NAME`, or in an optimised integration; nullptr when there is none.
[[nodiscard]] const AwsService* find_aws_service(std::string_view name);

// URLs by the names of services (AwsService::name); `*` is for all that have none. The URL `aws` is AWS's
// own.
using AwsEndpoints = std::map<std::string, std::string, std::less<>>;
// Without a slash at the end; empty when the service has none.
[[nodiscard]] std::string endpoint_of(const AwsService& service, const AwsEndpoints& endpoints,
                                      const std::string& region);

}  // namespace sfn::integrations
