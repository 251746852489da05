// Config is what the operator has decided. Every setting stands once in the table settings(): its place in
// the file, its flag, its environment variables and what it means; --help and docs/configuration.md are made
// from that table. The first place that has a value counts: flag, environment, file, default.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/execution/limits.h"
#include "engine/value/arn.h"
#include "server/integrations/aws_services.h"
#include "server/integrations/functions.h"
#include "storage/retention_plan.h"

namespace sfn::server {

struct Config {
  std::string host = "127.0.0.1";
  int port = 8083;
  bool unsafe_listen = false;
  std::vector<std::string> allow_hosts;
  std::string data = "./data";
  std::string account = "123456789012";
  std::string region = "us-east-1";
  std::string log_level = "info";
  int poll_seconds = 55;
  int handler_threads = 4;
  int connections_max = 20'000;
  int memory_mib_max = 256;
  int queue_mib_max = 64;
  int execution_mib_max = 256;
  int stop_grace_seconds = 20;
  int reserve_mib = 32;
  std::string mock_config;  // a file; empty: none
  bool repeat_lost_calls = false;
  std::string lambda_endpoint;  // a URL; empty: none
  int lambda_at_once = 100;
  std::string connections;  // a file; empty: none
  int http_at_once = 100;
  bool http_allow_plain = false;
  bool http_public_addresses = true;
  std::vector<std::string> http_allow_hosts, http_allow_ranges;
  std::string http_ca_file;  // empty: the system's
  // The tables whose keys are not settings: [functions] and [endpoints].
  std::vector<integrations::LocalFunction> functions;
  integrations::AwsEndpoints endpoints;
  Limits limits;
  storage::RetentionPolicy retention = default_retention();
  int retention_interval_seconds = 600;

  // What AWS keeps: executions for 90 days after they closed.
  static storage::RetentionPolicy default_retention();
  // Of resources created from now on.
  [[nodiscard]] ArnScope scope() const;
  [[nodiscard]] std::string database() const { return data + "/stepwell.db"; }
};

struct Setting {
  std::string_view table, key;  // in the file
  std::string_view flag;        // of `stepwell serve`; empty: none
  std::vector<std::string> environment;
  std::string_view what;
  std::string_view expects;
  std::function<std::string(const Config&)> show;
  // False, and nothing changed, when the text is not what the setting expects.
  std::function<bool(Config&, std::string_view)> set;
};
std::span<const Setting> settings();

class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ConfigSources {
  std::map<std::string, std::string> flags;  // by Setting::flag
  std::function<std::optional<std::string>(const std::string&)> environment;
  std::optional<std::string> file;  // a path; must exist
};
// Throws ConfigError with one line that names the setting and where it stands.
Config load_config(const ConfigSources& sources);
// Reads the process's environment; an empty variable counts as absent.
std::optional<std::string> environment_variable(const std::string& name);

// All settings as a Markdown table, the body of docs/configuration.md.
std::string settings_as_markdown();

}  // namespace sfn::server
