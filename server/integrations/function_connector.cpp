#include "server/integrations/function_connector.h"

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::integrations {

namespace {

constexpr std::size_t kMiB = 1u << 20;

Payload payload_of(const std::string& text) {
  if (text.empty()) return Payload("null");
  return check_json(text, kJsonDepthCeiling) ? Payload(text) : to_payload(Value(text));
}

// The error that the function names in what it answered, or says on stderr.
CallFailed failure_of(const std::string& text, const std::string& otherwise) {
  const auto named = parse_json(text, kJsonDepthCeiling);
  if (named && named->is_object() && named->contains("errorType") && (*named)["errorType"].is_string())
    return {(*named)["errorType"].get<std::string>(), text};
  return {asl::error_name::kTaskFailed, otherwise};
}

CallOutcome outcome_of(const HttpOutcome& outcome) {
  if (const auto* failure = std::get_if<HttpFailure>(&outcome))
    return CallFailed{asl::error_name::kTaskFailed,
                      fmt::format("The function could not be called: {}", failure->message)};
  const auto& response = std::get<HttpResponse>(outcome);
  const bool good = response.status >= 200 && response.status <= 299;
  if (good && response.header("x-amz-function-error").empty())
    return CallSucceeded{payload_of(response.body)};
  return failure_of(response.body,
                    fmt::format("The function answered {}: {}", response.status, response.body));
}

CallOutcome outcome_of(const CommandOutcome& outcome) {
  if (const auto* failure = std::get_if<CommandFailure>(&outcome))
    return CallFailed{asl::error_name::kTaskFailed,
                      fmt::format("The command failed: {}. {}", failure->message, failure->error_output)};
  const auto& exit = std::get<CommandExit>(outcome);
  if (exit.exit_code == 0 && exit.signal == 0) return CallSucceeded{payload_of(exit.output)};
  const std::string how = exit.signal != 0 ? fmt::format("was ended by signal {}", exit.signal)
                                           : fmt::format("exited with {}", exit.exit_code);
  return failure_of(exit.output.empty() ? exit.error_output : exit.output,
                    fmt::format("The command {}. {}", how, exit.error_output));
}

}  // namespace

struct FunctionConnector::Open {
  std::mutex mutex;
  std::map<TaskRef, std::uint64_t> calls;

  void forget(TaskRef call) {
    const std::lock_guard lock(mutex);
    calls.erase(call);
  }
};

FunctionConnector::FunctionConnector(HttpClient& client, CommandRunner& commands, LocalFunction function,
                                     EnvironmentVariables environment)
    : client_(client),
      commands_(commands),
      function_(std::move(function)),
      environment_(std::move(environment)),
      open_(std::make_shared<Open>()) {}

void FunctionConnector::submit(const CallStarted& call, OnOutcome done) {
  const TaskRef task{call.execution, call.task};
  remember(task, 0);
  std::uint64_t id = 0;
  const auto input = std::make_shared<const std::string>(call.input.text());
  const Millis timeout = std::chrono::seconds(function_.timeout_seconds);
  const auto answer = [open = open_, task, done = std::move(done)](const auto& outcome) {
    open->forget(task);
    done(outcome_of(outcome));
  };
  if (!function_.url.empty()) {
    id = client_.submit({.method = "POST",
                         .url = function_.url,
                         .headers = {{"Content-Type", "application/json"}},
                         .body = input,
                         .timeout = timeout,
                         .allow_plain_http = true,
                         .address_policy = nullptr},
                        [answer](const HttpOutcome& outcome) { answer(outcome); });
  } else {
    id = commands_.submit({.argv = function_.command,
                           .environment = environment_,
                           .folder = function_.folder,
                           .input = input,
                           .timeout = timeout,
                           .memory_bytes_max = static_cast<std::size_t>(function_.memory_mib) * kMiB},
                          [answer](const CommandOutcome& outcome) { answer(outcome); });
  }
  remember(task, id);
}

// The callback may have come before the id is known: then there is nothing to remember.
void FunctionConnector::remember(TaskRef call, std::uint64_t id) {
  const std::lock_guard lock(open_->mutex);
  if (id == 0) {
    open_->calls[call] = 0;
  } else if (const auto found = open_->calls.find(call); found != open_->calls.end()) {
    found->second = id;
  }
}

void FunctionConnector::cancel(TaskRef call) {
  std::uint64_t id = 0;
  {
    const std::lock_guard lock(open_->mutex);
    const auto found = open_->calls.find(call);
    if (found == open_->calls.end()) return;
    id = found->second;
  }
  if (function_.url.empty()) {
    commands_.cancel(id);
  } else {
    client_.cancel(id);
  }
}

}  // namespace sfn::integrations
