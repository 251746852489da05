#include "server/integrations/secrets.h"

#include <filesystem>
#include <fstream>
#include <ostream>

#include <doctest/doctest.h>

#include "tests/storage/temporary_folder.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;

constexpr const char* kFile = R"(
[connections.shop]
authorization_type = "API_KEY"
api_key_name = "x-api-key"
api_key_value = "hidden-key"
headers = { x-team = "hidden-header" }
query = { tenant = "7" }
body = { account = "hidden-member" }

[connections."the ledger"]
authorization_type = "BASIC"
username = "ann"
password = "hidden-password"

[connections.bank]
authorization_type = "OAUTH_CLIENT_CREDENTIALS"
authorization_endpoint = "https://login.example/token"
client_id = "id"
client_secret = "hidden-secret"
credentials_in_header = true
oauth_form = { scope = "read write" }

[aws]
access_key_id = "AKIDEXAMPLE"
secret_access_key = "hidden-aws"
session_token = "hidden-token"
)";

std::string error_of(const std::string& text) {
  try {
    static_cast<void>(parse_connections(text, "connections.toml"));
  } catch (const ConnectionsError& error) {
    return error.what();
  }
  return {};
}

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<Secret> && !std::convertible_to<Secret, std::string>);

std::filesystem::path write_file(const sfn::test::TemporaryFolder& folder, unsigned mode) {
  auto path = folder.path() / "connections.toml";
  std::ofstream(path) << kFile;
  std::filesystem::permissions(path, static_cast<std::filesystem::perms>(mode));
  return path;
}

}  // namespace

TEST_CASE("connections are found by name and by the ARN of a connection") {
  const auto connections = parse_connections(kFile, "connections.toml");
  const auto* shop = connections.find("shop");
  REQUIRE(shop != nullptr);
  const auto& key = std::get<ApiKeyAuthorization>(shop->authorization);
  CHECK(key.header == "x-api-key");
  CHECK(key.value.reveal() == "hidden-key");
  REQUIRE(shop->body.size() == 1);
  CHECK(shop->body[0].first == "account");
  CHECK(shop->body[0].second.reveal() == "hidden-member");
  CHECK(connections.find("arn:aws:events:us-east-1:123456789012:connection/shop/0a1b") == shop);
  CHECK(connections.find("arn:aws:events:us-east-1:123456789012:connection/shop") == shop);
  CHECK(connections.find("arn:aws:events:us-east-1:123456789012:rule/shop") == nullptr);
  CHECK(connections.find("sho") == nullptr);
  CHECK(connections.find("") == nullptr);

  CHECK(std::get<BasicAuthorization>(connections.find("the ledger")->authorization).user == "ann");
  const auto& oauth = std::get<OAuthAuthorization>(connections.find("bank")->authorization);
  CHECK(oauth.credentials_in_header);
  CHECK(oauth.http_method == "POST");
  REQUIRE(connections.aws());
  CHECK(connections.aws()->session_token->reveal() == "hidden-token");
}

TEST_CASE("a mistake in the file is named with its place, and nothing secret is quoted") {
  CHECK(error_of("[connections.a]\nauthorization_type = \"BASIC\"\nusername = \"u\"\n") ==
        "connections.toml: [connections.a]: password is missing");
  CHECK(error_of("[connections.a]\nauthorization_type = \"KEY\"\n") ==
        "connections.toml: [connections.a]: authorization_type is not API_KEY, BASIC or "
        "OAUTH_CLIENT_CREDENTIALS");
  CHECK(error_of("[aws]\naccess_key_id = \"a\"\nsecret_access_key = \"hidden\"\ntoken = \"hidden\"\n") ==
        "connections.toml: [aws]: token is not known");
  CHECK(error_of("[aws]\naccess_key_id = 1\nsecret_access_key = \"hidden\"\n") ==
        "connections.toml: [aws]: access_key_id is not a string");
  CHECK(error_of("[aws]\naccess_key_id = \"a\"\nsecret_access_key = hidden\n") ==
        "connections.toml:3: is not TOML");
  CHECK(error_of("password = \"hidden\"\n") ==
        "connections.toml: password is not known; expected [connections.NAME] and [aws]");
  CHECK(error_of("[connections]\na = \"hidden\"\n") == "connections.toml: [connections.a]: is not a table");
}

TEST_CASE("the file is read only when nobody else can read it") {
  const sfn::test::TemporaryFolder folder;
  CHECK(load_connections(write_file(folder, 0600)).find("shop") != nullptr);
  CHECK(load_connections(write_file(folder, 0400)).find("shop") != nullptr);
  for (const unsigned mode : {0640u, 0604u, 0620u, 0602u, 0666u}) {
    CAPTURE(mode);
    const auto path = write_file(folder, 0600);
    std::filesystem::permissions(path, static_cast<std::filesystem::perms>(mode));
    CHECK_THROWS_AS(load_connections(path), ConnectionsError);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }
  CHECK_THROWS_AS(load_connections(folder.path() / "absent"), ConnectionsError);
  CHECK_THROWS_AS(load_connections(folder.path()), ConnectionsError);
}

TEST_CASE("a file as long as the limit is read, a longer one is not") {
  const sfn::test::TemporaryFolder folder;
  const auto path = write_file(folder, 0600);
  const auto size = std::filesystem::file_size(path);
  std::ofstream(path, std::ios::app) << std::string(kConnectionsFileBytesMax - size, '\n');
  CHECK(load_connections(path).find("shop") != nullptr);
  std::ofstream(path, std::ios::app) << '\n';
  CHECK_THROWS_AS(load_connections(path), ConnectionsError);
}

TEST_CASE("AWS credentials of the environment need an id and a secret") {
  std::map<std::string, std::string> variables{{"AWS_ACCESS_KEY_ID", "id"}};
  const auto read = [&](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
  CHECK_FALSE(environment_aws_credentials(read));
  variables["AWS_SECRET_ACCESS_KEY"] = "hidden";
  const auto credentials = environment_aws_credentials(read);
  REQUIRE(credentials);
  CHECK(credentials->secret_access_key.reveal() == "hidden");
  CHECK_FALSE(credentials->session_token);
}
