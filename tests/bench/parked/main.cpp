// Makes a file with many open executions, as a server leaves it that is killed: half of them in a Wait of
// days, a quarter with a task in an activity's queue, a quarter with a task at a worker. The scheduler and
// the store are the product's, the batches are larger than a server's.
#include <chrono>
#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "engine/asl/parse.h"
#include "engine/scheduler/scheduler.h"
#include "engine/value/check.h"
#include "storage/sqlite_storage.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/seeded_entropy.h"

namespace {

using namespace sfn;

constexpr std::int64_t kBatch = 20'000;
const ArnScope kScope{.partition = "aws", .region = "us-east-1", .account = "123456789012"};

SchedulerSettings settings_for(std::int64_t executions) {
  SchedulerSettings settings;
  settings.limits.open_executions_max = 2 * executions;
  settings.limits.pollers_max = executions;
  settings.batch_rows_max = 1'000'000;
  settings.batch_bytes_max = 1u << 30;
  settings.checkpoint_interval = Millis(0);
  return settings;
}

class Maker {
 public:
  Maker(const std::string& folder, std::int64_t executions)
      : storage_({.folder = folder}),
        checkpointing_([this](const std::stop_token& stop) { storage_.checkpointer().run(stop); }),
        scheduler_(storage_, loader_, clock_, entropy_, settings_for(executions)) {
    using std::chrono::system_clock;
    clock_.set_wall(std::chrono::time_point_cast<Millis>(system_clock::now()));
    scheduler_.start();
    create("waits", R"({"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.seconds","End":true}}})");
    for (const char* name : {"queued", "assigned"}) {
      submit(RegistryCommand(CreateActivity{.name = named(name)}));
      create(name, R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:us-east-1:)"
                   R"(123456789012:activity:)" +
                       std::string(name) + R"(","End":true}}})");
    }
    run();
  }

  // Four by four: two that wait, one queued, one assigned.
  void make(std::int64_t from, std::int64_t to) {
    for (std::int64_t i = from; i < to; ++i) {
      const char* machine = i % 4 < 2 ? "waits" : i % 4 == 2 ? "queued" : "assigned";
      const std::int64_t seconds = 2 * 86'400 + i * 7919 % 86'400;
      submit(StartExecutionRequest{.state_machine = named(machine),
                                   .name = std::nullopt,
                                   .input = Payload(R"({"order":)" + std::to_string(i) + R"(,"seconds":)" +
                                                    std::to_string(seconds) + "}"),
                                   .trace_header = std::nullopt});
      if (i % 4 == 3) submit(PollActivityRequest{.activity = named("assigned"), .worker_name = "worker"});
    }
    run();
    clock_.advance(Millis(10));
    run();  // the deliveries
  }

 private:
  static ResourceName named(const std::string& name) { return {kScope, name}; }

  void create(const std::string& name, const std::string& definition) {
    const auto parsed = asl::parse_state_machine(definition);
    check(parsed.machine != nullptr, "the definition is valid");
    submit(RegistryCommand(CreateStateMachine{
        .name = named(name),
        .type = "STANDARD",
        .settings = {.definition = Payload(definition), .role_arn = "arn:aws:iam::123456789012:role/r"},
        .machine = parsed.machine}));
  }

  void submit(Request request) { submitted_.push_back({.ticket = ++ticket_, .request = std::move(request)}); }

  void run() {
    std::vector<Submission> batch = std::exchange(submitted_, {});
    std::size_t taken = 0;
    for (const Answer& answer : scheduler_.run_batch(batch, &taken)) {
      check(!std::holds_alternative<ApiError>(answer.reply), "nothing is refused");
      if (const auto* task = std::get_if<TaskHandedOut>(&answer.reply))
        submit(TaskDeliveryRequest{task->execution, task->task, task->nonce, true});
    }
    check(taken == batch.size(), "a batch takes it all");
  }

  storage::SqliteStorage storage_;
  std::jthread checkpointing_;
  test::ManualClock clock_;
  test::SeededEntropy entropy_{1};
  test::ManualLoader loader_{storage_};
  Scheduler scheduler_;
  std::vector<Submission> submitted_;
  std::uint64_t ticket_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes a database with many open executions");
  std::string folder;
  std::int64_t executions = 100'000;
  app.add_option("--data", folder, "Folder, made when missing")->required();
  app.add_option("--executions", executions);
  CLI11_PARSE(app, argc, argv);
  Maker maker(folder, executions);
  for (std::int64_t from = 0; from < executions; from += kBatch)
    maker.make(from, std::min(from + kBatch, executions));
  std::cout << executions << " executions\n" << std::flush;
  ::_exit(0);  // not an orderly end
}
