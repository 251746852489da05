// Lambda functions through the public Invoke API at an endpoint: named by their ARN in Resource, or by the
// parameters of `lambda:invoke`. The call's outcome is in AWS's shapes: the function's answer with the
// metadata of the reply, its error's name with the raw text as the cause, a refusal as `Lambda.<Exception>`.
// Calls are signed when there are credentials. What is sent and read is a pure function (LambdaCall,
// lambda_outcome); the connector only carries it to HttpClient.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/value/arn.h"
#include "engine/value/time.h"
#include "server/integrations/connector.h"
#include "server/integrations/http_client.h"
#include "server/integrations/open_calls.h"
#include "server/integrations/sigv4.h"

namespace sfn::integrations {

// One Invoke, as a task asks for it.
struct LambdaCall {
  std::string function;  // name, or the whole ARN for another account or region
  std::optional<std::string> qualifier;
  std::string invocation_type = "RequestResponse";
  std::optional<std::string> client_context;
  std::optional<std::string> log_type;
  std::string payload;
  bool plain = false;  // named by its ARN in Resource: the result is the payload alone
};

// Of a call of `resource` with this input; with a `resource_type` the input has the parameters. The error is
// the task's.
[[nodiscard]] tl::expected<LambdaCall, CallFailed> read_lambda_call(std::string_view resource,
                                                                    std::string_view resource_type,
                                                                    const Payload& input,
                                                                    const ArnScope& scope);
// Of the function, with its qualifier.
[[nodiscard]] std::string function_arn(const LambdaCall& call, const ArnScope& scope);
[[nodiscard]] HttpRequest lambda_request(const LambdaCall& call, const std::string& endpoint);
[[nodiscard]] CallOutcome lambda_outcome(const LambdaCall& call, const HttpOutcome& outcome);

class LambdaConnector : public Connector {
 public:
  struct Options {
    // http:// or https://, without a path; empty: only calls for which there is a `local` may come.
    std::string endpoint;
    // Who stands in for the function of that ARN (functions.h), asked for `lambda:invoke`; may be nobody.
    std::function<std::shared_ptr<Connector>(const std::string& arn)> local;
    ArnScope scope;
    std::optional<AwsCredentials> credentials;
    std::function<TimePoint()> now;
  };
  // `client` outlives this.
  LambdaConnector(HttpClient& client, Options options);

  void submit(const CallStarted& call, OnOutcome done) override;
  // Gives the connection up; the function runs on, as on AWS.
  void cancel(TaskRef call) override;

 private:
  // False: nobody stands in for the function.
  bool submit_local(const CallStarted& call, const LambdaCall& read, const OnOutcome& done);
  [[nodiscard]] HttpRequest signed_request(const LambdaCall& call) const;

  HttpClient& client_;
  const Options options_;
  const std::shared_ptr<OpenCalls> open_ = std::make_shared<OpenCalls>();  // shared with the callbacks
};

}  // namespace sfn::integrations
