// What a reply of an AWS service says beside its result: its headers and request id, as results show them,
// and which error it is. Shared by everything that calls such services. Pure functions.
#pragma once

#include <string>

#include "engine/value/value_fwd.h"
#include "server/integrations/http_client.h"

namespace sfn::integrations {

// Adds SdkHttpMetadata and SdkResponseMetadata to `result`, an object.
void add_metadata(Value& result, const HttpResponse& response, const std::string& request_id);

// Of the reply's headers; empty when there is none.
[[nodiscard]] std::string request_id_of(const HttpResponse& response);

struct AwsError {
  std::string type;  // `ResourceNotFoundException`, as the service names it; empty when it does not
  std::string message;
};
// Of a service that speaks JSON: the name from the headers or the body, without the namespaces that some
// protocols put around it.
[[nodiscard]] AwsError read_error(const HttpResponse& response);

}  // namespace sfn::integrations
