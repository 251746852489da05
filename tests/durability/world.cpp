#include "tests/durability/world.h"

#include "tests/durability/callees.h"

namespace sfn::durability {

namespace {

// Small enough that all of it happens in a short run: slices that end, executions that are evicted and folded
// again, a WAL that starts anew.
SchedulerSettings scheduler_settings() {
  SchedulerSettings settings;
  settings.limits.slice_events_max = 12;
  settings.poll_time = std::chrono::seconds(5);
  settings.execution_memory_max = 64u << 10;
  settings.route_call = route_calls();
  return settings;
}

storage::WalCheckpointer::Settings checkpointer_settings() {
  return {.background_bytes = 128 << 10, .pause_bytes = 512 << 10, .wait_bytes = 1 << 20};
}

}  // namespace

World::World(MemoryDisk& disk, Mount& mount, std::uint64_t seed) : entropy(seed), disk_(disk), mount_(mount) {
  mount_.replace(disk_);
}

std::filesystem::path World::database() const {
  return storage::database_path(mount_.folder());
}

RecoveryRecord World::start() {
  disk_.revive();
  try {
    storage_ = std::make_unique<storage::SqliteStorage>(
        storage::SqliteStorage::Options{.folder = mount_.folder(), .checkpoints = checkpointer_settings()});
    loader_ = std::make_unique<test::ManualLoader>(*storage_);
    scheduler_ = std::make_unique<Scheduler>(*storage_, *loader_, clock, entropy, scheduler_settings());
    return scheduler_->start();
  } catch (...) {
    kill();
    throw;
  }
}

void World::kill() {
  disk_.kill();
  end();
}

void World::close() {
  scheduler_->release_polls();
  scheduler_->close();
  end();
}

void World::end() {
  scheduler_.reset();
  loader_.reset();
  storage_.reset();
}

}  // namespace sfn::durability
