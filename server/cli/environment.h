// `stepwell env`: shell text for `eval` that points AWS clients at a server.
#pragma once

#include <string>

namespace sfn::cli {

[[nodiscard]] std::string environment_text(const std::string& endpoint_url, const std::string& region);

}  // namespace sfn::cli
