// A Scheduler over MemoryStorage with a clock that the test moves: submit, run batches, look at what is
// stored. Every batch is checked against the log.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/scheduler/scheduler.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/memory_storage.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::test {

class SchedulerFixture {
 public:
  static inline const ArnScope kScope{.region = "us-east-1", .account = "123456789012"};

  explicit SchedulerFixture(SchedulerSettings settings = {}) : settings_(std::move(settings)) { start(); }

  ManualClock clock;
  SeededEntropy entropy{7};
  MemoryStorage storage;
  std::unique_ptr<ManualLoader> loader;
  std::unique_ptr<Scheduler> scheduler;
  RecoveryRecord recovery;

  // A new process on the same store. The one before must be gone (crash, power_loss or close).
  void start();
  void crash_and_start() {
    storage.crash();
    start();
  }

  // Adds a request to what the next batch is given; the ticket names its answer.
  std::uint64_t submit(Request request, const std::string& operation = "Test");
  // Batches until nothing is left to do now. Answers are kept by ticket.
  void run();
  // One batch.
  void run_once();
  // Moves time on in steps of the scheduler's own deadlines.
  void advance(Millis by);

  // The answer to a ticket; fails the test when there is none (yet).
  Answer take_answer(std::uint64_t ticket);
  [[nodiscard]] bool answered(std::uint64_t ticket) const { return answers_.contains(ticket); }
  // Submits, runs, and takes the answer.
  Answer ask(Request request) {
    const auto ticket = submit(std::move(request));
    run();
    return take_answer(ticket);
  }
  // The error type of the answer, or an empty text.
  static std::string error(const Answer& answer);

  StateMachineId create_machine(const std::string& definition, const std::string& name = "m");
  ActivityId create_activity(const std::string& name = "a");
  static ResourceName named(const std::string& name) { return {kScope, name}; }
  static StartExecutionRequest start_request(const std::string& name, const std::string& input = "{}",
                                             const std::string& machine = "m");
  ExecutionId start_execution(const std::string& name, const std::string& input = "{}");
  static ExecutionName execution_named(const std::string& name, const std::string& machine = "m") {
    return {kScope, machine, name};
  }

  [[nodiscard]] ExecutionStatus status(ExecutionId id) const { return storage.executions().at(id).status; }
  // Types of the rows of its log.
  [[nodiscard]] std::vector<std::string> types(ExecutionId id);
  [[nodiscard]] std::size_t count(ExecutionId id, const std::string& type);
  // When its newest row of that type was recorded.
  [[nodiscard]] TimePoint recorded_at(ExecutionId id, const std::string& type);

  // A machine with one activity task, with extra members such as `"HeartbeatSeconds": 10,`.
  static std::string task_machine(const std::string& members = "");

 private:
  SchedulerSettings settings_;
  std::vector<Submission> submitted_;
  std::map<std::uint64_t, Answer> answers_;
  std::uint64_t last_ticket_ = 0;
};

}  // namespace sfn::test
