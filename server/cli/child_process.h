// One run of a worker's command: text in on stdin, text out on stdout and stderr, both bounded. The command
// runs in a process group of its own, so that ending it ends what it has started. The process must ignore
// SIGPIPE, because a command may not read its input. One thread.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace sfn::cli {

struct CommandResult {
  int exit_code = 0;
  int signal = 0;            // what ended it; 0: it ended by itself
  std::string output;        // stdout
  std::string error_output;  // the end of stderr
  bool output_too_long = false;

  [[nodiscard]] bool succeeded() const { return exit_code == 0 && signal == 0 && !output_too_long; }
};

struct CommandLimits {
  std::size_t output_bytes_max = 1u << 20;
  std::size_t error_bytes_kept = 32'768;
  // `tick` is called this often while the command runs.
  std::chrono::milliseconds tick_interval = std::chrono::seconds(5);
};

// Runs `command` and waits for its end. `tick` false ends the command: SIGTERM to its group, five seconds
// later SIGKILL. Throws std::system_error when it can't be started (exit code 127 when it isn't found).
CommandResult run_command(const std::vector<std::string>& command, const std::string& input,
                          const CommandLimits& limits, const std::function<bool()>& tick);

}  // namespace sfn::cli
