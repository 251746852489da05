// `stepwell retry`: takes an execution out of quarantine, so that it goes on.
#pragma once

#include <string>

namespace sfn::cli {

// Returns the exit code.
int retry_execution(const std::string& endpoint_url, const std::string& execution_arn);

}  // namespace sfn::cli
