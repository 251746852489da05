#include "tests/sim/simulation.h"

#include <algorithm>
#include <cstdio>

#include "tests/sim/violation.h"

namespace sfn::sim {

namespace {

constexpr int kSteps = 300;
constexpr int kStepsBetweenFullChecks = 12;

const char* name_of(PendingKind kind) {
  switch (kind) {
    case PendingKind::Wait: return "Wait";
    case PendingKind::Retry: return "Retry";
    case PendingKind::TaskTimeout: return "TaskTimeout";
    case PendingKind::Heartbeat: return "Heartbeat";
    case PendingKind::ExecutionTimeout: return "ExecutionTimeout";
    case PendingKind::QueuedTask: return "QueuedTask";
    case PendingKind::AssignedTask: return "AssignedTask";
    case PendingKind::Runnable: return "Runnable";
    case PendingKind::QueuedCall: return "QueuedCall";
    case PendingKind::CallOut: return "CallOut";
    case PendingKind::AwaitedJob: return "AwaitedJob";
    case PendingKind::AwaitedToken: return "AwaitedToken";
  }
  return "";
}

}  // namespace

Simulation::Simulation(std::uint64_t seed, bool trace) : random_(seed), trace_(trace), entropy_(seed) {
  make_settings();
}

// Every seed has limits of its own, low enough to be reached.
void Simulation::make_settings() {
  Limits& limits = settings_.limits;
  limits.history_events_max = random_.pick(std::vector<std::int64_t>{30, 80, 200});
  limits.slice_events_max = random_.percent(40) ? 4 : 200;
  limits.pollers_max = random_.percent(30) ? 2 : 1'000;
  limits.open_executions_max = random_.percent(20) ? 4 : 1'000;
  limits.name_reuse_after = random_.percent(50) ? Millis(0) : std::chrono::minutes(5);
  limits.task_timeout_counts_queue = random_.percent(20);
  limits.execution_age_max = std::chrono::hours(24 * 30);
  settings_.batch_rows_max = random_.percent(40) ? 30 : 4'000;
  settings_.execution_memory_max = random_.pick(std::vector<std::size_t>{1, 4'000, 256u << 20, 256u << 20});
  settings_.start_rows_max = random_.pick(std::vector<std::size_t>{0, 4, 50'000});
  settings_.restore_rows_max = random_.pick(std::vector<std::size_t>{1, 3, 2'000});
  loads_late_ = random_.percent(50);
  settings_.poll_time = std::chrono::seconds(random_.between(1, 55));
  settings_.route_call = random_route();
  settings_.repeat_lost_calls = random_.percent(30);
  bugs_percent_ = random_.percent(25) ? 8 : 0;
  faults_percent_ = static_cast<int>(random_.below(12));
}

void Simulation::run() {
  while (!try_start()) {
  }
  if (random_.percent(85)) create_all();
  for (; step_ < kSteps; ++step_) {
    one_step();
    watcher_.look(moment());
    forget_removed();
    if (step_ % kStepsBetweenFullChecks == 0 && scheduler_->writable()) scheduler_->check_against_log();
    if (step_ % kStepsBetweenFullChecks == 0) count_pending("pending ");
  }
  settle();
}

void Simulation::one_step() {
  const auto kind = random_.below(100);
  if (kind < 55) {
    client_step();
    if (random_.percent(70)) run_batch();
  } else if (kind < 75) {
    let_time_pass();
    run_batch();
  } else if (kind < 97) {
    if (random_.percent(faults_percent_ * 4)) inject_fault();
    run_batch();
  } else if (random_.percent(50)) {
    purge_call();
    if (random_.percent(70)) run_batch();
    tidy();
  } else {
    die("fault crash between batches");
  }
}

Moment Simulation::moment() {
  return {clock_.now().wall, elapsed_};
}

void Simulation::run_batch() {
  if (random_.percent(bugs_percent_) && !settling_) {
    coverage_.hit("fault bug in a command");
    entropy_.fail_after(static_cast<int>(random_.below(3)), random_.percent(30) ? 4 : 1);
  }
  // The writer takes a part of what is there, as a full queue would give it.
  const std::size_t offered = random_.percent(80) ? submitted_.size() : random_.below(submitted_.size() + 1);
  if (random_.percent(faults_percent_) && !settling_) inject_read_fault(4);
  let_loads_finish();
  const bool some_run_on = scheduler_->counts().runnable > 0;
  std::size_t taken = 0;
  auto answers = try_batch(offered, taken);
  note_read_faults("batch");
  if (!answers) return restart();
  trace(fmt::format("batch: {} of {} taken, {} answers", taken, submitted_.size(), answers->size()));
  if (some_run_on) coverage_.hit("command ResumeExecution");
  require(taken <= offered, "more is taken than was offered");
  submitted_.erase(submitted_.begin(), submitted_.begin() + static_cast<std::ptrdiff_t>(taken));
  watcher_.look(moment());
  forget_removed();
  on_answers(*std::move(answers));
  take_effects();
  if (scheduler_->counts().quarantined > 0) coverage_.hit("quarantined");
}

// Absent: the process is gone. A failure that leaves the store as it was never ends it.
std::optional<std::vector<Answer>> Simulation::try_batch(std::size_t offered, std::size_t& taken) {
  try {
    return scheduler_->run_batch(std::span(submitted_).first(offered), &taken);
  } catch (const test::ProcessDied&) {
  } catch (const StorageError& error) {
    require(error.kind() != StorageError::Kind::KnownFailure, "a known failure ends the process: {}",
            error.what());
    trace(error.what());
  }
  return std::nullopt;
}

void Simulation::let_loads_finish() {
  if (loader_->held() == 0) return;
  coverage_.hit("fault load late");
  if (random_.percent(bugs_percent_) && !settling_) {
    coverage_.hit("fault load fails");
    loader_->fail_next();
  }
  for (auto n = random_.below(loader_->held() + 1); n > 0; --n)
    loader_->finish(random_.below(loader_->held()));
}

void Simulation::let_time_pass() {
  Millis by{};
  const auto kind = random_.below(100);
  const auto next = scheduler_->next_deadline();
  if (kind < 60 && next) {
    by = std::max(*next - clock_.now().elapsed, Millis(0));
  } else if (kind < 90) {
    by = Millis(random_.between(0, 400));
  } else {
    return pause();
  }
  clock_.advance(by);
  elapsed_ += by;
  trace(fmt::format("{} ms pass", by.count()));
  if (random_.percent(3)) jump();
}

void Simulation::tidy() {
  coverage_.hit("tidied");
  watcher_.look(moment());
  forget_removed();
  if (random_.percent(faults_percent_ * 2)) inject_tidy_fault();
  try {
    scheduler_->tidy();
  } catch (const test::ProcessDied&) {
    watcher_.calls_removed();
    return restart();
  } catch (const StorageError& error) {
    require(error.kind() != StorageError::Kind::KnownFailure, "a known failure of tidying ends the process");
    watcher_.calls_removed();
    trace(error.what());
    return restart();
  }
  watcher_.calls_removed();
}

// What retention has removed since the last time.
void Simulation::forget_removed() {
  for (const ExecutionId id : watcher_.take_removed()) {
    coverage_.hit("execution removed");
    trace(fmt::format("execution {} is removed", id.value));
    started_.erase(id);
    forgotten_.insert(id);
  }
}

void Simulation::restart() {
  trace("the process is gone");
  storage_.crash();
  watcher_.look(moment());
  forget_removed();
  storage_.clear_faults();
  entropy_.fail_after(0, 0);
  submitted_.clear();
  sent_.clear();
  parked_.clear();
  calls_out_.clear();
  if (random_.percent(10)) {
    coverage_.hit("fault checkpoint lost");
    storage_.lose_checkpoint();
  }
  if (random_.percent(40)) {
    coverage_.hit("fault long downtime");
    const Millis down(random_.between(1, 300'000));
    clock_.advance(down);
    elapsed_ += down;
  }
  if (random_.percent(5)) {
    coverage_.hit("fault wall clock set while down");
    jump();
  }
  if (random_.percent(30)) clock_.restart_elapsed(ElapsedPoint(Millis(random_.between(1, 100'000))));
  while (!try_start()) {
  }
}

bool Simulation::try_start() {
  if (random_.percent(faults_percent_) && !settling_) inject_start_fault();
  const bool has_checkpoint = storage_.checkpoint().has_value();
  count_pending("recovered ");
  make_scheduler();
  try {
    const RecoveryRecord record = scheduler_->start();
    coverage_.hit(has_checkpoint ? "start from checkpoint" : "start folds all");
    if (record.clean) coverage_.hit("clean start");
    require(!record.clean || !has_checkpoint || record.folded == 0,
            "after an orderly end {} executions are folded", record.folded);
    trace(fmt::format("started: {} open, {} folded", record.open_executions, record.folded));
  } catch (const test::ProcessDied&) {
    return false;
  } catch (const StorageError&) {
    note_read_faults("start");
    storage_.crash();
    return false;
  }
  note_read_faults("start");
  storage_.clear_faults();
  watcher_.look(moment());
  forget_removed();
  watcher_.restarted(moment());
  scheduler_->check_against_log();
  if (scheduler_->counts().restoring) coverage_.hit("start goes on between batches");
  return true;
}

void Simulation::make_scheduler() {
  scheduler_.reset();
  loader_ = std::make_unique<test::ManualLoader>(storage_);
  loader_->hold(loads_late_ && !settling_);
  scheduler_ = std::make_unique<Scheduler>(storage_, *loader_, clock_, entropy_, settings_);
}

void Simulation::count_pending(const std::string& what) {
  for (const auto& [key, record] : storage_.pending())
    coverage_.hit(what + name_of(record.key.kind));
}

void Simulation::trace(const std::string& what) const {
  if (trace_) std::fprintf(stderr, "step %d: %s\n", step_, what.c_str());
}

}  // namespace sfn::sim
