// LockWait decides how long the writer waits for the write lock that another program holds. Short locks, as
// of a shell that changes a row, are waited for and nobody notices. Beyond the patience the waiting ends with
// a known failure, and until the lock has been had once, nothing waits any more: calls are refused at once,
// and the probes of the scheduler find out when the lock is free.
//
// The writer's thread waits; any thread may ask how it stands.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

struct sqlite3;

namespace sfn::storage {

class LockWait {
 public:
  using Clock = std::chrono::steady_clock;
  explicit LockWait(std::chrono::milliseconds patience) : patience_(patience) {}

  // ---- Writer thread.

  // From now on the connection waits in this way. This must outlive its use.
  void attach(sqlite3* connection);
  // A transaction has the lock.
  void obtained();

  // ---- Any thread.

  // Since when the lock is waited for in vain; nullopt while it can be had.
  [[nodiscard]] std::optional<Clock::duration> waiting_for() const;
  // How often the lock was waited for, and how often that ended without it.
  [[nodiscard]] std::uint64_t waits() const { return waits_; }
  [[nodiscard]] std::uint64_t failures() const { return failures_; }

 private:
  bool wait();

  const std::chrono::milliseconds patience_;
  std::atomic<Clock::rep> since_{0};  // of the present wait; 0: none
  std::atomic<std::uint64_t> waits_{0}, failures_{0};
};

}  // namespace sfn::storage
