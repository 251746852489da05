#include "engine/scheduler/scheduler.h"

#include <algorithm>

#include "engine/scheduler/scheduler_state.h"
#include "engine/scheduler/task_token.h"
#include "engine/value/digest.h"

namespace sfn {

Scheduler::Scheduler(Storage& storage, Loader& loader, Clock& clock, Entropy& entropy,
                     SchedulerSettings settings)
    : state_(std::make_unique<State>(storage, loader, clock, entropy, std::move(settings))) {}

Scheduler::~Scheduler() = default;

RecoveryRecord Scheduler::start() {
  return state_->recover();
}

std::optional<RecoveryRecord> Scheduler::take_recovery() {
  return std::exchange(state_->recovered, std::nullopt);
}

std::vector<Answer> Scheduler::run_batch(std::span<Submission> submissions, std::size_t* taken) {
  return state_->run_batch(submissions, taken);
}

std::optional<ElapsedPoint> Scheduler::next_deadline() const {
  State& s = *state_;
  const Now now = s.clock.now();
  std::optional<ElapsedPoint> next = s.queues.next_poll_deadline();
  const auto at = [&](ElapsedPoint time) { next = next ? std::min(*next, time) : time; };
  if (!s.writable) {
    at(s.next_probe);
    return next;
  }
  if (s.has_work()) return now.elapsed;
  if (s.restoring && s.restoring->can_go_on()) at(s.restoring->next_try);
  // Those that come after a timer whose execution is being loaded wait for it.
  if (!s.gated() && s.due_timers.empty()) {
    if (const auto timer = s.outstanding.armed().next(now)) at(*timer);
  }
  // Somebody may set the wall clock forward: look at it again soon.
  if (s.outstanding.armed().has_wall_clock_timers()) at(now.elapsed + std::chrono::seconds(1));
  if (s.checkpoint_wanted()) at(s.next_checkpoint);
  for (const auto& [execution, time] : s.unread)
    at(time);
  if (!s.delayed.empty()) at(s.delayed.front().first);
  return next;
}

bool Scheduler::writable() const {
  return state_->writable;
}

ElapsedPoint Scheduler::next_tidy() const {
  return state_->next_tidy;
}

void Scheduler::tidy() {
  state_->tidy();
}

const std::string& Scheduler::fault() const {
  return state_->fault;
}

Effects Scheduler::take_effects() {
  return std::exchange(state_->effects, {});
}

std::vector<Answer> Scheduler::release_polls() {
  std::vector<Answer> answers;
  for (ParkedPoll& poll : state_->queues.take_all_polls()) {
    answers.push_back({.ticket = poll.ticket, .reply = Done{}});
    if (poll.call) state_->unwritten_calls.push_back(std::move(*poll.call));
  }
  return answers;
}

void Scheduler::hold_calls() {
  state_->calls_held = true;
}

void Scheduler::close() {
  State& s = *state_;
  if (s.writable) {
    StagedBatch b = s.begin_batch();
    s.next_checkpoint = b.now.elapsed;
    s.add_checkpoint(b);
    s.commit(b);
  }
  // After a failed write the last checkpoint is old: no orderly end.
  if (s.writable) s.storage.close();
}

void Scheduler::check_against_log() {
  state_->check_against_log();
}

Scheduler::Counts Scheduler::counts() const {
  const State& s = *state_;
  return {.executions_in_memory = s.executions.size(),
          .open_executions = static_cast<std::size_t>(s.open_executions),
          .timers = s.outstanding.timer_count(),
          .runnable = s.runnable.size(),
          .queued_tasks = s.queues.task_count(),
          .parked_polls = s.queues.poll_count(),
          .queued_calls = s.calls.size(),
          .calls_out = s.calls.out_count(),
          .quarantined = s.quarantined.size(),
          .loading = s.loading.size(),
          .restoring = s.restoring.has_value()};
}

bool Scheduler::is_task_token(std::string_view text) const {
  return read_task_token(text, state_->token_key).has_value();
}

std::string Scheduler::derive_key(std::string_view purpose) const {
  return std::string(as_bytes(hmac_sha256(state_->token_key, purpose)));
}

}  // namespace sfn
