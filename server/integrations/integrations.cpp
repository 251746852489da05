#include "server/integrations/integrations.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/value/utf8.h"
#include "server/integrations/aws_services.h"

namespace sfn::integrations {

namespace {

// Whoever is called may answer with any bytes; the log holds text.
std::string as_text(std::string bytes) {
  return is_utf8(bytes) ? std::move(bytes) : repaired_utf8(bytes);
}

Payload as_text(const Payload& output) {
  return is_utf8(output.text()) ? output : Payload(repaired_utf8(output.text()));
}

std::optional<std::string> as_text(std::optional<std::string> bytes) {
  if (bytes) bytes = as_text(*std::move(bytes));
  return bytes;
}

CallRequest request_of(TaskRef call, CallOutcome outcome) {
  if (const auto* succeeded = std::get_if<CallSucceeded>(&outcome))
    return {call.execution, CompleteCall{call.task, as_text(succeeded->output)}};
  auto& failed = std::get<CallFailed>(outcome);
  return {call.execution,
          FailCall{call.task, as_text(std::move(failed.error)), as_text(std::move(failed.cause))}};
}

}  // namespace

// Shared with the callbacks, which may come after this is gone.
struct Integrations::UnderWay {
  std::mutex mutex;
  std::condition_variable changed;
  std::map<TaskRef, std::shared_ptr<Connector>> calls;
  std::function<void(CallRequest)> tell;  // empty: nobody listens any more

  void end(TaskRef call, CallOutcome outcome) {
    std::function<void(CallRequest)> listener;
    {
      const std::lock_guard lock(mutex);
      if (calls.erase(call) == 0) return;
      listener = tell;
    }
    if (listener) listener(request_of(call, std::move(outcome)));
    changed.notify_all();
  }
};

namespace {

// What to set, for whom nothing takes.
std::string advice(const CallTarget& target) {
  if (target.resource_type.empty() || target.resource_type == "lambda")
    return "set an endpoint for Lambda functions (--lambda-endpoint, LAMBDA_ENDPOINT), or give the function "
           "a handler in the table [functions] of the configuration";
  if (const auto operation = aws_operation(target.resource_type, target.action)) {
    const AwsService& service = *operation->service;
    return fmt::format(
        "set an endpoint for {0} ({1} = \"URL\" in the table [endpoints] of the configuration, or "
        "AWS_ENDPOINT_URL_{2}; \"aws\" is AWS's own), or give the resource a handler in the table "
        "[functions]",
        service.errors, service.name, service.variable);
  }
  return "no integration of this server takes it; the table [functions] of the configuration can give it a "
         "handler";
}

}  // namespace

Integrations::Integrations(std::vector<Integration> integrations, std::function<void(CallRequest)> tell)
    : integrations_(std::move(integrations)), under_way_(std::make_shared<UnderWay>()) {
  under_way_->tell = std::move(tell);
}

Integrations::~Integrations() {
  close();
}

void Integrations::close() {
  const std::lock_guard lock(under_way_->mutex);
  under_way_->tell = {};
}

const Integration* Integrations::find(const CallTarget& target) const {
  const auto found =
      std::ranges::find_if(integrations_, [&](const Integration& each) { return each.takes(target); });
  return found == integrations_.end() ? nullptr : &*found;
}

tl::expected<CallRoute, std::string> Integrations::route(const asl::TaskState& task,
                                                         const Payload& input) const {
  const CallTarget target{task.resource, task.resource_type, task.resource_action};
  if (const auto* integration = find(target)) {
    if (!integration->route) return CallRoute{integration->name, integration->at_once};
    if (auto route = integration->route(target, input)) return *std::move(route);
  }
  return tl::make_unexpected(
      fmt::format("The resource {} cannot be called: {}.", task.resource, advice(target)));
}

void Integrations::perform(const Effects& effects) {
  for (const TaskRef task : effects.cancelled) {
    std::shared_ptr<Connector> connector;
    {
      const std::lock_guard lock(under_way_->mutex);
      const auto found = under_way_->calls.find(task);
      if (found == under_way_->calls.end()) continue;
      connector = found->second;
    }
    connector->cancel(task);
  }
  for (const CallStarted& call : effects.calls) {
    const TaskRef task{call.execution, call.task};
    const auto* integration = find({call.resource, call.resource_type, call.action});
    {
      const std::lock_guard lock(under_way_->mutex);
      under_way_->calls[task] = integration->connector;
    }
    integration->connector->submit(call, [under_way = under_way_, task](CallOutcome outcome) {
      under_way->end(task, std::move(outcome));
    });
  }
}

bool Integrations::wait_until_idle(std::chrono::milliseconds most) {
  std::unique_lock lock(under_way_->mutex);
  return under_way_->changed.wait_for(lock, most, [this] { return under_way_->calls.empty(); });
}

}  // namespace sfn::integrations
