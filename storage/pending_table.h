// The table `pending`, the checkpoint of what every open execution waits for, and its stamp in `meta`. Writes
// are inside the caller's transaction.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"

namespace sfn::storage {

// Nothing for a kind that is none. The columns are those of kPendingColumns.
[[nodiscard]] std::optional<PendingRecord> read_pending(SQLite::Statement& row);
inline constexpr const char* kPendingColumns =
    "execution_id, kind, seq, due_at, wall_clock, interval_ms, activity_id, returned, queued_at, "
    "delivered, last_heartbeat_at";

class PendingWriter {
 public:
  explicit PendingWriter(SQLite::Database& connection);
  void store(const Checkpoint& checkpoint);

 private:
  void put(const PendingRecord& record);

  SQLite::Statement clear_;
  SQLite::Statement remove_;
  SQLite::Statement put_;
};

class PendingReader {
 public:
  explicit PendingReader(SQLite::Database& connection);
  // As Storage::scan_pending and Storage::load_pending.
  ExecutionId scan(ExecutionId after, std::size_t rows,
                   const std::function<void(const PendingRecord&)>& visit);
  std::vector<PendingRecord> load(ExecutionId execution);

 private:
  SQLite::Statement after_;
  SQLite::Statement of_execution_;
};

}  // namespace sfn::storage
