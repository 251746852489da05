#include "server/cli/environment.h"

#include <fmt/format.h>

namespace sfn::cli {

namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

// Credentials are needed by clients to sign and are not looked at. Old AWS CLIs know no variable for the
// endpoint, so `aws` becomes an alias.
std::string environment_text(const std::string& endpoint_url, const std::string& region) {
  return fmt::format(
      "export AWS_ENDPOINT_URL={0}\n"
      "export AWS_ENDPOINT_URL_SFN={0}\n"
      "export AWS_ENDPOINT_URL_STS={0}\n"
      "export AWS_DEFAULT_REGION={1}\n"
      "export AWS_REGION={1}\n"
      "export AWS_ACCESS_KEY_ID=stepwell\n"
      "export AWS_SECRET_ACCESS_KEY=stepwell\n"
      "export AWS_EC2_METADATA_DISABLED=true\n"
      "unset AWS_PROFILE AWS_SESSION_TOKEN\n"
      "export STEPWELL_ENDPOINT_URL={0}\n"
      "alias aws={2}\n",
      quoted(endpoint_url), quoted(region),
      quoted(fmt::format("aws --endpoint-url {}", quoted(endpoint_url))));
}

}  // namespace sfn::cli
