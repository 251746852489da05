// What goes wrong with the store, the clock and the process.
#include <algorithm>
#include <utility>

#include "tests/sim/simulation.h"
#include "tests/sim/violation.h"

namespace sfn::sim {

namespace {

using Fault = test::MemoryStorage::Fault;
using Named = std::vector<std::pair<Fault, const char*>>;

const Named kCommitFaults = {{Fault::KnownFailure, "fault commit known failure"},
                             {Fault::UnknownOutcomeNotStored, "fault commit unknown outcome, not stored"},
                             {Fault::UnknownOutcomeStored, "fault commit unknown outcome, stored"},
                             {Fault::DiesBeforeStored, "fault death before commit"},
                             {Fault::DiesAfterStored, "fault death after commit"}};
const Named kTidyFaults = {{Fault::KnownFailure, "fault tidy known failure"},
                           {Fault::UnknownOutcomeStored, "fault tidy unknown outcome"},
                           {Fault::DiesBeforeStored, "fault death before tidying"},
                           {Fault::DiesAfterStored, "fault death after tidying"}};
const Named kStartFaults = {{Fault::KnownFailure, "fault start known failure"},
                            {Fault::DiesBeforeStored, "fault start death before commit"},
                            {Fault::DiesAfterStored, "fault start death after commit"}};

}  // namespace

void Simulation::inject_fault() {
  if (random_.percent(5)) {
    coverage_.hit("fault owner taken over");
    storage_.take_over();
    return;
  }
  const auto& [fault, name] = random_.pick(kCommitFaults);
  coverage_.hit(name);
  trace(name);
  storage_.inject(fault);
  if (fault != Fault::KnownFailure || random_.percent(50)) return;
  coverage_.hit("fault probe known failure");
  storage_.inject(Fault::KnownFailure);
  if (random_.percent(70)) return;
  coverage_.hit("fault commits fail for long");
  for (auto probes = random_.between(3, 30); probes > 0; --probes)
    storage_.inject(Fault::KnownFailure);
}

void Simulation::inject_tidy_fault() {
  const auto& [fault, name] = random_.pick(kTidyFaults);
  coverage_.hit(name);
  trace(name);
  storage_.inject(fault);
}

void Simulation::inject_start_fault() {
  if (random_.percent(40)) return inject_read_fault(20);
  const auto& [fault, name] = random_.pick(kStartFaults);
  coverage_.hit(name);
  storage_.inject(fault);
}

// Some of the next reads, until note_read_faults.
void Simulation::inject_read_fault(std::size_t good_max) {
  using Kind = StorageError::Kind;
  read_fault_ = random_.percent(70) ? Kind::KnownFailure : Kind::Damaged;
  const int good = static_cast<int>(random_.below(good_max));
  storage_.fail_reads(good, static_cast<int>(random_.between(1, 3)), read_fault_);
}

void Simulation::note_read_faults(const std::string& when) {
  storage_.fail_reads(0, 0, read_fault_);
  const int failed = storage_.reads_failed();
  if (failed == std::exchange(reads_failed_, failed)) return;
  const char* how = read_fault_ == StorageError::Kind::Damaged ? "makes no sense" : "fails";
  coverage_.hit(fmt::format("fault {} read {}", when, how));
  trace(fmt::format("a read {}", how));
}

// By hand or by a time server; whole hours are what a wrong time zone makes.
void Simulation::jump() {
  const bool forward = random_.percent(50);
  const bool hours = random_.percent(30);
  Millis by(random_.between(1, 3'600'000));
  if (hours) by = std::chrono::hours(forward ? 1 : 2);
  clock_.set_wall(forward ? clock_.now().wall + by : clock_.now().wall - by);
  coverage_.hit(forward ? "fault wall clock forward" : "fault wall clock back");
  if (hours) coverage_.hit(forward ? "fault wall clock an hour forward" : "fault wall clock two hours back");
  trace(fmt::format("the wall clock is set {} by {} ms", forward ? "forward" : "back", by.count()));
}

// The process stands still while time passes and callers go on; then everything is overdue at once.
void Simulation::pause() {
  coverage_.hit("fault process paused");
  for (int parts = 3; parts > 0; --parts) {
    const Millis by(random_.between(300, 200'000));
    clock_.advance(by);
    elapsed_ += by;
    trace(fmt::format("the process stands still for {} ms", by.count()));
    if (random_.percent(50)) client_step();
  }
  if (random_.percent(5)) jump();
  const auto next = scheduler_->next_deadline();
  if (next && *next <= clock_.now().elapsed) coverage_.hit("fault paused past a deadline");
}

void Simulation::die(const std::string& how) {
  coverage_.hit(how);
  if (scheduler_->counts().parked_polls > 0) coverage_.hit("fault crash with parked polls");
  if (random_.percent(25)) {
    coverage_.hit("fault power loss");
    storage_.power_loss(random_.below(storage_.batches_not_durable() + 1));
    watcher_.calls_lost();
  } else if (random_.percent(10)) {
    end_in_order();
  }
  restart();
}

void Simulation::end_in_order() {
  storage_.clear_faults();
  scheduler_->release_polls();
  if (random_.percent(faults_percent_ * 2)) {
    coverage_.hit("fault orderly end known failure");
    storage_.inject(Fault::KnownFailure);
  }
  try {
    scheduler_->close();
  } catch (const StorageError& error) {
    trace(error.what());  // another process has taken the store over
  }
  watcher_.look(moment());
  forget_removed();
}

}  // namespace sfn::sim
