// A file as a real scheduler leaves it: state machines with two revisions, tags, activities, executions in
// every stage, calls of the journal, a checkpoint. The same on every run, because clock and entropy are. For
// `verify`, `rebuild` and the queries of docs/database.md.
//
//   orders     Pass -> Task (activity pack) -> Succeed
//     order-1  SUCCEEDED     order-2  at worker-1, with a heartbeat     order-3  in the queue
//     order-4  FAILED (OutOfStock)     order-5  waits for a retry
//   reminders  Wait of a day; reminder-1 waits
//   old        deleted, with its execution old-1
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/scheduler/scheduler.h"
#include "storage/sqlite_storage.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::test {

class SmallWorld {
 public:
  // Builds it in `folder`. The server still runs: the file is open and the end is not an orderly one.
  explicit SmallWorld(const std::filesystem::path& folder);
  void close() { scheduler_->close(); }

  // Going on with it.
  void create_machine(const std::string& name, const std::string& definition, std::vector<Tag> tags = {});
  void start(const std::string& machine, const std::string& name, const std::string& input);
  Answer ask(const std::string& operation, const std::string& resource, Request request);
  void advance(Millis by);
  [[nodiscard]] Now now() { return clock_.now(); }
  Scheduler& scheduler() { return *scheduler_; }
  storage::SqliteStorage& storage() { return storage_; }

 private:
  static inline const ArnScope kScope{.partition = "aws", .region = "us-east-1", .account = "123456789012"};

  void build();
  void update_machine(const std::string& name, const std::string& definition);
  // Polls and returns the token of the task that is handed out.
  std::string poll(const std::string& worker);
  void run();

  storage::SqliteStorage storage_;
  ManualClock clock_;
  SeededEntropy entropy_{7};
  ManualLoader loader_{storage_};
  std::unique_ptr<Scheduler> scheduler_;
  std::vector<Submission> submitted_;
  std::vector<Answer> answers_;
  std::uint64_t ticket_ = 0;
};

}  // namespace sfn::test
