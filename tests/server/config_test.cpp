#include "server/config.h"

#include <cstdio>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <unistd.h>

#include "tests/support/source_dir.h"

namespace {

using namespace sfn::server;

std::function<std::optional<std::string>(const std::string&)> environment(
    std::map<std::string, std::string> variables) {
  return [variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

struct File {
  explicit File(const std::string& text)
      : path("/tmp/stepwell-config-test-" + std::to_string(getpid()) + ".toml") {
    std::ofstream(path) << text;
  }
  ~File() { std::remove(path.c_str()); }
  std::string path;
};

std::string error_of(const ConfigSources& sources) {
  try {
    load_config(sources);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("endpoints come from the file, and from the variables of AWS's SDKs before it") {
  const File file("[endpoints]\nevents = \"aws\"\nsqs = \"http://file:1\"\n\"*\" = \"http://file:2\"\n");
  const auto config =
      load_config({{},
                   environment({{"AWS_ENDPOINT_URL_SQS", "http://env:1"}, {"AWS_ENDPOINT_URL_KMS", "aws"}}),
                   file.path});
  CHECK(config.endpoints ==
        sfn::integrations::AwsEndpoints{
            {"eventbridge", "aws"}, {"sqs", "http://env:1"}, {"*", "http://file:2"}, {"kms", "aws"}});
  CHECK(load_config({{}, environment({{"AWS_ENDPOINT_URL", "https://all"}}), file.path}).endpoints.at("*") ==
        "https://all");
}

TEST_CASE("an endpoint of no service, and one that is no URL, are refused") {
  const File unknown("[endpoints]\ns3 = \"http://h:1\"\n");
  CHECK(error_of({{}, environment({}), unknown.path}).find(":2: [endpoints] s3 is no service") !=
        std::string::npos);
  CHECK(error_of({{}, environment({{"AWS_ENDPOINT_URL_SQS", "localhost:1"}}), {}}) ==
        "AWS_ENDPOINT_URL_SQS: expected a URL, or \"aws\" for AWS's own");
}

TEST_CASE("without any source the settings are those of a drop-in for the local service") {
  const auto config = load_config({{}, environment({}), {}});
  CHECK(config.host == "127.0.0.1");
  CHECK(config.port == 8083);
  CHECK(config.region == "us-east-1");
  CHECK(config.account == "123456789012");
  CHECK(config.poll_seconds == 55);
}

TEST_CASE("a flag wins over the environment, the environment over the file, the file over the default") {
  const File file("[server]\nport = 1\nregion = \"eu-west-1\"\npoll_seconds = 3\n");
  const auto config =
      load_config({{{"--port", "3"}},
                   environment({{"STEPWELL_PORT", "2"}, {"AWS_DEFAULT_REGION", "eu-north-1"}}),
                   file.path});
  CHECK(config.port == 3);
  CHECK(config.region == "eu-north-1");
  CHECK(config.poll_seconds == 3);
}

TEST_CASE("our own environment name wins over the one shared with AWS's tools") {
  const auto config = load_config(
      {{}, environment({{"AWS_ACCOUNT_ID", "111111111111"}, {"STEPWELL_ACCOUNT", "222222222222"}}), {}});
  CHECK(config.account == "222222222222");
}

TEST_CASE("a wrong value is refused with its place and what was expected") {
  CHECK(error_of({{}, environment({{"STEPWELL_PORT", "65536"}}), {}}) ==
        "STEPWELL_PORT is '65536', expected a number from 0 to 65535");
  CHECK(error_of({{{"--account", "12345678901"}}, environment({}), {}}).starts_with("--account is"));
  const File file("[server]\n\npoll_seconds = 60\n");
  CHECK(error_of({{}, environment({}), file.path}).find(":3: [server] poll_seconds is '60'") !=
        std::string::npos);
}

TEST_CASE("a misspelt setting in the file is an error, not silence") {
  const File file("[limits]\nactivitys = 3\n");
  CHECK(error_of({{}, environment({}), file.path}).find("[limits] activitys is not a setting") !=
        std::string::npos);
}

TEST_CASE("the file's lists, numbers and truth values arrive") {
  const File file(
      "[server]\nallow_hosts = [\"a.example\", \"b.example\"]\nunsafe_listen = true\n"
      "[limits]\npollers_per_activity = 7\njson_nesting = 600\nbranch_nesting = 60\nname_reuse_hours = 1\n");
  const auto config = load_config({{}, environment({}), file.path});
  CHECK(config.allow_hosts == std::vector<std::string>{"a.example", "b.example"});
  CHECK(config.unsafe_listen);
  CHECK(config.limits.pollers_max == 7);
  CHECK(config.limits.nesting_max.json == 600);
  CHECK(config.limits.nesting_max.branches == 60);
  CHECK(config.limits.name_reuse_after == std::chrono::hours(1));
}

TEST_CASE("what HTTP tasks may call is public, and over TLS, unless settings list more") {
  const auto by_default = load_config({{}, environment({}), {}});
  CHECK(by_default.http_public_addresses);
  CHECK_FALSE(by_default.http_allow_plain);
  CHECK((by_default.http_allow_hosts.empty() && by_default.http_allow_ranges.empty()));
  const File file(
      "[tasks]\nhttp_allow_hosts = [\"localhost\", \"*.a.example\"]\nhttp_allow_ranges = [\"10.0.0.0/8\"]\n"
      "http_allow_plain = true\nhttp_public_addresses = false\nhttp_at_once = 7\n");
  const auto set =
      load_config({{}, environment({{"STEPWELL_TASK_HTTP_ALLOW_RANGES", "fd00::/8,::1"}}), file.path});
  CHECK(set.http_allow_hosts == std::vector<std::string>{"localhost", "*.a.example"});
  CHECK(set.http_allow_ranges == std::vector<std::string>{"fd00::/8", "::1"});
  CHECK((set.http_allow_plain && !set.http_public_addresses));
  CHECK(set.http_at_once == 7);
}

TEST_CASE("every setting accepts what it shows as its default") {
  Config config;
  for (const auto& setting : settings()) {
    CAPTURE(setting.key);
    CHECK(setting.set(config, setting.show(Config{})));
    CHECK(setting.show(config) == setting.show(Config{}));
  }
}

TEST_CASE("what closed is kept as long as AWS keeps it, unless the settings say otherwise") {
  const auto by_default = load_config({{}, environment({}), {}}).retention;
  CHECK(by_default.executions.age == std::chrono::days(90));
  CHECK(by_default.executions.newest == 0);

  const File file(
      "[retention]\ndays = 0\nexecutions = 500\nmachines = [\"a=b=7\", \"c=0:20\"]\njournal_mib = 1\n");
  const auto set =
      load_config({{}, environment({{"STEPWELL_RETENTION_JOURNAL_DAYS", "3"}}), file.path}).retention;
  CHECK(!set.executions.age);
  CHECK(set.executions.newest == 500);
  CHECK(set.machines.at("a=b").age == std::chrono::days(7));
  CHECK(!set.machines.at("c").age);
  CHECK(set.machines.at("c").newest == 20);
  CHECK(set.journal_age == std::chrono::days(3));
  CHECK(set.journal_bytes == 1 << 20);

  for (const char* wrong : {"orders", "=3", "orders=x", "orders=1:", "orders=-1", "orders=1:2:3"}) {
    const auto error = error_of({{}, environment({{"STEPWELL_RETENTION_MACHINES", wrong}}), {}});
    CHECK_MESSAGE(error.find("STEPWELL_RETENTION_MACHINES") != std::string::npos, wrong);
  }
}

TEST_CASE("docs/configuration.md has the table of settings as `stepwell settings` prints it") {
  std::stringstream text;
  text << std::ifstream(sfn::test::source_dir() / "docs/configuration.md").rdbuf();
  CHECK(text.str().find(settings_as_markdown()) != std::string::npos);
}
