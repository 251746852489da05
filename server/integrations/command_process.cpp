#include "server/integrations/command_process.h"

#include <cerrno>
#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "engine/value/check.h"

namespace sfn::integrations {
namespace {

constexpr std::size_t kReadBytes = 65'536;

// Hands what is there to `take`, until it says no; closes the descriptor at its end.
template <class Take>
void read_available(Descriptor& from, Take take) {
  std::array<char, kReadBytes> buffer;
  while (from.open()) {
    const auto got = read(from.get(), buffer.data(), buffer.size());
    if (got > 0) {
      if (!take(std::string_view(buffer.data(), static_cast<std::size_t>(got)))) return;
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got == 0 || errno != EAGAIN) from.close();
    return;
  }
}

}  // namespace

CommandProcess::CommandProcess(const Command& command, StartedProcess started, Clock::time_point deadline)
    : command_(command),
      process_(std::move(started)),
      input_(command.input ? std::string_view(*command.input) : std::string_view()),
      deadline_(deadline) {
  if (input_.empty()) process_.in.close();
}

std::array<pollfd, CommandProcess::kPollEntries> CommandProcess::waits_for() const {
  // poll ignores what is closed.
  return {pollfd{process_.in.get(), POLLOUT, 0},
          {process_.out.get(), POLLIN, 0},
          {process_.error.get(), POLLIN, 0},
          {process_.end.get(), POLLIN, 0}};
}

bool CommandProcess::go_on(std::span<const pollfd> found, Clock::time_point now) {
  if (found[0].revents != 0) write_input();
  if (found[1].revents != 0) read_output();
  if (found[2].revents != 0) read_error();
  if (found[3].revents != 0) {
    collect();
    return true;
  }
  if (!failure_ && now >= deadline_) end(CommandFailureKind::Timeout, "timed out");
  if (kill_at_ && now >= *kill_at_) kill_now(failure_->kind, failure_->message);
  return false;
}

void CommandProcess::end(CommandFailureKind reason, std::string_view message) {
  if (failure_) return;
  fail(reason, message);
  kill(-process_.pid, SIGTERM);
  kill_at_ = Clock::now() + command_.kill_delay;
}

void CommandProcess::kill_now(CommandFailureKind reason, std::string_view message) {
  fail(reason, message);
  if (!std::exchange(killed_, true)) kill(-process_.pid, SIGKILL);
  kill_at_ = Clock::time_point::max();
}

void CommandProcess::fail(CommandFailureKind reason, std::string_view message) {
  if (!failure_) failure_ = CommandFailure{reason, std::string(message), {}, true};
}

// A command that does not read its input closes the pipe; that is its own affair.
void CommandProcess::write_input() {
  const auto written = write(process_.in.get(), input_.data(), input_.size());
  if (written > 0) input_.remove_prefix(static_cast<std::size_t>(written));
  if (input_.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) process_.in.close();
}

void CommandProcess::read_output() {
  bool too_large = false;
  read_available(process_.out, [&](std::string_view bytes) {
    exit_.output.append(bytes);
    too_large = exit_.output.size() > command_.output_bytes_max;
    return !too_large;
  });
  if (!too_large) return;
  process_.out.close();
  exit_.output.clear();
  end(CommandFailureKind::TooLarge, "the output is too long");
}

void CommandProcess::read_error() {
  std::size_t turns = 16;  // a command that only complains must not hold the others up
  read_available(process_.error, [&](std::string_view bytes) {
    auto& kept = exit_.error_output;
    kept.append(bytes);
    if (kept.size() > command_.error_bytes_kept) kept.erase(0, kept.size() - command_.error_bytes_kept);
    return --turns > 0;
  });
}

// What the process has left behind in its group is killed before the group's number can be anybody else's,
// and what was written is read.
void CommandProcess::collect() {
  kill(-process_.pid, SIGKILL);
  read_output();
  read_error();
  int status = 0;
  pid_t waited = 0;
  do {
    waited = waitpid(process_.pid, &status, 0);
  } while (waited < 0 && errno == EINTR);
  check(waited == process_.pid, "a process is waited for once");
  if (WIFEXITED(status)) exit_.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) exit_.signal = WTERMSIG(status);
}

CommandOutcome CommandProcess::take_outcome() {
  if (!failure_) return std::move(exit_);
  failure_->error_output = std::move(exit_.error_output);
  return *std::move(failure_);
}

}  // namespace sfn::integrations
