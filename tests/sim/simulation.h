// One seed: the real scheduler over a store in memory, with a clock, entropy, callers and workers that the
// seed drives, and faults in between: commits that fail, processes that die before or after a commit,
// machines that lose power, clocks that jump, processes that stand still, bugs in commands, checkpoints lost,
// rows removed by retention, executions that leave memory at once, a loader that answers late, in another
// order or with a failure, reads that fail or make no sense. After every step what must hold is checked; at
// the end everything has to come to rest. Throws Violation. Faults it does not know: what a disk
// does beneath the store.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/scheduler/scheduler.h"
#include "engine/scheduler/task_queues.h"
#include "tests/sim/coverage.h"
#include "tests/sim/log_watcher.h"
#include "tests/sim/random.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/memory_storage.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::sim {

class Simulation {
 public:
  Simulation(std::uint64_t seed, bool trace);

  void run();
  // The step that is being made, for the report of a failure.
  [[nodiscard]] int step() const { return step_; }
  [[nodiscard]] const Coverage& coverage() const { return coverage_; }

 private:
  // A call on its way: what has to be true when it is answered.
  struct Sent {
    std::string request_id;
    std::function<void(const Answer&)> on_answer;
  };
  // What an acknowledged start promised.
  struct Started {
    std::string machine;
    std::string name;
    std::string input;
    TimePoint started_at;
  };
  struct HeldTask {
    TaskHandedOut task;
    std::string token;
  };

  // ---- simulation.cpp: the world
  void make_settings();
  void one_step();
  void start();
  // The process is gone; the next one starts, perhaps after a while, perhaps with difficulty.
  void restart();
  bool try_start();
  void make_scheduler();
  // The loader has done something, or nothing yet.
  void let_loads_finish();
  void run_batch();
  std::optional<std::vector<Answer>> try_batch(std::size_t offered, std::size_t& taken);
  void let_time_pass();
  void tidy();
  void forget_removed();
  void count_pending(const std::string& what);
  [[nodiscard]] Moment moment();
  void trace(const std::string& what) const;

  // ---- faults.cpp: what goes wrong
  void inject_fault();
  void inject_tidy_fault();
  void inject_start_fault();
  void inject_read_fault(std::size_t good_max);
  void note_read_faults(const std::string& when);
  void jump();
  void pause();
  void die(const std::string& how);
  void end_in_order();

  // ---- settle.cpp: the end
  void settle();
  void settle_round(int round);
  void check_settled();

  // ---- clients.cpp: callers
  void client_step();
  void create_all();
  void create_machine(const std::string& name);
  void registry_call();
  void start_call();
  void repeat_start();
  void stop_call();
  void odd_call();
  // ---- outside.cpp: who is called by tasks
  [[nodiscard]] RouteCall random_route();
  void take_effects();
  void outside_step();
  void answer_call(const CallStarted& call);
  void answer_all_calls();
  void use_call_token();
  void note_token(const CallStarted& call);
  [[nodiscard]] static bool is_of(const CallStarted& call, TaskRef task);

  void release_call();
  void purge_call();
  void send(Request request, std::string what, std::function<void(const Answer&)> on_answer);
  void on_answers(std::vector<Answer> answers);
  void on_started(const Answer& answer, const Started& wanted);
  void expect_error(const Answer& answer);
  [[nodiscard]] std::string machine_name();

  // ---- workers.cpp
  void poll_call(const std::string& activity);
  void task_call();
  void lying_call();
  void forged_answer();
  void heartbeat(const HeldTask& held);
  void answer_task(const HeldTask& held);
  void on_handed_out(const Answer& answer);
  void on_task_answered(const TaskRef& task, bool success);
  void report_delivery(const Answer& answer);
  [[nodiscard]] bool holds_in_log(ExecutionId execution, const std::string& nonce);

  Random random_;
  bool trace_;
  int step_ = 0;
  Coverage coverage_;
  SchedulerSettings settings_;
  test::ManualClock clock_;
  test::SeededEntropy entropy_;
  test::MemoryStorage storage_;
  LogWatcher watcher_{storage_, coverage_};
  std::unique_ptr<test::ManualLoader> loader_;
  std::unique_ptr<Scheduler> scheduler_;
  Millis elapsed_{};  // that has really passed
  int bugs_percent_ = 0;
  bool loads_late_ = false;
  int faults_percent_ = 0;
  bool settling_ = false;
  StorageError::Kind read_fault_ = StorageError::Kind::KnownFailure;  // the newest one
  int reads_failed_ = 0;

  std::vector<Submission> submitted_;
  std::uint64_t last_ticket_ = 0;
  std::map<std::uint64_t, Sent> sent_;
  std::map<ExecutionId, Started> started_;
  std::set<ExecutionId> forgotten_;
  ExecutionId highest_execution_;
  std::vector<HeldTask> held_;   // by workers that go on working on them
  std::vector<HeldTask> given_;  // to any worker ever
  std::vector<HeldTask> old_tokens_;
  // A start that its caller may make again: the answer was lost.
  std::optional<std::pair<StartExecutionRequest, Started>> start_before_;
  std::vector<CallStarted> calls_out_;    // of this process
  std::set<TaskRef> calls_ever_;          // made, by whichever process
  std::vector<std::string> call_tokens_;  // that went out with calls
  std::vector<std::uint64_t> parked_;
  std::map<std::pair<ExecutionId, Seq>, int> accepted_;
};

}  // namespace sfn::sim
