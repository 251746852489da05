#include "server/integrations/aws_service.h"

#include <utility>

#include "engine/value/check.h"
#include "server/integrations/aws_call.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

AwsServiceConnector::AwsServiceConnector(HttpClient& client, Options options)
    : client_(client), options_(std::move(options)) {}

void AwsServiceConnector::submit(const CallStarted& call, OnOutcome done) {
  const auto operation = aws_operation(call.resource_type, call.action);
  check(operation.has_value(), "a call of a known service");
  const auto endpoint = endpoint_of(*operation->service, options_.endpoints, options_.region);
  auto request = aws_request(*operation, call.input, endpoint);
  if (!request) return done(request.error());
  sign(*request, *operation->service);
  const TaskRef task{call.execution, call.task};
  open_->add(task);
  const auto id = client_.submit(std::move(*request), [open = open_, task, operation = *operation,
                                                       done = std::move(done)](const HttpOutcome& outcome) {
    open->end(task);
    done(aws_outcome(operation, outcome));
  });
  open_->on_cancel(task, [&client = client_, id] { client.cancel(id); });
}

void AwsServiceConnector::sign(HttpRequest& request, const AwsService& service) const {
  const auto url = parse_url(request.url);
  if (!options_.credentials || !url) return;
  const auto name = service.signing_name.empty() ? service.host : service.signing_name;
  const SigningScope scope{options_.region, std::string(name), options_.now()};
  for (auto& field :
       sign_v4(request.method, *url, request.headers, *request.body, *options_.credentials, scope))
    request.headers.push_back(std::move(field));
}

void AwsServiceConnector::cancel(TaskRef call) {
  open_->cancel(call);
}

}  // namespace sfn::integrations
