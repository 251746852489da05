#include "server/integrations/command_runner.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "engine/value/check.h"
#include "server/integrations/command_process.h"

namespace sfn::integrations {
namespace {

using Clock = std::chrono::steady_clock;

// How long the thread sleeps when nothing is due; it is woken for everything that it would find out by
// itself.
constexpr Millis kNap{60'000};

constexpr std::string_view kUsualVariables[] = {"PATH", "HOME",   "USER", "LOGNAME",
                                                "LANG", "LC_ALL", "TZ",   "TMPDIR"};

CommandFailure not_run(CommandFailureKind kind, std::string message) {
  return {kind, std::move(message), {}, false};
}

}  // namespace

std::vector<std::string> shell_command(std::string text) {
  return {"/bin/sh", "-c", std::move(text)};
}

EnvironmentVariables usual_environment(const std::vector<std::string>& more) {
  std::set<std::string> names(more.begin(), more.end());
  names.insert(std::begin(kUsualVariables), std::end(kUsualVariables));
  EnvironmentVariables out;
  for (const auto& name : names) {
    if (const char* value = std::getenv(name.c_str())) out.emplace_back(name, value);
  }
  return out;
}

std::string_view to_string(CommandFailureKind kind) {
  switch (kind) {
    case CommandFailureKind::NotStarted: return "NotStarted";
    case CommandFailureKind::Busy: return "Busy";
    case CommandFailureKind::Timeout: return "Timeout";
    case CommandFailureKind::TooLarge: return "TooLarge";
    case CommandFailureKind::Canceled: return "Canceled";
  }
  return "";
}

// What the thread owns, and the inbox through which the others reach it.
class CommandRunner::Loop {
 public:
  explicit Loop(CommandRunnerOptions options);
  ~Loop() { stop(); }

  Id submit(Command command, CommandCallback done);
  void cancel(Id id);
  void stop();
  [[nodiscard]] CommandStatistics statistics() const { return {running_, queued_, ended_, failed_}; }

 private:
  struct Call {
    Id id;
    Command command;
    CommandCallback done;
    Clock::time_point deadline;
    std::unique_ptr<CommandProcess> process;  // nullptr while it waits
  };
  using Calls = std::map<Id, std::unique_ptr<Call>>;

  void run();
  [[nodiscard]] bool take_inbox();
  void accept(std::unique_ptr<Call> call);
  void cancel_here(Id id);
  void expire();
  void start_some();
  void start(std::unique_ptr<Call> call);
  void wait_and_move();
  [[nodiscard]] Millis nap() const;
  void finish_waiting(Calls::iterator entry, CommandFailure failure);
  void answer(const CommandCallback& done, CommandOutcome outcome);
  void show() {
    running_ = processes_.size();
    queued_ = waiting_.size();
  }
  void wake();

  const CommandRunnerOptions options_;
  const Descriptor wake_;
  Calls waiting_, processes_;                            // by id, so in the order they came
  std::set<std::pair<Clock::time_point, Id>> expiries_;  // of those that wait
  std::vector<pollfd> polled_;

  std::mutex mutex_;
  std::vector<std::unique_ptr<Call>> submitted_;  // guarded by mutex_
  std::vector<Id> canceled_;                      // guarded by mutex_
  Id last_id_ = 0;                                // guarded by mutex_
  bool stopping_ = false;                         // guarded by mutex_

  std::atomic<std::size_t> running_ = 0, queued_ = 0;
  std::atomic<std::uint64_t> ended_ = 0, failed_ = 0;
  std::mutex stop_mutex_;
  std::thread thread_;  // joined under stop_mutex_
};

CommandRunner::Loop::Loop(CommandRunnerOptions options)
    : options_(options), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  check(wake_.open(), "an eventfd can be made");
  // Signals are for the other threads; without SIGPIPE, writing to a command that has gone is an error.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { run(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

CommandRunner::Id CommandRunner::Loop::submit(Command command, CommandCallback done) {
  const auto deadline = Clock::now() + command.timeout;
  auto call = std::make_unique<Call>(Call{0, std::move(command), std::move(done), deadline, nullptr});
  Id id = 0;
  {
    const std::lock_guard lock(mutex_);
    id = call->id = ++last_id_;
    if (!stopping_) submitted_.push_back(std::move(call));
  }
  if (call) {
    answer(call->done, not_run(CommandFailureKind::Canceled, "the runner has stopped"));
  } else {
    wake();
  }
  return id;
}

void CommandRunner::Loop::cancel(Id id) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    canceled_.push_back(id);
  }
  wake();
}

void CommandRunner::Loop::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake();
  const std::lock_guard lock(stop_mutex_);
  if (thread_.joinable()) thread_.join();
}

void CommandRunner::Loop::wake() {
  eventfd_write(wake_.get(), 1);
}

void CommandRunner::Loop::run() {
  while (take_inbox()) {
    expire();
    start_some();
    wait_and_move();
  }
  while (!waiting_.empty())
    cancel_here(waiting_.begin()->first);
  for (const auto& [id, call] : processes_)
    call->process->kill_now(CommandFailureKind::Canceled, "canceled");
  while (!processes_.empty())
    wait_and_move();
}

// False when the runner stops; what was submitted before that is among the calls then.
bool CommandRunner::Loop::take_inbox() {
  std::vector<std::unique_ptr<Call>> submitted;
  std::vector<Id> canceled;
  bool stopping = false;
  {
    const std::lock_guard lock(mutex_);
    submitted.swap(submitted_);
    canceled.swap(canceled_);
    stopping = stopping_;
  }
  for (auto& call : submitted)
    accept(std::move(call));
  for (const auto id : canceled)
    cancel_here(id);
  return !stopping;
}

void CommandRunner::Loop::accept(std::unique_ptr<Call> call) {
  if (waiting_.size() >= options_.queued_max) start_some();
  if (waiting_.size() >= options_.queued_max)
    return answer(call->done, not_run(CommandFailureKind::Busy, "too many commands wait"));
  expiries_.emplace(call->deadline, call->id);
  const auto id = call->id;
  waiting_.emplace(id, std::move(call));
  show();
}

void CommandRunner::Loop::cancel_here(Id id) {
  if (const auto entry = waiting_.find(id); entry != waiting_.end())
    return finish_waiting(entry, not_run(CommandFailureKind::Canceled, "canceled"));
  const auto entry = processes_.find(id);
  if (entry != processes_.end()) entry->second->process->end(CommandFailureKind::Canceled, "canceled");
}

void CommandRunner::Loop::expire() {
  const auto now = Clock::now();
  while (!expiries_.empty() && expiries_.begin()->first <= now) {
    finish_waiting(waiting_.find(expiries_.begin()->second),
                   not_run(CommandFailureKind::Timeout, "timed out before it could be started"));
  }
}

void CommandRunner::Loop::finish_waiting(Calls::iterator entry, CommandFailure failure) {
  const auto call = std::move(entry->second);
  waiting_.erase(entry);
  expiries_.erase({call->deadline, call->id});
  show();
  answer(call->done, std::move(failure));
}

void CommandRunner::Loop::start_some() {
  while (!waiting_.empty() && processes_.size() < options_.running_max) {
    const auto entry = waiting_.begin();
    auto call = std::move(entry->second);
    waiting_.erase(entry);
    expiries_.erase({call->deadline, call->id});
    start(std::move(call));
  }
}

void CommandRunner::Loop::start(std::unique_ptr<Call> call) {
  auto started = start_process(call->command);
  if (!started) {
    show();
    return answer(call->done, not_run(CommandFailureKind::NotStarted, started.error()));
  }
  call->process = std::make_unique<CommandProcess>(call->command, *std::move(started), call->deadline);
  const auto id = call->id;
  processes_.emplace(id, std::move(call));
  show();
}

Millis CommandRunner::Loop::nap() const {
  auto due = Clock::now() + kNap;
  if (!expiries_.empty()) due = std::min(due, expiries_.begin()->first);
  for (const auto& [id, call] : processes_)
    due = std::min(due, call->process->due());
  return std::max(Millis(0), std::chrono::ceil<Millis>(due - Clock::now()));
}

void CommandRunner::Loop::wait_and_move() {
  polled_.assign(1, pollfd{wake_.get(), POLLIN, 0});
  for (const auto& [id, call] : processes_) {
    const auto waits = call->process->waits_for();
    polled_.insert(polled_.end(), waits.begin(), waits.end());
  }
  if (poll(polled_.data(), polled_.size(), static_cast<int>(nap().count())) < 0) return;
  eventfd_t count = 0;
  if (polled_[0].revents != 0) eventfd_read(wake_.get(), &count);

  const auto now = Clock::now();
  std::span<const pollfd> found = std::span(polled_).subspan(1);
  std::vector<std::unique_ptr<Call>> ended;
  for (auto entry = processes_.begin(); entry != processes_.end();
       found = found.subspan(CommandProcess::kPollEntries)) {
    const bool has_ended = entry->second->process->go_on(found.first(CommandProcess::kPollEntries), now);
    if (has_ended) ended.push_back(std::move(entry->second));
    entry = has_ended ? processes_.erase(entry) : std::next(entry);
  }
  show();
  for (const auto& call : ended)
    answer(call->done, call->process->take_outcome());
}

void CommandRunner::Loop::answer(const CommandCallback& done, CommandOutcome outcome) {
  ++(std::holds_alternative<CommandExit>(outcome) ? ended_ : failed_);
  done(std::move(outcome));
}

CommandRunner::CommandRunner(CommandRunnerOptions options) : loop_(std::make_unique<Loop>(options)) {}
CommandRunner::~CommandRunner() = default;

CommandRunner::Id CommandRunner::submit(Command command, CommandCallback done) {
  return loop_->submit(std::move(command), std::move(done));
}

void CommandRunner::cancel(Id id) {
  loop_->cancel(id);
}

void CommandRunner::stop() {
  loop_->stop();
}

CommandStatistics CommandRunner::statistics() const {
  return loop_->statistics();
}

}  // namespace sfn::integrations
