// AwsServiceConnector makes the calls of AWS services at their endpoints: a queue's or table's server of
// one's own, or AWS itself. Calls are signed when there are credentials. What is sent and read is in
// aws_call.h, which services there are in aws_services.h.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/value/time.h"
#include "server/integrations/aws_services.h"
#include "server/integrations/connector.h"
#include "server/integrations/http_client.h"
#include "server/integrations/open_calls.h"
#include "server/integrations/sigv4.h"

namespace sfn::integrations {

class AwsServiceConnector : public Connector {
 public:
  struct Options {
    AwsEndpoints endpoints;
    std::string region;
    std::optional<AwsCredentials> credentials;
    std::function<TimePoint()> now;
  };
  // `client` outlives this.
  AwsServiceConnector(HttpClient& client, Options options);

  // Precondition: aws_operation knows what is called, and its service has an endpoint.
  void submit(const CallStarted& call, OnOutcome done) override;
  // Gives the connection up; what the service has begun stays.
  void cancel(TaskRef call) override;

 private:
  HttpClient& client_;
  const Options options_;
  const std::shared_ptr<OpenCalls> open_ = std::make_shared<OpenCalls>();  // shared with the callbacks
};

}  // namespace sfn::integrations
