// FunctionConnector makes calls of the table of local functions: the task's input goes to a URL as the body
// of a POST, or to a command's stdin, and the answer's body or stdout is the result. An error is the one that
// the function names (`errorType` and `errorMessage`, as a Lambda function does), otherwise
// `States.TaskFailed`. A function that `lambda:invoke` calls gets its Payload, and the result has Lambda's
// shape.
#pragma once

#include <memory>

#include "server/integrations/command_runner.h"
#include "server/integrations/connector.h"
#include "server/integrations/functions.h"
#include "server/integrations/http_client.h"
#include "server/integrations/open_calls.h"

namespace sfn::integrations {

class FunctionConnector : public Connector {
 public:
  // Both outlive this.
  FunctionConnector(HttpClient& client, CommandRunner& commands, LocalFunction function,
                    EnvironmentVariables environment);

  void submit(const CallStarted& call, OnOutcome done) override;
  void cancel(TaskRef call) override;

 private:
  void call_url(const CallStarted& call, OnOutcome done);
  void run_command(const CallStarted& call, OnOutcome done);

  HttpClient& client_;
  CommandRunner& commands_;
  const LocalFunction function_;
  const EnvironmentVariables environment_;
  const std::shared_ptr<OpenCalls> open_ = std::make_shared<OpenCalls>();  // shared with the callbacks
};

}  // namespace sfn::integrations
