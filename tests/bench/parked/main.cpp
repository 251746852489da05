// Makes files with many executions, as a server leaves them that is killed. `mixed`: all open, half of them
// in a Wait of days, a quarter with a task in an activity's queue, a quarter with a task at a worker.
// `waits`: all in a Wait; the first of them come due at a given pace, the next at one moment, the others in
// days. `closed`: chains of ten states that have succeeded, named closed-<from> and so on; made again in the
// same folder, the file grows. The scheduler and the store are the product's, the batches are larger than a
// server's, and there are no rows of calls.
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

enum class Kind { kMixed, kWaits, kClosed };

struct Plan {
  Kind kind = Kind::kMixed;
  std::int64_t executions = 100'000;
  std::int64_t from = 1;  // the first one's number
  // Of `waits`: these many one after the other, then these many together; whole seconds, in ms since 1970.
  std::int64_t paced = 0, paced_from = 0, paced_per_second = 500;
  std::int64_t at_once = 0, at_once_at = 0;
  std::size_t input_bytes = 64;  // of `closed`
};

constexpr int kChainStates = 10;
constexpr const char* kWaitsFor =
    R"({"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.seconds","End":true}}})";

std::string pass_chain() {
  std::string text = R"({"StartAt":"S1","States":{)";
  for (int n = 1; n < kChainStates; ++n)
    text += "\"S" + std::to_string(n) + R"(":{"Type":"Pass","Next":"S)" + std::to_string(n + 1) + "\"},";
  return text + "\"S" + std::to_string(kChainStates) + R"(":{"Type":"Pass","End":true}}})";
}

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
  Maker(const std::string& folder, const Plan& plan)
      : plan_(plan),
        storage_({.folder = folder}),
        checkpointing_([this](const std::stop_token& stop) { storage_.checkpointer().run(stop); }),
        scheduler_(storage_, loader_, clock_, entropy_, settings_for(plan.executions)) {
    using std::chrono::system_clock;
    clock_.set_wall(std::chrono::floor<std::chrono::seconds>(system_clock::now()));
    scheduler_.start();
    switch (plan_.kind) {
      case Kind::kMixed: create_mixed(); break;
      case Kind::kWaits: create("waits", kWaitsFor); break;
      case Kind::kClosed: create("closed", pass_chain()); break;
    }
    run();
  }

  // The first of `waits`. A delay is whole seconds, so each of the moments within a second is a start of its
  // own: the clock takes a second for all of them, and is at a whole one again.
  std::int64_t make_paced() {
    std::int64_t made = 0;
    const std::int64_t first = seconds_until(plan_.paced_from);
    for (std::int64_t offset = 0; offset < plan_.paced_per_second && plan_.paced > 0; ++offset) {
      for (std::int64_t n = offset; n < plan_.paced; n += plan_.paced_per_second)
        start_wait(plan_.from + made++, first + n / plan_.paced_per_second);
      run();
      clock_.advance(Millis(1'000 / plan_.paced_per_second));
    }
    return made;
  }

  // The executions of these numbers, the last one not included.
  void make(std::int64_t from, std::int64_t to) {
    for (std::int64_t i = from; i < to; ++i) {
      switch (plan_.kind) {
        case Kind::kMixed: start_mixed(i); break;
        case Kind::kWaits:
          start_wait(i, i - plan_.from < plan_.paced + plan_.at_once ? seconds_until(plan_.at_once_at)
                                                                     : far_seconds(i));
          break;
        case Kind::kClosed:
          start("closed", R"({"order":)" + std::to_string(i) + R"(,"text":")" + padding_ + "\"}",
                "closed-" + std::to_string(i));
          break;
      }
    }
    run();
    if (plan_.kind != Kind::kMixed) return;
    clock_.advance(Millis(10));
    run();  // the deliveries
  }

 private:
  static ResourceName named(const std::string& name) { return {kScope, name}; }

  void create_mixed() {
    create("waits", kWaitsFor);
    for (const char* name : {"queued", "assigned"}) {
      submit(RegistryCommand(CreateActivity{.name = named(name)}));
      create(name, R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:us-east-1:)"
                   R"(123456789012:activity:)" +
                       std::string(name) + R"(","End":true}}})");
    }
  }

  // Four by four: two that wait, one queued, one assigned.
  void start_mixed(std::int64_t i) {
    const char* machine = i % 4 < 2 ? "waits" : i % 4 == 2 ? "queued" : "assigned";
    start(machine,
          R"({"order":)" + std::to_string(i) + R"(,"seconds":)" + std::to_string(far_seconds(i)) + "}");
    if (i % 4 == 3) submit(PollActivityRequest{.activity = named("assigned"), .worker_name = "worker"});
  }

  // Days from now, and not all at one moment.
  static std::int64_t far_seconds(std::int64_t i) { return 2 * 86'400 + i * 7919 % 86'400; }

  // Seconds from the maker's clock until the moment, a whole number of them.
  std::int64_t seconds_until(std::int64_t moment_ms) {
    return (moment_ms - clock_.now().wall.time_since_epoch().count()) / 1'000;
  }

  void start_wait(std::int64_t i, std::int64_t seconds) {
    start("waits", R"({"order":)" + std::to_string(i) + R"(,"seconds":)" + std::to_string(seconds) + "}");
  }

  void start(const char* machine, std::string input, std::optional<std::string> name = std::nullopt) {
    submit(StartExecutionRequest{.state_machine = named(machine),
                                 .name = std::move(name),
                                 .input = Payload(std::move(input)),
                                 .trace_header = std::nullopt});
  }

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

  const Plan plan_;
  const std::string padding_ = std::string(plan_.input_bytes, 'x');
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
  CLI::App app("Makes a database with many executions");
  std::string folder;
  Plan plan;
  const std::map<std::string, Kind> kinds = {
      {"mixed", Kind::kMixed}, {"waits", Kind::kWaits}, {"closed", Kind::kClosed}};
  app.add_option("--data", folder, "Folder, made when missing")->required();
  app.add_option("--kind", plan.kind, "mixed, waits or closed")->transform(CLI::Transformer(kinds));
  app.add_option("--executions", plan.executions);
  app.add_option("--from", plan.from, "Number of the first one");
  app.add_option("--paced", plan.paced, "waits: how many come due one after the other");
  app.add_option("--paced-from", plan.paced_from, "waits: when the first one is due, in ms since 1970");
  app.add_option("--paced-per-second", plan.paced_per_second, "waits: a divisor of 1,000");
  app.add_option("--at-once", plan.at_once, "waits: how many come due at one moment");
  app.add_option("--at-once-at", plan.at_once_at, "waits: that moment, in ms since 1970");
  app.add_option("--input-bytes", plan.input_bytes, "closed: of text in the input of each");
  CLI11_PARSE(app, argc, argv);
  Maker maker(folder, plan);
  const std::int64_t end = plan.from + plan.executions;
  const std::int64_t paced = plan.kind == Kind::kWaits ? maker.make_paced() : 0;
  for (std::int64_t from = plan.from + paced; from < end; from += kBatch)
    maker.make(from, std::min(from + kBatch, end));
  std::cout << plan.executions << " executions\n" << std::flush;
  ::_exit(0);  // not an orderly end
}
