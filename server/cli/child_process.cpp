#include "server/cli/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/integrations/descriptor.h"

extern char** environ;

namespace sfn::cli {

namespace {

using Clock = std::chrono::steady_clock;
using integrations::Descriptor;
using integrations::make_pipe;
using integrations::Pipe;

constexpr auto kKillDelay = std::chrono::seconds(5);
// Between looks at whether the command is to be killed.
constexpr auto kLookInterval = std::chrono::milliseconds(100);

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

pid_t spawn(const std::vector<std::string>& command, const Pipe& in, const Pipe& out, const Pipe& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write.get(), STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int signal : {SIGPIPE, SIGTERM, SIGINT})
    sigaddset(&defaults, signal);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  std::vector<char*> arguments;
  for (const auto& word : command)
    arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t pid = 0;
  const int error = posix_spawnp(&pid, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::system_error(error, std::generic_category(), command.front());
  return pid;
}

class Run {
 public:
  Run(const std::vector<std::string>& command, const std::string& input, const CommandLimits& limits)
      : input_(input), limits_(limits) {
    Pipe in = make_pipe(), out = make_pipe(), err = make_pipe();
    pid_ = spawn(command, in, out, err);
    end_ = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)));
    if (!end_.open()) fail("pidfd_open");
    in_ = std::move(in.write);
    out_ = std::move(out.read);
    err_ = std::move(err.read);
    for (const auto* end : {&in_, &out_, &err_})
      set_nonblocking(*end);
  }

  CommandResult wait(const std::function<bool()>& tick) {
    auto next_tick = Clock::now() + limits_.tick_interval;
    while (!ended_) {
      move_bytes(std::min<Clock::duration>(kLookInterval, next_tick - Clock::now()));
      look_for_end();
      if (kill_at_ && Clock::now() >= *kill_at_) kill(-pid_, SIGKILL);
      if (ended_ || Clock::now() < next_tick) continue;
      if (!kill_at_ && !tick()) end_command();
      next_tick = Clock::now() + limits_.tick_interval;
    }
    move_bytes(Clock::duration::zero());
    return std::move(result_);
  }

 private:
  void end_command() {
    kill(-pid_, SIGTERM);
    kill_at_ = Clock::now() + kKillDelay;
  }

  void look_for_end() {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return;
    ended_ = true;
    if (WIFEXITED(status)) result_.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) result_.signal = WTERMSIG(status);
  }

  void move_bytes(Clock::duration timeout) {
    const auto millis =
        std::chrono::ceil<std::chrono::milliseconds>(std::max(timeout, Clock::duration::zero()));
    // The last one is readable once the command has ended.
    std::array<pollfd, 4> ends{pollfd{in_.get(), POLLOUT, 0},
                               {out_.get(), POLLIN, 0},
                               {err_.get(), POLLIN, 0},
                               {end_.get(), POLLIN, 0}};
    if (poll(ends.data(), ends.size(), static_cast<int>(millis.count())) <= 0) return;
    if (ends[0].revents != 0) write_input();
    if (ends[1].revents != 0) read_all(out_, [this](std::string_view bytes) { take_output(bytes); });
    if (ends[2].revents != 0) read_all(err_, [this](std::string_view bytes) { take_error(bytes); });
  }

  // A command that does not read its input closes the pipe; that is its own affair.
  void write_input() {
    const auto written = write(in_.get(), input_.data(), input_.size());
    if (written > 0) input_.remove_prefix(static_cast<std::size_t>(written));
    if (input_.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) in_.close();
  }

  template <class Take>
  void read_all(Descriptor& from, Take take) {
    std::array<char, 65536> buffer;
    while (true) {
      const auto got = read(from.get(), buffer.data(), buffer.size());
      if (got > 0) {
        take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
        continue;
      }
      if (got == 0 || (errno != EAGAIN && errno != EINTR)) from.close();
      return;
    }
  }

  void take_output(std::string_view bytes) {
    result_.output.append(bytes);
    if (result_.output.size() <= limits_.output_bytes_max) return;
    result_.output.resize(limits_.output_bytes_max);
    result_.output_too_long = true;
    if (!kill_at_) end_command();
  }

  void take_error(std::string_view bytes) {
    result_.error_output.append(bytes);
    if (result_.error_output.size() > limits_.error_bytes_kept)
      result_.error_output.erase(0, result_.error_output.size() - limits_.error_bytes_kept);
  }

  std::string_view input_;
  const CommandLimits& limits_;
  pid_t pid_ = 0;
  Descriptor in_, out_, err_, end_;
  CommandResult result_;
  std::optional<Clock::time_point> kill_at_;
  bool ended_ = false;
};

}  // namespace

CommandResult run_command(const std::vector<std::string>& command, const std::string& input,
                          const CommandLimits& limits, const std::function<bool()>& tick) {
  return Run(command, input, limits).wait(tick);
}

}  // namespace sfn::cli
