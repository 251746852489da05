// One call of an AWS service, as a task asks for it: what is sent, and what came of it in AWS's shapes. Of an
// optimised integration the result has the reply's metadata, and error and cause look as AWS's SDK 1 for Java
// shows them; of `aws-sdk:` as SDK 2 does. Pure functions of the call and the reply; not here: endpoints'
// choice, signing, sending (aws_service.h).
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "engine/value/payload.h"
#include "server/integrations/aws_services.h"
#include "server/integrations/connector.h"
#include "server/integrations/http_client.h"

namespace sfn::integrations {

// `endpoint` as of endpoint_of. The error is the task's.
[[nodiscard]] tl::expected<HttpRequest, CallFailed> aws_request(const AwsOperation& operation,
                                                                const Payload& parameters,
                                                                const std::string& endpoint);
[[nodiscard]] CallOutcome aws_outcome(const AwsOperation& operation, const HttpOutcome& outcome);

}  // namespace sfn::integrations
