// The end of a seed: no more faults, every task is answered, time passes. Everything has to come to rest, and
// a last start has to find nothing to do.
#include <algorithm>

#include "tests/sim/machines.h"
#include "tests/sim/simulation.h"
#include "tests/sim/violation.h"

namespace sfn::sim {

namespace {

constexpr int kRoundsMax = 400;

}  // namespace

void Simulation::settle() {
  settling_ = true;
  storage_.clear_faults();
  entropy_.fail_after(0, 0);
  restart();  // releases quarantines, offers again what nobody has confirmed
  // Workers whose answers were lost repeat them.
  held_.clear();
  for (const HeldTask& given : given_) {
    if (accepted_[{given.task.execution, given.task.task}] == 0) held_.push_back(given);
  }
  while (scheduler_->counts().restoring)
    run_batch();
  for (int round = 0; round < kRoundsMax && scheduler_->counts().open_executions > 0; ++round)
    settle_round(round);
  check_settled();
}

// Workers for every activity, then on to the next deadline, in ever longer steps.
void Simulation::settle_round(int round) {
  for (std::size_t i = 0; i < kActivities; ++i)
    poll_call(activity_name(i));
  run_batch();
  run_batch();
  for (const HeldTask& held : std::vector(held_))
    answer_task(held);
  answer_all_calls();
  for (int batches = 0; batches < 1'000; ++batches) {
    run_batch();
    answer_all_calls();
    const auto next = scheduler_->next_deadline();
    if (submitted_.empty() && (!next || *next > clock_.now().elapsed)) break;
  }
  scheduler_->check_against_log();
  const auto next = scheduler_->next_deadline();
  if (!next) return;
  const Millis by = std::max<Millis>(*next - clock_.now().elapsed, std::chrono::seconds(round));
  clock_.advance(by);
  elapsed_ += by;
}

void Simulation::check_settled() {
  // What is left waits for workers of activities that were deleted, or for children that do.
  for (const auto& [id, record] : storage_.executions()) {
    if (record.closed_at) continue;
    const auto& pending = storage_.pending();
    const bool waits = std::any_of(pending.begin(), pending.end(), [&, execution = id](const auto& entry) {
      const PendingKind kind = entry.first.second.kind;
      const bool offered = kind == PendingKind::QueuedTask || kind == PendingKind::AwaitedJob ||
                           (kind == PendingKind::AssignedTask && !entry.second.delivered);
      return entry.first.first == execution && offered;
    });
    require(waits, "execution {} has not come to its end", id.value);
  }
  scheduler_->release_polls();
  scheduler_->close();
  watcher_.look(moment());
  make_scheduler();
  scheduler_->start();
  while (scheduler_->counts().restoring)
    run_batch();
  const RecoveryRecord record = scheduler_->take_recovery().value();
  require(record.clean && record.folded == 0 && record.quarantined == 0,
          "the last start has something to do");
  scheduler_->check_against_log();
}

}  // namespace sfn::sim
