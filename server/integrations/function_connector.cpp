#include "server/integrations/function_connector.h"

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::integrations {

namespace {

constexpr std::size_t kMiB = 1u << 20;

// JSON without the white space around it: commands end their output with a line feed.
Payload payload_of(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string::npos) return Payload("null");
  if (!check_json(text, kJsonDepthCeiling)) return to_payload(Value(text));
  return Payload(text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin));
}

// The error that the function names in what it answered, or says on stderr.
CallFailed failure_of(const std::string& text, const std::string& otherwise) {
  const auto named = parse_json(text, kJsonDepthCeiling);
  if (named && named->is_object() && named->contains("errorType") && (*named)["errorType"].is_string())
    return {(*named)["errorType"].get<std::string>(), text};
  return {asl::error_name::kTaskFailed, otherwise};
}

CallOutcome outcome_of(const HttpOutcome& outcome) {
  if (const auto* failure = std::get_if<HttpFailure>(&outcome)) {
    if (failure->kind == HttpFailureKind::TooLarge) return result_too_large(failure->message);
    return CallFailed{asl::error_name::kTaskFailed,
                      fmt::format("The function could not be called: {}", failure->message)};
  }
  const auto& response = std::get<HttpResponse>(outcome);
  const bool good = response.status >= 200 && response.status <= 299;
  if (good && response.header("x-amz-function-error").empty())
    return CallSucceeded{payload_of(response.body)};
  return failure_of(response.body,
                    fmt::format("The function answered {}: {}", response.status, response.body));
}

CallOutcome outcome_of(const CommandOutcome& outcome) {
  if (const auto* failure = std::get_if<CommandFailure>(&outcome)) {
    if (failure->kind == CommandFailureKind::TooLarge) return result_too_large(failure->message);
    return CallFailed{asl::error_name::kTaskFailed,
                      fmt::format("The command failed: {}. {}", failure->message, failure->error_output)};
  }
  const auto& exit = std::get<CommandExit>(outcome);
  if (exit.exit_code == 0 && exit.signal == 0) return CallSucceeded{payload_of(exit.output)};
  const std::string how = exit.signal != 0 ? fmt::format("was ended by signal {}", exit.signal)
                                           : fmt::format("exited with {}", exit.exit_code);
  return failure_of(exit.output.empty() ? exit.error_output : exit.output,
                    fmt::format("The command {}. {}", how, exit.error_output));
}

}  // namespace

FunctionConnector::FunctionConnector(HttpClient& client, CommandRunner& commands, LocalFunction function,
                                     EnvironmentVariables environment)
    : client_(client),
      commands_(commands),
      function_(std::move(function)),
      environment_(std::move(environment)) {}

void FunctionConnector::submit(const CallStarted& call, OnOutcome done) {
  open_->add({call.execution, call.task});
  if (function_.url.empty()) {
    run_command(call, std::move(done));
  } else {
    call_url(call, std::move(done));
  }
}

void FunctionConnector::call_url(const CallStarted& call, OnOutcome done) {
  const TaskRef task{call.execution, call.task};
  const auto id = client_.submit({.method = "POST",
                                  .url = function_.url,
                                  .headers = {{"Content-Type", "application/json"}},
                                  .body = std::make_shared<const std::string>(call.input.text()),
                                  .timeout = std::chrono::seconds(function_.timeout_seconds),
                                  .allow_plain_http = true,
                                  .address_policy = nullptr},
                                 [open = open_, task, done = std::move(done)](const HttpOutcome& outcome) {
                                   open->end(task);
                                   done(outcome_of(outcome));
                                 });
  open_->on_cancel(task, [&client = client_, id] { client.cancel(id); });
}

void FunctionConnector::run_command(const CallStarted& call, OnOutcome done) {
  const TaskRef task{call.execution, call.task};
  const auto id =
      commands_.submit({.argv = function_.command,
                        .environment = environment_,
                        .folder = function_.folder,
                        .input = std::make_shared<const std::string>(call.input.text()),
                        .timeout = std::chrono::seconds(function_.timeout_seconds),
                        .memory_bytes_max = static_cast<std::size_t>(function_.memory_mib) * kMiB},
                       [open = open_, task, done = std::move(done)](const CommandOutcome& outcome) {
                         open->end(task);
                         done(outcome_of(outcome));
                       });
  open_->on_cancel(task, [&commands = commands_, id] { commands.cancel(id); });
}

void FunctionConnector::cancel(TaskRef call) {
  open_->cancel(call);
}

}  // namespace sfn::integrations
