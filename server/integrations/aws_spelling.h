// Parameters and results of AWS services between the spelling of definitions, which is that of AWS's SDK for
// Java, and the JSON of a service's protocol: letter case, times, JSON kept as text, bytes. What is special
// about a service's members is in aws_services.h. A time of a result is a number whose name ends like one
// (`CreatedAt`, `StartTime`, `LastModifiedDate`); it becomes ISO 8601, and such a text in parameters becomes
// seconds since 1970. Pure functions.
#pragma once

#include "engine/value/value_fwd.h"
#include "server/integrations/aws_services.h"

namespace sfn::integrations {

// Members that are null are left out, as an SDK does.
[[nodiscard]] Value in_wire_spelling(const AwsService& service, const Value& parameters);
[[nodiscard]] Value in_sdk_spelling(const AwsService& service, const Value& reply);

// The value itself if it is a text, otherwise its JSON text.
[[nodiscard]] std::string text_of_parameter(const Value& value);

}  // namespace sfn::integrations
