#include "server/task_integrations.h"

#include <algorithm>
#include <iterator>

#include <unistd.h>

#include "server/integrations/address_policy.h"
#include "server/integrations/aws_service.h"
#include "server/integrations/function_connector.h"
#include "server/integrations/http_tasks.h"
#include "server/integrations/lambda.h"

namespace sfn::server {

using integrations::CallTarget;
using integrations::Integration;

namespace {

// Calls of tasks to this server's own API; a GetActivityTask among them may last a minute.
constexpr int kOwnCallsAtOnce = 64;
// Calls of one AWS service.
constexpr int kAwsCallsAtOnce = 64;

std::shared_ptr<const integrations::Connections> load_connections(const std::string& path) {
  if (path.empty()) return std::make_shared<integrations::Connections>();
  try {
    return std::make_shared<integrations::Connections>(integrations::load_connections(path));
  } catch (const integrations::ConnectionsError& error) {
    throw ConfigError(error.what());
  }
}

std::optional<integrations::AwsCredentials> credentials_of(const integrations::Connections& connections) {
  auto own = integrations::environment_aws_credentials(environment_variable);
  return own ? own : connections.aws();
}

// How many calls are under way is decided by `at_once` of each connector, before their Started events: what
// carries them has room for all of these, so that none waits whose time is running.
integrations::HttpClientOptions client_options(const Config& config) {
  if (!config.http_ca_file.empty() && access(config.http_ca_file.c_str(), R_OK) != 0)
    throw ConfigError("http_ca_file: " + config.http_ca_file + " can't be read");
  integrations::HttpClientOptions options{.ca_file = config.http_ca_file};
  auto calls = static_cast<std::size_t>(config.lambda_at_once) +
               static_cast<std::size_t>(config.http_at_once) + config.endpoints.size() * kAwsCallsAtOnce;
  for (const auto& function : config.functions)
    if (!function.url.empty()) calls += static_cast<std::size_t>(function.at_once);
  options.connections_max = std::max(options.connections_max, calls);
  options.connections_per_host_max = std::max(options.connections_per_host_max, calls);
  return options;
}

integrations::CommandRunnerOptions command_options(const Config& config) {
  integrations::CommandRunnerOptions options;
  std::size_t commands = 0;
  for (const auto& function : config.functions)
    if (!function.command.empty()) commands += static_cast<std::size_t>(function.at_once);
  options.running_max = std::max(options.running_max, commands);
  return options;
}

}  // namespace

TaskIntegrations::TaskIntegrations(const Config& config, Clock& clock, integrations::CallApi call_api,
                                   std::function<void(CallRequest)> tell)
    : config_(config),
      clock_(clock),
      call_api_(std::move(call_api)),
      connections_(load_connections(config.connections)),
      credentials_(credentials_of(*connections_)),
      http_client_(client_options(config)),
      commands_(command_options(config)),
      integrations_(make_all(), std::move(tell)) {}

// A handler of one's own goes before everything else, so that it can stand in for anything.
std::vector<Integration> TaskIntegrations::make_all() {
  std::vector<Integration> all = make_functions();
  Integration lambda = make_lambda(all);
  all.push_back(std::move(lambda));
  all.push_back(make_own_api());
  all.push_back(make_http_tasks());
  std::ranges::move(make_aws_services(), std::back_inserter(all));
  return all;
}

Integration TaskIntegrations::make_own_api() {
  return {.name = "aws-sdk:sfn",
          .at_once = kOwnCallsAtOnce,
          .takes = [](const CallTarget& target) { return target.resource_type == "aws-sdk:sfn"; },
          .connector = std::make_shared<integrations::OwnApi>(
              call_api_, [this](std::function<void()> job) { own_calls_.run(std::move(job)); })};
}

Integration TaskIntegrations::make_http_tasks() {
  const integrations::AddressRules rules{.hosts = config_.http_allow_hosts,
                                         .ranges = config_.http_allow_ranges,
                                         .public_addresses = config_.http_public_addresses};
  return {.name = "http",
          .at_once = config_.http_at_once,
          .takes = [](const CallTarget& target) { return target.resource_type == "http"; },
          .connector = std::make_shared<integrations::HttpTasks>(
              http_client_, integrations::HttpTasks::Options{
                                .region = config_.region,
                                .allow_plain_http = config_.http_allow_plain,
                                .address_policy = std::make_shared<integrations::AddressPolicy>(rules),
                                .connections = connections_,
                                .now = [this] { return clock_.now().elapsed; }})};
}

std::vector<Integration> TaskIntegrations::make_functions() {
  std::vector<Integration> all;
  for (const auto& function : config_.functions) {
    all.push_back({.name = function.pattern,
                   .at_once = function.at_once,
                   .takes =
                       [pattern = function.pattern](const CallTarget& target) {
                         return integrations::matches_pattern(pattern, target.resource);
                       },
                   .connector = std::make_shared<integrations::FunctionConnector>(
                       http_client_, commands_, function, integrations::usual_environment())});
  }
  return all;
}

Integration TaskIntegrations::make_lambda(const std::vector<Integration>& functions) {
  // A function by name may be one's own; by ARN it has been asked for before.
  const auto find = [functions](const std::string& arn) -> std::optional<Integration> {
    const auto found = std::ranges::find_if(functions, [&](const Integration& each) {
      return each.takes({arn, "", ""});
    });
    return found == functions.end() ? std::nullopt : std::optional(*found);
  };
  const bool has_functions = !functions.empty();
  return {
      .name = "lambda",
      .at_once = config_.lambda_at_once,
      .takes =
          [](const CallTarget& target) {
            return target.resource_type.empty() || target.resource_type == "lambda";
          },
      .connector = std::make_shared<integrations::LambdaConnector>(
          http_client_, integrations::LambdaConnector::Options{.endpoint = config_.lambda_endpoint,
                                                               .local =
                                                                   [find](const std::string& arn) {
                                                                     const auto own = find(arn);
                                                                     return own ? own->connector : nullptr;
                                                                   },
                                                               .scope = config_.scope(),
                                                               .credentials = credentials_,
                                                               .now = [this] { return clock_.now().wall; }}),
      .route = [this, find, has_functions](const CallTarget& target,
                                           const Payload& input) -> std::optional<CallRoute> {
        if (has_functions && !target.resource_type.empty()) {
          const auto call =
              integrations::read_lambda_call(target.resource, target.resource_type, input, config_.scope());
          const auto own = call ? find(integrations::function_arn(*call, config_.scope())) : std::nullopt;
          if (own) return CallRoute{own->name, own->at_once};
        }
        if (config_.lambda_endpoint.empty()) return std::nullopt;
        return CallRoute{"lambda", config_.lambda_at_once};
      }};
}

std::vector<Integration> TaskIntegrations::make_aws_services() {
  const auto connector = std::make_shared<integrations::AwsServiceConnector>(
      http_client_, integrations::AwsServiceConnector::Options{.endpoints = config_.endpoints,
                                                               .region = config_.region,
                                                               .credentials = credentials_,
                                                               .now = [this] { return clock_.now().wall; }});
  std::vector<Integration> all;
  for (const auto& service : integrations::aws_services()) {
    if (integrations::endpoint_of(service, config_.endpoints, config_.region).empty()) continue;
    const auto takes = [&service](const CallTarget& target) {
      const auto operation = integrations::aws_operation(target.resource_type, target.action);
      return operation && operation->service == &service;
    };
    all.push_back({.name = std::string(service.name),
                   .at_once = kAwsCallsAtOnce,
                   .takes = takes,
                   .connector = connector});
  }
  return all;
}

void TaskIntegrations::stop(std::chrono::milliseconds grace) {
  integrations_.wait_until_idle(grace);
  integrations_.close();
  http_client_.stop();
  commands_.stop();
}

}  // namespace sfn::server
