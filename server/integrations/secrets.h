// The connections file: the credentials of HTTP tasks (what EventBridge connections are on AWS) and of AWS
// services, in TOML. It is read once, by the thread that starts the server, and only if nobody but its owner
// may read it. No error text quotes the file. Immutable afterwards. docs/architecture.md shows its form.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "server/integrations/secret.h"
#include "server/integrations/sigv4.h"

namespace sfn::integrations {

using SecretFields = std::vector<std::pair<std::string, Secret>>;

struct ApiKeyAuthorization {
  std::string header;
  Secret value;
};
struct BasicAuthorization {
  std::string user;
  Secret password;
};
// RFC 6749, section 4.4: client credentials.
struct OAuthAuthorization {
  std::string authorization_endpoint;
  std::string http_method = "POST";
  std::string client_id;
  Secret client_secret;
  bool credentials_in_header = false;  // Basic, instead of client_id and client_secret in the form
  SecretFields form;                   // more members of the form: scope, audience, ...
  SecretFields headers;
};

struct Connection {
  std::string name;
  std::variant<ApiKeyAuthorization, BasicAuthorization, OAuthAuthorization> authorization;
  // Merged into every request of the connection; they win over the task's own of the same name.
  SecretFields headers, query, body;
};

class Connections {
 public:
  // By its name, or by the ARN of a connection: arn:aws:events:REGION:ACCOUNT:connection/NAME/ID. nullptr
  // when there is none.
  [[nodiscard]] const Connection* find(std::string_view name_or_arn) const;
  [[nodiscard]] const std::optional<AwsCredentials>& aws() const { return aws_; }

 private:
  friend Connections parse_connections(const std::string& text, const std::string& path);
  std::map<std::string, Connection, std::less<>> by_name_;
  std::optional<AwsCredentials> aws_;
};

class ConnectionsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Throws ConnectionsError with one line: the path, the table or line, and what is wrong.
[[nodiscard]] Connections load_connections(const std::string& path);
[[nodiscard]] Connections parse_connections(const std::string& text, const std::string& path);

// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if set, AWS_SESSION_TOKEN; nullopt without the first two.
using ReadEnvironment = std::function<std::optional<std::string>(const std::string&)>;
[[nodiscard]] std::optional<AwsCredentials> environment_aws_credentials(const ReadEnvironment& environment);

}  // namespace sfn::integrations
