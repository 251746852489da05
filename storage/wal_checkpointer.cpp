#include "storage/wal_checkpointer.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "storage/connection.h"

namespace sfn::storage {
namespace {

// A frame is a page and its header (sqlite.org/fileformat2.html, 4.1).
constexpr std::int64_t kFrameBytes = kPageBytes + 24;

}  // namespace

WalCheckpointer::WalCheckpointer(const std::filesystem::path& database, const std::string& vfs,
                                 Settings settings)
    : settings_(settings),
      wal_(wal_path(database)),
      wal_identity_(identity_of(wal_)),
      connection_(open_for_checkpoints(database, vfs)) {}

WalCheckpointer::~WalCheckpointer() = default;

void WalCheckpointer::committed(int wal_frames) {
  const std::int64_t bytes = wal_frames * kFrameBytes;
  if (bytes < wal_bytes_) {  // the WAL has started anew
    copied_bytes_ = 0;
    bytes_at_pause_ = 0;
  }
  wal_bytes_ = bytes;
  if (bytes > wal_bytes_max_) wal_bytes_max_ = bytes;
  ++commits_;
  if (bytes - copied_bytes_ >= settings_.background_bytes) wake_.notify_one();
}

void WalCheckpointer::make_room() {
  const std::int64_t bytes = wal_bytes_;
  if (bytes < settings_.pause_bytes) return;
  // A pause that did not help, because a reader needs the WAL, is not repeated at once.
  if (bytes_at_pause_ != 0 && bytes < bytes_at_pause_ + settings_.pause_bytes / 4) return;
  std::unique_lock lock(mutex_, std::defer_lock);
  if (bytes >= settings_.wait_bytes) {
    lock.lock();
  } else if (!lock.try_lock()) {
    return;  // a pass is under way; the tail it leaves is short
  }
  if (!pass_locked()) return;
  bytes_at_pause_ = bytes;
  ++stats_.pauses;
}

int WalCheckpointer::make_sound() {
  if (!sync_failed_) return SQLITE_OK;
  const std::scoped_lock lock(mutex_);
  // A reader keeps the WAL from being emptied: the writer does not wait for it, it refuses meanwhile.
  connection_->setBusyTimeout(0);
  int code = rewrite_wal(*connection_);
  if (code == SQLITE_OK)
    code = sqlite3_wal_checkpoint_v2(connection_->getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                     nullptr);
  connection_->setBusyTimeout(kBusyTimeoutMs);
  commits_at_return_ = commits_;
  ++stats_.passes;
  if (code != SQLITE_OK) {
    ++stats_.failures;
    return code;
  }
  copied_bytes_ = 0;
  wal_bytes_ = 0;
  bytes_at_pause_ = 0;
  sync_failed_ = false;
  return SQLITE_OK;
}

void WalCheckpointer::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(wake_mutex_);
      wake_.wait_for(lock, stop, settings_.idle_interval, [this] { return due(); });
    }
    pass();
  }
}

bool WalCheckpointer::due() const {
  return wal_bytes_ - copied_bytes_ >= settings_.background_bytes;
}

bool WalCheckpointer::pass() {
  const std::scoped_lock lock(mutex_);
  return pass_locked();
}

bool WalCheckpointer::pass_locked() {
  if (commits_ == commits_at_return_) return false;
  int frames = 0;
  int copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_->getHandle(), "main", SQLITE_CHECKPOINT_PASSIVE,
                                             &frames, &copied);
  commits_at_return_ = commits_;
  note_pass(code, frames, copied);
  if (identity_of(wal_) != wal_identity_) wal_replaced_ = true;
  return true;
}

// A reader that stays where it is keeps every pass at the same frame; own readers are gone by the next pass.
void WalCheckpointer::note_pass(int code, int frames, int copied) {
  ++stats_.passes;
  if (code == SQLITE_OK) copied_bytes_ = copied * kFrameBytes;
  // BUSY: the writer was changing the WAL's index at that very moment.
  const bool incomplete = code == SQLITE_OK && copied < frames;
  if (code == SQLITE_BUSY || incomplete) ++stats_.incomplete;
  stats_.failing = code != SQLITE_OK && code != SQLITE_BUSY;
  if (code == SQLITE_FULL) full_ = true;
  if (stats_.failing) ++stats_.failures;
  if (stats_.failing && is_failed_sync(sqlite3_extended_errcode(connection_->getHandle())))
    sync_failed_ = true;
  if (code != SQLITE_OK) return;
  if (!incomplete) {
    held_since_.reset();
  } else if (copied != copied_ || !held_since_) {
    held_since_ = std::chrono::steady_clock::now();
  }
  copied_ = copied;
}

WalCheckpointer::Stats WalCheckpointer::stats() const {
  const std::scoped_lock lock(mutex_);
  Stats stats = stats_;
  stats.wal_bytes = wal_bytes_;
  stats.wal_bytes_max = wal_bytes_max_;
  if (held_since_) stats.held_for = std::chrono::steady_clock::now() - *held_since_;
  return stats;
}

}  // namespace sfn::storage
