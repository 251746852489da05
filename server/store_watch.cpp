#include "server/store_watch.h"

#include <fmt/format.h>

#include "server/log.h"
#include "storage/foreign_locks.h"

namespace sfn::server {

namespace {

constexpr std::chrono::milliseconds kInterval{100};
// Shorter locks and readers are everyday life.
constexpr std::chrono::seconds kLockTold{1};
constexpr std::chrono::seconds kReaderTold{2};
constexpr std::int64_t kWalTold = std::int64_t{32} << 20;

double seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

double mib(std::int64_t bytes) {
  return static_cast<double>(bytes) / (1 << 20);
}

}  // namespace

void StoreWatch::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    look();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, kInterval, [] { return false; });
  }
}

void StoreWatch::look() {
  look_at_reserve();
  look_at_write_lock();
  look_at_wal();
}

void StoreWatch::look_at_write_lock() {
  const auto waiting = storage_.lock_wait().waiting_for();
  if (waiting && *waiting >= kLockTold && !lock_told_) {
    lock_told_ = true;
    const auto who = storage::describe(storage::foreign_locks(storage_.database()), true);
    log_warning(
        fmt::format("{} holds the write lock of {}: changes wait and are then refused until it ends its "
                    "transaction (COMMIT or ROLLBACK) or is ended; reads go on",
                    who, storage_.database().string()));
  }
  if (waiting) lock_lasted_ = *waiting;
  if (waiting || !lock_told_) return;
  lock_told_ = false;
  log_info(fmt::format("the write lock is free again after {:.1f} s", seconds(lock_lasted_)));
}

void StoreWatch::look_at_wal() {
  const auto stats = storage_.checkpointer().stats();
  if (storage_.checkpointer().take_full()) storage_.reserve().note_full();
  if (stats.held_for && *stats.held_for >= kReaderTold && stats.wal_bytes >= kWalTold && !held_told_) {
    held_told_ = true;
    const auto who = storage::describe(storage::foreign_locks(storage_.database()), false);
    log_warning(
        fmt::format("{} has held a read transaction on {} for {:.1f} s: its -wal file can't be emptied and "
                    "grows, {:.0f} MiB by now, until that program ends its transaction or is ended",
                    who, storage_.database().string(), seconds(*stats.held_for), mib(stats.wal_bytes)));
  }
  if (stats.held_for) held_lasted_ = *stats.held_for;
  if (!stats.held_for && held_told_) {
    held_told_ = false;
    log_info(fmt::format("the -wal file can be emptied again after {:.1f} s; it had grown to {:.0f} MiB",
                         seconds(held_lasted_), mib(stats.wal_bytes_max)));
  }
  if (stats.failing == failing_told_) return;
  failing_told_ = stats.failing;
  if (failing_told_) {
    log_warning(fmt::format("{} can't be written: changes stay in its -wal file, which grows, until it can",
                            storage_.database().string()));
  } else {
    log_info("changes reach the database file again");
  }
}

void StoreWatch::look_at_reserve() {
  auto& reserve = storage_.reserve();
  if (!reserve.look()) return;
  if (reserve.given_up()) {
    log_warning(
        fmt::format("the disk under {} is nearly full: the reserve of {:.0f} MiB is given up, so that what "
                    "runs can end; nothing new is started until there is room for it again",
                    storage_.database().string(), mib(reserve.bytes())));
  } else if (reserve.times_given_up() > 0) {
    log_info(fmt::format("the disk has room again: the reserve of {:.0f} MiB is kept, starts are taken",
                         mib(reserve.bytes())));
  }
}

std::string StoreWatch::counters() const {
  const auto stats = storage_.checkpointer().stats();
  return fmt::format(
      "lock_waits {}\nlock_wait_failures {}\ncheckpoint_passes {}\ncheckpoint_passes_incomplete {}\n"
      "checkpoint_failures {}\nwal_bytes {}\nwal_bytes_max {}\nreserve_given_up {}\n",
      storage_.lock_wait().waits(), storage_.lock_wait().failures(), stats.passes, stats.incomplete,
      stats.failures, stats.wal_bytes, stats.wal_bytes_max, storage_.reserve().times_given_up());
}

}  // namespace sfn::server
