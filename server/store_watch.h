// StoreWatch tells the operator what hinders the store, once when it begins and once when it is over: another
// program's locks, a WAL that can't be emptied, checkpoints that fail, a disk that is nearly full. It also
// looks after the reserve file. It has a thread of its own, because the writer may be what is held up.
// Failed commits are the writer's to tell (server/writer.h).
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>

#include "storage/sqlite_storage.h"

namespace sfn::server {

class StoreWatch {
 public:
  // The store must outlive run().
  explicit StoreWatch(storage::SqliteStorage& storage) : storage_(storage) {}

  // Looks ten times a second until stopped. On a thread of its own.
  void run(const std::stop_token& stop);
  void look();

  // A line for each counter of the store, name and value. Any thread, while the store is open.
  [[nodiscard]] std::string counters() const;

 private:
  using Duration = std::chrono::steady_clock::duration;

  void look_at_write_lock();
  void look_at_wal();
  void look_at_reserve();

  storage::SqliteStorage& storage_;
  // What was told and is not over.
  bool lock_told_ = false, held_told_ = false, failing_told_ = false;
  Duration lock_lasted_{}, held_lasted_{};
  std::mutex mutex_;
  std::condition_variable_any wake_;
};

}  // namespace sfn::server
