// CommandProcess is one run of a command: its streams are moved, its limits watched, and its group killed in
// the end. Its outcome is known when its process has ended, whatever came before. Used by the runner's thread
// only.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>

#include <poll.h>

#include "server/integrations/command_runner.h"
#include "server/integrations/process_start.h"

namespace sfn::integrations {

class CommandProcess {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kPollEntries = 4;

  // `command` outlives this.
  CommandProcess(const Command& command, StartedProcess started, Clock::time_point deadline);
  // Precondition: it has ended.
  ~CommandProcess() = default;
  CommandProcess(const CommandProcess&) = delete;
  CommandProcess& operator=(const CommandProcess&) = delete;

  // What to wait for, and when to look at the latest.
  [[nodiscard]] std::array<pollfd, kPollEntries> waits_for() const;
  [[nodiscard]] Clock::time_point due() const { return kill_at_ ? *kill_at_ : deadline_; }

  // Moves what the poll found, applies what is due. True when the process has ended.
  bool go_on(std::span<const pollfd> found, Clock::time_point now);
  // The process has to end, for this reason: SIGTERM, and later SIGKILL. The first reason counts.
  void end(CommandFailureKind reason, std::string_view message);
  // Without a delay.
  void kill_now(CommandFailureKind reason, std::string_view message);

  // Precondition: the process has ended.
  [[nodiscard]] CommandOutcome take_outcome();

 private:
  void fail(CommandFailureKind reason, std::string_view message);
  void write_input();
  void read_output();
  void read_error();
  void collect();

  const Command& command_;
  StartedProcess process_;
  std::string_view input_;
  const Clock::time_point deadline_;
  std::optional<Clock::time_point> kill_at_;
  bool killed_ = false;
  std::optional<CommandFailure> failure_;
  CommandExit exit_;
};

}  // namespace sfn::integrations
