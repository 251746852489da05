#include "server/cli/retry.h"

#include <iostream>

#include "engine/value/json_text.h"
#include "server/cli/api_client.h"
#include "server/exit_codes.h"

namespace sfn::cli {

int retry_execution(const std::string& endpoint_url, const std::string& execution_arn) {
  ApiClient client(endpoint_url);
  JsonObjectText request;
  request.add_string("executionArn", execution_arn);
  const auto result = client.call("Stepwell.RetryExecution", request.take().value());
  if (result.ok) {
    std::cout << execution_arn << " is not in quarantine any more\n";
    return server::kExitOk;
  }
  std::cerr << "stepwell: " << describe_failure(result, client) << "\n";
  return server::kExitFailure;
}

}  // namespace sfn::cli
