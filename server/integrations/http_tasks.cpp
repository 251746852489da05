#include "server/integrations/http_tasks.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/asl/asl_error.h"
#include "engine/value/check.h"
#include "server/integrations/address_policy.h"
#include "server/integrations/connection_authorizer.h"
#include "server/integrations/http_task_request.h"
#include "server/integrations/http_task_result.h"
#include "server/integrations/http_transfer.h"
#include "server/integrations/open_calls.h"

namespace sfn::integrations {

namespace {

// One call on its way.
struct Call {
  TaskRef task;
  HttpRequest request;
  const Connection* connection = nullptr;  // nullptr: none
  ElapsedPoint deadline;
  OnOutcome done;
};
using CallPointer = std::shared_ptr<Call>;

CallFailed connection_failure(std::string_view name, std::string cause) {
  return {fmt::format("Events.ConnectionResource.{}", name), std::move(cause)};
}

bool refuses_authorization(const HttpOutcome& outcome) {
  const auto* response = std::get_if<HttpResponse>(&outcome);
  return response != nullptr && (response->status == 401 || response->status == 407);
}

}  // namespace

class HttpTasks::Calls : public std::enable_shared_from_this<Calls> {
 public:
  Calls(HttpClient& client, Options options)
      : client_(client),
        options_(std::move(options)),
        authorizer_(client, {options_.allow_plain_http, options_.address_policy}, options_.now) {
    check(options_.address_policy && options_.connections, "HTTP tasks have a policy and connections");
  }

  void submit(const CallStarted& started, const OnOutcome& done) {
    auto prepared = prepare(started);
    if (!prepared) return done(prepared.error());
    const CallPointer call = *std::move(prepared);
    call->done = done;
    open_.add(call->task);
    if (call->connection == nullptr) return send(call);
    authorizer_.authorize(*call->connection, [self = shared_from_this(), call](const Authorization& fields) {
      if (!fields)
        return self->end(call, connection_failure("InvalidConnectionState", fields.error().message));
      set_headers(call->request, *fields);
      self->send(call);
    });
  }

  void cancel(TaskRef task) { open_.cancel(task); }

 private:
  [[nodiscard]] tl::expected<CallPointer, CallFailed> prepare(const CallStarted& started) const {
    const auto task = read_http_task(started.input);
    if (!task) return tl::make_unexpected(task.error());
    auto call = std::make_shared<Call>();
    call->task = {started.execution, started.task};
    call->deadline = options_.now() + kHttpTimeout;
    if (task->connection) {
      call->connection = options_.connections->find(*task->connection);
      if (call->connection == nullptr)
        return tl::make_unexpected(connection_failure(
            "ResourceNotFound",
            fmt::format("The connection {} is not in the file of connections (--connections).",
                        *task->connection)));
    }
    auto request = http_task_request(*task, call->connection, options_.region);
    if (!request) return tl::make_unexpected(request.error());
    call->request = *std::move(request);
    call->request.allow_plain_http = options_.allow_plain_http;
    call->request.address_policy = options_.address_policy;
    // Before a token is fetched for it.
    if (const auto refused = refusal(call->request, parse_url(call->request.url)))
      return tl::make_unexpected(http_task_failure(*refused));
    return call;
  }

  void send(const CallPointer& call) {
    if (!open_.is_wanted(call->task))
      return end(call, CallFailed{asl::error_name::kTaskFailed, "The task is over."});
    call->request.timeout = std::max(Millis(1), call->deadline - options_.now());
    const auto id = client_.submit(std::move(call->request),
                                   [self = shared_from_this(), call](const HttpOutcome& outcome) {
                                     if (call->connection != nullptr && refuses_authorization(outcome))
                                       self->authorizer_.forget_token(*call->connection);
                                     self->end(call, http_task_outcome(outcome));
                                   });
    open_.on_cancel(call->task, [&client = client_, id] { client.cancel(id); });
  }

  void end(const CallPointer& call, CallOutcome outcome) {
    open_.end(call->task);
    call->done(std::move(outcome));
  }

  HttpClient& client_;
  const Options options_;
  ConnectionAuthorizer authorizer_;
  OpenCalls open_;
};

HttpTasks::HttpTasks(HttpClient& client, Options options)
    : calls_(std::make_shared<Calls>(client, std::move(options))) {}

void HttpTasks::submit(const CallStarted& call, OnOutcome done) {
  calls_->submit(call, done);
}

void HttpTasks::cancel(TaskRef call) {
  calls_->cancel(call);
}

}  // namespace sfn::integrations
