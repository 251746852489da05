#include "server/cli/worker.h"

#include <csignal>
#include <iostream>
#include <system_error>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "engine/value/json.h"
#include "engine/value/json_text.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"
#include "server/cli/api_client.h"
#include "server/cli/child_process.h"
#include "server/exit_codes.h"
#include "server/log.h"

namespace sfn::cli {

namespace {

// A poll lasts up to a minute.
constexpr auto kPollTimeout = std::chrono::seconds(65);
constexpr auto kRetryDelayFirst = std::chrono::milliseconds(100);
constexpr auto kRetryDelayMost = std::chrono::milliseconds(2000);

volatile std::sig_atomic_t stop_asked = 0;
ApiClient* waiting_client = nullptr;  // set before signals are caught

// The poll ends early instead of being cut off: a task that is on its way here is still done. Asked a second
// time, a worker leaves its task to the time-out.
void on_stop(int) {
  if (stop_asked != 0) _exit(server::kExitFailure);
  stop_asked = 1;
  waiting_client->finish();
}

void catch_stop_signals(ApiClient& waiting) {
  waiting_client = &waiting;
  struct sigaction action {};
  action.sa_handler = on_stop;
  for (const int signal : {SIGTERM, SIGINT})
    sigaction(signal, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

// What a name may have in common with a host's and a process's.
std::string default_name() {
  char host[65] = {};
  gethostname(host, sizeof host - 1);
  return fmt::format("{}-{}", host, getpid());
}

struct Task {
  std::string token, input;
};

std::string without_invalid_utf8(const std::string& text) {
  if (is_utf8(text)) return text;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = utf8_length_at(text, at);
    if (utf8_valid_at(text, at)) kept += text.substr(at, length);
    at += length;
  }
  return kept;
}

// A shell's echo ends its line.
std::string without_line_end(std::string text) {
  while (text.ends_with('\n'))
    text.pop_back();
  return text;
}

std::string as_json(const std::string& output) {
  std::string text = without_line_end(output);
  if (check_json(text)) return text;
  text.clear();
  append_json_string(text, without_invalid_utf8(without_line_end(output)));
  return text;
}

class Worker {
 public:
  explicit Worker(const WorkerOptions& options)
      : options_(options), polls_(options.endpoint_url), client_(options.endpoint_url) {}

  ApiClient& polls() { return polls_; }

  int run() {
    while (stop_asked == 0) {
      const auto task = next_task();
      if (failed_) return server::kExitFailure;
      if (!task) continue;
      report(*task, work_on(*task));
    }
    return server::kExitOk;
  }

 private:
  std::optional<Task> next_task() {
    JsonObjectText request;
    request.add_string("activityArn", options_.activity_arn);
    request.add_string("workerName", options_.worker_name);
    const auto result = polls_.call("AWSStepFunctions.GetActivityTask", request.take().value(), kPollTimeout);
    if (!result.ok) {
      if (stop_asked == 0) handle_refused_poll(result);
      return std::nullopt;
    }
    unreachable_ = false;
    const auto body = parse_json(result.body);
    if (!body || !body->is_object() || !body->contains("taskToken") || !(*body)["taskToken"].is_string())
      return std::nullopt;
    return Task{(*body)["taskToken"].get<std::string>(), body->value("input", "{}")};
  }

  void handle_refused_poll(const CallResult& result) {
    const bool again = result.unreachable() || result.error_type == "ThrottlingException";
    if (!again) {
      server::log_error(describe_failure(result, client_));
      failed_ = true;
    } else if (!std::exchange(unreachable_, true)) {
      server::log_warning(describe_failure(result, client_) + "; trying again");
    }
    if (again) std::this_thread::sleep_for(kRetryDelayMost / 4);
  }

  CommandResult work_on(const Task& task) {
    CommandLimits limits;
    limits.tick_interval = options_.heartbeat_interval;
    try {
      auto result = run_command(options_.command, task.input, limits, [&] { return send_heartbeat(task); });
      std::cerr << result.error_output;
      return result;
    } catch (const std::system_error& error) {
      return {.exit_code = 127, .signal = 0, .output = {}, .error_output = error.what()};
    }
  }

  // False: the server says that the task has ended.
  bool send_heartbeat(const Task& task) {
    JsonObjectText request;
    request.add_string("taskToken", task.token);
    const auto result = client_.call("AWSStepFunctions.SendTaskHeartbeat", request.take().value(),
                                     options_.heartbeat_interval);
    if (result.ok || result.unreachable()) return true;
    server::log_warning("the task has ended meanwhile: " + describe_failure(result, client_));
    return false;
  }

  void report(const Task& task, const CommandResult& result) {
    if (!result.succeeded()) {
      fail(task, error_name(result), cause_of(result));
      return;
    }
    JsonObjectText request;
    request.add_string("taskToken", task.token);
    request.add_string("output", as_json(result.output));
    const auto answer = send("AWSStepFunctions.SendTaskSuccess", request.take().value());
    // An output that the server does not take would leave the task waiting for ever.
    if (!answer.ok && !has_ended(answer)) fail(task, "Worker.OutputRefused", answer.error_message);
  }

  void fail(const Task& task, const std::string& error, const std::string& cause) {
    JsonObjectText request;
    request.add_string("taskToken", task.token);
    request.add_string("error", error);
    request.add_string("cause", cause);
    send("AWSStepFunctions.SendTaskFailure", request.take().value());
  }

  static bool has_ended(const CallResult& refused) {
    return refused.error_type == "TaskTimedOut" || refused.error_type == "TaskDoesNotExist" ||
           refused.error_type == "InvalidToken";
  }

  static std::string cause_of(const CommandResult& result) {
    if (result.output_too_long) return "The command wrote more output than a task may have";
    return without_invalid_utf8(without_line_end(result.error_output));
  }

  static std::string error_name(const CommandResult& result) {
    if (result.output_too_long) return "Worker.OutputTooLong";
    return result.signal != 0 ? fmt::format("Worker.Signal{}", result.signal)
                              : fmt::format("Worker.ExitCode{}", result.exit_code);
  }

  // Until the server has taken it or refused it: work that is done should not be done again.
  CallResult send(std::string_view target, const std::string& body) {
    auto delay = kRetryDelayFirst;
    while (true) {
      auto result = client_.call(target, body);
      if (result.ok) return result;
      if (!result.unreachable() && result.error_type != "ThrottlingException") {
        server::log_warning(fmt::format("{}: {}", target, describe_failure(result, client_)));
        return result;
      }
      if (!std::exchange(unreachable_, true))
        server::log_warning(describe_failure(result, client_) + "; trying again");
      std::this_thread::sleep_for(delay);
      delay = std::min(delay * 2, kRetryDelayMost);
    }
  }

  const WorkerOptions& options_;
  ApiClient polls_;
  ApiClient client_;          // for everything else
  bool unreachable_ = false;  // and said so
  bool failed_ = false;
};

}  // namespace

int run_worker(WorkerOptions options) {
  if (options.worker_name.empty()) options.worker_name = default_name();
  Worker worker(options);
  catch_stop_signals(worker.polls());
  server::log_info(fmt::format("{} polls {}", options.worker_name, options.activity_arn));
  return worker.run();
}

}  // namespace sfn::cli
