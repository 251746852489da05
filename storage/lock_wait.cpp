#include "storage/lock_wait.h"

#include <thread>

#include <sqlite3.h>

namespace sfn::storage {
namespace {

constexpr std::chrono::milliseconds kPause{2};

}  // namespace

void LockWait::attach(sqlite3* connection) {
  const auto wait = [](void* self, int) { return static_cast<LockWait*>(self)->wait() ? 1 : 0; };
  sqlite3_busy_handler(connection, wait, this);
}

void LockWait::obtained() {
  since_ = 0;
}

std::optional<LockWait::Clock::duration> LockWait::waiting_for() const {
  const Clock::rep since = since_;
  if (since == 0) return std::nullopt;
  return Clock::now().time_since_epoch() - Clock::duration(since);
}

bool LockWait::wait() {
  const auto now = Clock::now().time_since_epoch();
  if (since_ == 0) {
    since_ = now.count();
    ++waits_;
  }
  if (now - Clock::duration(since_) >= patience_) {
    ++failures_;
    return false;
  }
  std::this_thread::sleep_for(kPause);
  return true;
}

}  // namespace sfn::storage
