#include "server/integrations/secrets.h"

#include <cerrno>
#include <cstring>
#include <initializer_list>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <toml++/toml.h>
#include <unistd.h>

#include "server/integrations/descriptor.h"
#include "server/integrations/limits.h"

namespace sfn::integrations {
namespace {

[[noreturn]] void fail(std::string_view place, std::string_view what) {
  throw ConnectionsError(fmt::format("{}: {}", place, what));
}

// One table of the file. Every member has to be asked for, so that a name that is misspelt is not overlooked.
class Table {
 public:
  Table(const toml::table& table, std::string place) : table_(table), place_(std::move(place)) {}

  [[nodiscard]] const std::string& place() const { return place_; }

  std::optional<std::string> optional_text(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_string()) fail(place_, fmt::format("{} is not a string", key));
    return node->as_string()->get();
  }
  std::string text(std::string_view key) {
    auto found = optional_text(key);
    if (!found || found->empty()) fail(place_, fmt::format("{} is missing", key));
    return *std::move(found);
  }
  Secret secret(std::string_view key) { return Secret(text(key)); }
  bool flag(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) fail(place_, fmt::format("{} is not true or false", key));
    return node->as_boolean()->get();
  }
  SecretFields fields(std::string_view key) {
    const auto* node = find(key);
    SecretFields out;
    if (node == nullptr) return out;
    if (!node->is_table()) fail(place_, fmt::format("{} is not a table", key));
    for (const auto& [name, value] : *node->as_table()) {
      if (!value.is_string()) fail(place_, fmt::format("{}.{} is not a string", key, name.str()));
      out.emplace_back(name.str(), Secret(value.as_string()->get()));
    }
    return out;
  }
  void expect_no_more() const {
    for (const auto& [name, value] : table_) {
      if (!seen_.contains(std::string(name.str()))) fail(place_, fmt::format("{} is not known", name.str()));
    }
  }

 private:
  const toml::node* find(std::string_view key) {
    seen_.emplace(key, true);
    return table_.get(key);
  }

  const toml::table& table_;
  std::string place_;
  std::map<std::string, bool> seen_;
};

OAuthAuthorization read_oauth(Table& table) {
  OAuthAuthorization oauth;
  oauth.authorization_endpoint = table.text("authorization_endpoint");
  oauth.http_method = table.optional_text("http_method").value_or("POST");
  oauth.client_id = table.text("client_id");
  oauth.client_secret = table.secret("client_secret");
  oauth.credentials_in_header = table.flag("credentials_in_header");
  oauth.form = table.fields("oauth_form");
  oauth.headers = table.fields("oauth_headers");
  if (oauth.http_method != "POST" && oauth.http_method != "PUT" && oauth.http_method != "GET")
    fail(table.place(), "http_method is not POST, PUT or GET");
  return oauth;
}

Connection read_connection(std::string name, Table table) {
  Connection connection;
  connection.name = std::move(name);
  const auto type = table.text("authorization_type");
  if (type == "API_KEY") {
    auto key = table.text("api_key_name");
    connection.authorization = ApiKeyAuthorization{std::move(key), table.secret("api_key_value")};
  } else if (type == "BASIC") {
    auto user = table.text("username");
    connection.authorization = BasicAuthorization{std::move(user), table.secret("password")};
  } else if (type == "OAUTH_CLIENT_CREDENTIALS") {
    connection.authorization = read_oauth(table);
  } else {
    fail(table.place(), "authorization_type is not API_KEY, BASIC or OAUTH_CLIENT_CREDENTIALS");
  }
  connection.headers = table.fields("headers");
  connection.query = table.fields("query");
  connection.body = table.fields("body");
  table.expect_no_more();
  return connection;
}

AwsCredentials read_aws(Table table) {
  AwsCredentials out;
  out.access_key_id = table.text("access_key_id");
  out.secret_access_key = table.secret("secret_access_key");
  if (auto token = table.optional_text("session_token")) out.session_token = Secret(*std::move(token));
  table.expect_no_more();
  return out;
}

// arn:aws:events:REGION:ACCOUNT:connection/NAME/ID
std::string_view name_in_arn(std::string_view arn) {
  constexpr std::string_view kKind = ":connection/";
  const auto at = arn.find(kKind);
  if (!arn.starts_with("arn:") || at == std::string_view::npos) return {};
  const auto name = arn.substr(at + kKind.size());
  return name.substr(0, name.find('/'));
}

void expect_private(const Descriptor& file, const std::string& path) {
  struct stat status {};
  if (fstat(file.get(), &status) != 0) fail(path, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) fail(path, "is not a file");
  if (status.st_uid != geteuid() && status.st_uid != 0) fail(path, "belongs to another user");
  if ((status.st_mode & 077) != 0) fail(path, "others can read or write it; chmod 600 it");
  if (status.st_size > static_cast<off_t>(kConnectionsFileBytesMax)) fail(path, "is too long");
}

}  // namespace

const Connection* Connections::find(std::string_view name_or_arn) const {
  auto found = by_name_.find(name_or_arn);
  if (found == by_name_.end()) found = by_name_.find(name_in_arn(name_or_arn));
  return found == by_name_.end() ? nullptr : &found->second;
}

Connections load_connections(const std::string& path) {
  // Of what is read, the permissions are looked at, not of what stands at the path a moment before. Without
  // O_NONBLOCK a pipe at the path would hold the start up.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) fail(path, std::strerror(errno));
  expect_private(file, path);
  std::string text(kConnectionsFileBytesMax + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto got = read(file.get(), text.data() + size, text.size() - size);
    if (got < 0) fail(path, std::strerror(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size == text.size()) fail(path, "is too long");
  text.resize(size);
  const Secret secret(std::move(text));
  return parse_connections(secret.reveal(), path);
}

Connections parse_connections(const std::string& text, const std::string& path) {
  toml::table file;
  try {
    file = toml::parse(text);
  } catch (const toml::parse_error& error) {
    // Its description would quote the text.
    fail(fmt::format("{}:{}", path, error.source().begin.line), "is not TOML");
  }
  Connections out;
  for (const auto& [key, node] : file) {
    const auto* table = node.as_table();
    if (table == nullptr || (key.str() != "connections" && key.str() != "aws"))
      fail(path, fmt::format("{} is not known; expected [connections.NAME] and [aws]", key.str()));
    if (key.str() == "aws") {
      out.aws_ = read_aws(Table(*table, path + ": [aws]"));
      continue;
    }
    for (const auto& [name, content] : *table) {
      const auto place = fmt::format("{}: [connections.{}]", path, name.str());
      if (!content.is_table()) fail(place, "is not a table");
      std::string text_name(name.str());
      out.by_name_.emplace(text_name, read_connection(text_name, Table(*content.as_table(), place)));
    }
  }
  return out;
}

std::optional<AwsCredentials> environment_aws_credentials(const ReadEnvironment& environment) {
  auto id = environment("AWS_ACCESS_KEY_ID");
  auto secret = environment("AWS_SECRET_ACCESS_KEY");
  if (!id || !secret) return std::nullopt;
  AwsCredentials out{*std::move(id), Secret(*std::move(secret)), std::nullopt};
  if (auto token = environment("AWS_SESSION_TOKEN")) out.session_token = Secret(*std::move(token));
  return out;
}

}  // namespace sfn::integrations
