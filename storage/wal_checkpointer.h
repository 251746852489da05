// WalCheckpointer copies the write-ahead log into the database, beside a writer that never stops, and keeps
// it small. Two rules. A pass starts only if a commit has completed since the previous pass returned: only
// the first commit after a complete pass starts the WAL anew, so no restart can be under way during a pass
// (SQLite before 3.51.3 loses pages when the two meet; sqlite.org/wal.html, "the WAL-reset bug"). And since a
// busy writer never lets a pass reach the end, the writer holds still at a batch boundary for a short pass
// over the tail once the WAL is large; its next commit then starts the WAL anew.
//
// One thread checkpoints (run), one writes (committed, make_room). No other connection of any process may
// checkpoint while this one exists.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "storage/connection.h"
#include "storage/data_folder.h"

namespace sfn::storage {

class WalCheckpointer {
 public:
  struct Settings {
    std::int64_t background_bytes = std::int64_t{4} << 20;  // as much to copy wakes the thread
    std::int64_t pause_bytes = std::int64_t{16} << 20;      // a WAL of this size makes the writer hold still
    std::int64_t wait_bytes = std::int64_t{32} << 20;       // and of this size wait for a pass under way
    std::chrono::milliseconds idle_interval{1'000};         // whatever there is to copy is copied this often
  };
  struct Stats {
    std::int64_t passes = 0;
    std::int64_t pauses = 0;      // passes while the writer held still
    std::int64_t incomplete = 0;  // a reader or the writer kept a pass from copying everything
    std::int64_t failures = 0;
    std::int64_t wal_bytes = 0;      // in use, after the last commit
    std::int64_t wal_bytes_max = 0;  // the most there ever was
    bool failing = false;            // the last pass could not write
    // For so long a reader has kept passes from going on where they are.
    std::optional<std::chrono::steady_clock::duration> held_for;
  };

  // Throws OpenError.
  WalCheckpointer(const std::filesystem::path& database, const std::string& vfs, Settings settings);
  ~WalCheckpointer();

  // ---- Writer thread.

  // A commit that wrote something has completed and left so many frames in the WAL.
  void committed(int wal_frames);
  // At a batch boundary, before the next transaction: takes the pass over the tail when the WAL is large.
  void make_room();
  // Whether the WAL has grown beyond what pauses keep it to, and only a commit can make it smaller: a pass
  // needs one to have completed, and only a commit starts the WAL anew.
  [[nodiscard]] bool wants_commit() const { return wal_bytes_ >= settings_.wait_bytes; }
  // A commit failed because the WAL could not be synced.
  void sync_failed() { sync_failed_ = true; }
  // The WAL is not sound after a failed sync, of a commit or of a pass: what it did not write is still read
  // and will not be written by the next sync, so a commit behind it would be lost with it. At a batch
  // boundary this then writes the whole WAL again, copies it into the database, syncs both and empties the
  // WAL. SQLite's code for what kept it from that; SQLITE_OK if the WAL is sound.
  [[nodiscard]] int make_sound();

  // ---- Checkpoint thread.

  // Copies what there is whenever it is worth it, until stopped.
  void run(const std::stop_token& stop);
  // One pass, if the rule allows one: false if it does not. Failures are counted; the next pass tries again.
  bool pass();

  // ---- Any thread.

  // The file at the WAL's path is another one than at the start: somebody deleted it, and what is written
  // from now on may be lost. The writer has to stop.
  [[nodiscard]] bool wal_replaced() const { return wal_replaced_; }
  [[nodiscard]] Stats stats() const;
  // Whether a pass has failed for lack of room since this was last asked: of one pass it is said once, since
  // the next may be long in coming, on a disk that has room by then.
  [[nodiscard]] bool take_full() { return full_.exchange(false); }

 private:
  bool pass_locked();
  [[nodiscard]] bool due() const;
  void note_pass(int code, int frames, int copied);

  const Settings settings_;
  const std::filesystem::path wal_;
  const FileIdentity wal_identity_;
  std::atomic<bool> wal_replaced_ = false;
  std::atomic<bool> sync_failed_ = false;
  std::atomic<bool> full_ = false;
  std::atomic<std::int64_t> commits_ = 0;
  std::atomic<std::int64_t> wal_bytes_ = 0;
  std::atomic<std::int64_t> wal_bytes_max_ = 0;
  std::atomic<std::int64_t> copied_bytes_ = 0;  // of the WAL that is in use
  std::int64_t bytes_at_pause_ = 0;             // writer thread only

  mutable std::mutex mutex_;  // guards what follows; held during a pass
  std::unique_ptr<SQLite::Database> connection_;
  std::int64_t commits_at_return_ = 0;
  Stats stats_;
  int copied_ = -1;  // frames, after the last pass
  std::optional<std::chrono::steady_clock::time_point> held_since_;

  std::mutex wake_mutex_;
  std::condition_variable_any wake_;
};

}  // namespace sfn::storage
