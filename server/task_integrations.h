// TaskIntegrations is everything that this server's tasks can call, made of the configuration: the connectors
// in the order in which they are asked, and what they share, one HTTP client and one runner of commands.
// route() and perform() are the writer thread's. What can be called is in docs/integrations.md.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/scheduler/clock.h"
#include "server/config.h"
#include "server/integrations/command_runner.h"
#include "server/integrations/http_client.h"
#include "server/integrations/integrations.h"
#include "server/integrations/job_thread.h"
#include "server/integrations/own_api.h"
#include "server/integrations/secrets.h"
#include "server/integrations/sigv4.h"

namespace sfn::server {

class TaskIntegrations {
 public:
  // `config` and `clock` outlive this. `call_api` answers calls of this server's own API; `tell` gets the
  // outcome of every call, from any thread. Throws ConfigError for a file that can't be used.
  TaskIntegrations(const Config& config, Clock& clock, integrations::CallApi call_api,
                   std::function<void(CallRequest)> tell);

  [[nodiscard]] tl::expected<CallRoute, std::string> route(const asl::TaskState& task,
                                                           const Payload& input) const {
    return integrations_.route(task, input);
  }
  void perform(const Effects& effects) { integrations_.perform(effects); }
  // Waits for calls that are under way, then gives the others up: the next start finds their outcome unknown.
  void stop(std::chrono::milliseconds grace);

 private:
  [[nodiscard]] std::vector<integrations::Integration> make_all();
  [[nodiscard]] integrations::Integration make_own_api();
  [[nodiscard]] std::vector<integrations::Integration> make_functions();
  [[nodiscard]] integrations::Integration make_http_tasks();
  // `functions`: those that may stand in for a Lambda function.
  [[nodiscard]] integrations::Integration make_lambda(
      const std::vector<integrations::Integration>& functions);
  // One each, so that a slow service does not keep the others waiting.
  [[nodiscard]] std::vector<integrations::Integration> make_aws_services();

  const Config& config_;
  Clock& clock_;
  const integrations::CallApi call_api_;
  const std::shared_ptr<const integrations::Connections> connections_;  // empty without a file
  // Of whoever signs calls to AWS, or to a server that checks them like AWS.
  const std::optional<integrations::AwsCredentials> credentials_;
  integrations::HttpClient http_client_;
  integrations::CommandRunner commands_;
  integrations::Integrations integrations_;
  integrations::JobThread own_calls_;  // ends first: its jobs use a connector
};

}  // namespace sfn::server
