#include "server/integrations/aws_service.h"

#include <utility>

#include "engine/value/check.h"
#include "server/integrations/aws_call.h"

namespace sfn::integrations {

AwsServiceConnector::AwsServiceConnector(HttpClient& client, Options options)
    : client_(client), options_(std::move(options)) {}

void AwsServiceConnector::submit(const CallStarted& call, OnOutcome done) {
  const auto operation = aws_operation(call.resource_type, call.action);
  check(operation.has_value(), "a call of a known service");
  const AwsService& service = *operation->service;
  const auto endpoint = endpoint_of(service, options_.endpoints, options_.region);
  auto request = aws_request(*operation, call.input, endpoint);
  if (!request) return done(request.error());
  const auto signing_name = service.signing_name.empty() ? service.host : service.signing_name;
  sign_request(*request, options_.credentials, {options_.region, std::string(signing_name), options_.now()});
  const TaskRef task{call.execution, call.task};
  open_->add(task);
  const auto id = client_.submit(std::move(*request), [open = open_, task, operation = *operation,
                                                       done = std::move(done)](const HttpOutcome& outcome) {
    open->end(task);
    done(aws_outcome(operation, outcome));
  });
  open_->on_cancel(task, [&client = client_, id] { client.cancel(id); });
}

void AwsServiceConnector::cancel(TaskRef call) {
  open_->cancel(call);
}

}  // namespace sfn::integrations
