#include "server/task_integrations.h"

#include "server/integrations/function_connector.h"
#include "server/integrations/lambda.h"
#include "server/integrations/secrets.h"

namespace sfn::server {

using integrations::CallTarget;
using integrations::Integration;

namespace {

// Calls of tasks to this server's own API; a GetActivityTask among them may last a minute.
constexpr int kOwnCallsAtOnce = 64;

}  // namespace

TaskIntegrations::TaskIntegrations(const Config& config, Clock& clock, integrations::CallApi call_api,
                                   std::function<void(CallRequest)> tell)
    : config_(config),
      clock_(clock),
      call_api_(std::move(call_api)),
      credentials_(integrations::environment_aws_credentials(environment_variable)),
      integrations_(make_all(), std::move(tell)) {}

// A handler of one's own goes before everything else, so that it can stand in for anything.
std::vector<Integration> TaskIntegrations::make_all() {
  std::vector<Integration> all = make_functions();
  Integration lambda = make_lambda(all);
  all.push_back(std::move(lambda));
  all.push_back(make_own_api());
  return all;
}

Integration TaskIntegrations::make_own_api() {
  return {.name = "aws-sdk:sfn",
          .at_once = kOwnCallsAtOnce,
          .takes = [](const CallTarget& target) { return target.resource_type == "aws-sdk:sfn"; },
          .connector = std::make_shared<integrations::OwnApi>(
              call_api_, [this](std::function<void()> job) { own_calls_.run(std::move(job)); })};
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
  const auto local = [functions](const std::string& arn) -> std::shared_ptr<integrations::Connector> {
    for (const auto& function : functions)
      if (function.takes({arn, "", ""})) return function.connector;
    return nullptr;
  };
  const bool has_endpoint = !config_.lambda_endpoint.empty();
  const bool has_functions = !functions.empty();
  return {
      .name = "lambda",
      .at_once = config_.lambda_at_once,
      .takes =
          [has_endpoint, has_functions](const CallTarget& target) {
            if (target.resource_type.empty()) return has_endpoint;
            return target.resource_type == "lambda" && (has_endpoint || has_functions);
          },
      .connector = std::make_shared<integrations::LambdaConnector>(
          http_client_, integrations::LambdaConnector::Options{.endpoint = config_.lambda_endpoint,
                                                               .local = local,
                                                               .scope = config_.scope(),
                                                               .credentials = credentials_,
                                                               .now = [this] { return clock_.now().wall; }})};
}

void TaskIntegrations::stop(std::chrono::milliseconds grace) {
  integrations_.wait_until_idle(grace);
  integrations_.close();
  http_client_.stop();
  commands_.stop();
}

}  // namespace sfn::server
