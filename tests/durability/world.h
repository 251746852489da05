// World is the product on a MemoryDisk, without threads: a scheduler over SqliteStorage with a clock that
// stands still until it is moved. It can be killed, closed and started again on what is on the disk.
#pragma once

#include <memory>
#include <string>

#include "engine/scheduler/scheduler.h"
#include "storage/sqlite_storage.h"
#include "tests/durability/memory_vfs.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::durability {

class World {
 public:
  World(MemoryDisk& disk, Mount& mount, std::uint64_t seed);
  ~World() { kill(); }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  test::ManualClock clock;
  test::SeededEntropy entropy;

  // A new process. Throws what the product throws when it cannot start; it is gone then.
  RecoveryRecord start();
  // kill -9.
  void kill();
  // An orderly end.
  void close();

  [[nodiscard]] bool running() const { return scheduler_ != nullptr; }
  [[nodiscard]] Scheduler& scheduler() { return *scheduler_; }
  [[nodiscard]] storage::SqliteStorage& storage() { return *storage_; }
  [[nodiscard]] MemoryDisk& disk() { return disk_; }
  [[nodiscard]] std::filesystem::path database() const;

 private:
  void end();

  MemoryDisk& disk_;
  Mount& mount_;
  std::unique_ptr<storage::SqliteStorage> storage_;
  std::unique_ptr<test::ManualLoader> loader_;
  std::unique_ptr<Scheduler> scheduler_;
};

}  // namespace sfn::durability
