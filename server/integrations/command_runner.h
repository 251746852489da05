// CommandRunner runs local commands as functions: input on stdin, output from stdout, a bounded number at a
// time, all watched by one thread. Every submitted command is answered by exactly one call of its callback,
// which comes when its process has ended. A command runs in a process group of its own, which is killed when
// the command ends, times out, is cancelled or the server dies, with no descriptor and no environment but
// what is given. submit and cancel from any thread; callbacks come from the runner's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/value/time.h"
#include "server/integrations/limits.h"

namespace sfn::integrations {

using EnvironmentVariables = std::vector<std::pair<std::string, std::string>>;

struct Command {
  // The program and its arguments, without a shell between. A program without `/` is looked for in PATH of
  // `environment`, or in /usr/local/bin:/usr/bin:/bin.
  std::vector<std::string> argv;
  EnvironmentVariables environment;          // all that the command gets
  std::string folder;                        // to run in; empty: the server's
  std::shared_ptr<const std::string> input;  // none: stdin is empty

  // From submit() on, waiting included. After it SIGTERM to the group, and SIGKILL after kill_delay.
  Millis timeout = kCommandTimeout;
  Millis kill_delay = kCommandKillDelay;
  // RLIMIT_AS of each process; 0: no limit. It counts address space: runtimes that reserve much of it (Node,
  // Go, Java) need gigabytes.
  std::size_t memory_bytes_max = 0;
  std::size_t output_bytes_max = kCommandOutputBytesMax;
  std::size_t error_bytes_kept = kCommandErrorBytesKept;
};

// The arguments that run `text` in /bin/sh.
[[nodiscard]] std::vector<std::string> shell_command(std::string text);
// What a command is usually given of the server's own environment: PATH, HOME, USER, LOGNAME, LANG, LC_ALL,
// TZ, TMPDIR and `more`, those that are set. Reads the process's environment: call it while the server
// starts.
[[nodiscard]] EnvironmentVariables usual_environment(const std::vector<std::string>& more = {});

struct CommandExit {
  int exit_code = 0;
  int signal = 0;            // what ended it; 0: it ended by itself
  std::string output;        // stdout
  std::string error_output;  // the end of stderr
};

enum class CommandFailureKind {
  NotStarted,  // no such program, folder or permission; it has not run
  Busy,        // too many commands wait; it has not run
  Timeout,
  TooLarge,  // the output
  Canceled,
};
[[nodiscard]] std::string_view to_string(CommandFailureKind kind);

struct CommandFailure {
  CommandFailureKind kind = CommandFailureKind::Canceled;
  std::string message;       // for people; never an argument or a variable
  std::string error_output;  // the end of stderr
  bool started = false;      // false: it is certain that the command has not run
};

using CommandOutcome = std::variant<CommandExit, CommandFailure>;
using CommandCallback = std::function<void(CommandOutcome)>;

struct CommandRunnerOptions {
  std::size_t running_max = kCommandsMax;
  std::size_t queued_max = kCommandsQueuedMax;
};

struct CommandStatistics {
  std::size_t running = 0;
  std::size_t queued = 0;
  std::uint64_t ended = 0;   // callbacks called since the start, with an exit
  std::uint64_t failed = 0;  // with a failure
};

class CommandRunner {
 public:
  // Unique while the runner lives; never 0.
  using Id = std::uint64_t;

  explicit CommandRunner(CommandRunnerOptions options = {});
  // stop().
  ~CommandRunner();
  CommandRunner(const CommandRunner&) = delete;
  CommandRunner& operator=(const CommandRunner&) = delete;

  // Never blocks and never calls back itself, except after stop(): then it calls back with Canceled at once.
  // `done` must not throw or block; it may submit and cancel, not stop or destroy the runner.
  Id submit(Command command, CommandCallback done);
  // Ends the command as a timeout would; the callback comes with Canceled, unless it has ended already.
  // Unknown ids are ignored.
  void cancel(Id id);
  // Kills everything at once and ends the thread; all callbacks have been called when it returns. Idempotent.
  void stop();

  [[nodiscard]] CommandStatistics statistics() const;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace sfn::integrations
