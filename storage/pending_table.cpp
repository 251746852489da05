#include "storage/pending_table.h"

#include <algorithm>

#include "storage/names.h"
#include "storage/sql.h"

namespace sfn::storage {

std::optional<PendingRecord> read_pending(SQLite::Statement& row) {
  PendingRecord record;
  PendingEntry& entry = record.entry;
  std::string kind;
  std::optional<TimePoint> due_at;
  std::optional<TimePoint> queued_at;
  std::optional<std::int64_t> interval_ms;
  sql::read_all(row, record.execution, kind, record.key.seq, due_at, entry.wall_clock, interval_ms,
                entry.activity, entry.returned, queued_at, record.delivered, record.last_heartbeat);
  const auto known = pending_kind(kind);
  if (!known) return std::nullopt;
  record.key.kind = *known;
  if (due_at) entry.due_at = *due_at;
  if (queued_at) entry.queued_at = *queued_at;
  if (interval_ms) entry.interval = Millis(*interval_ms);
  return record;
}

PendingWriter::PendingWriter(SQLite::Database& connection)
    : clear_(connection, "DELETE FROM pending"),
      remove_(connection, "DELETE FROM pending WHERE execution_id = ? AND kind = ? AND seq = ?"),
      put_(connection,
           "INSERT OR REPLACE INTO pending (execution_id, kind, seq, due_at, wall_clock, interval_ms, "
           "activity_id,"
           " returned, queued_at, delivered, last_heartbeat_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void PendingWriter::store(const Checkpoint& checkpoint) {
  if (checkpoint.clear) sql::run(clear_);
  for (const auto& [execution, key] : checkpoint.removed) {
    const std::string kind(name_of(key.kind));
    sql::run(remove_, execution, kind, key.seq.value);
  }
  for (const PendingRecord& record : checkpoint.put)
    put(record);
}

void PendingWriter::put(const PendingRecord& record) {
  const PendingEntry& entry = record.entry;
  const std::string kind(name_of(record.key.kind));
  const auto due_at = is_timer(record.key.kind) ? std::optional(entry.due_at) : std::nullopt;
  const bool queued =
      record.key.kind == PendingKind::QueuedTask || record.key.kind == PendingKind::QueuedCall;
  const auto queued_at = queued ? std::optional(entry.queued_at) : std::nullopt;
  const auto interval =
      entry.interval.count() != 0 ? std::optional<std::int64_t>(entry.interval.count()) : std::nullopt;
  sql::run(put_, record.execution, kind, record.key.seq.value, due_at, entry.wall_clock, interval,
           entry.activity, entry.returned, queued_at, record.delivered, record.last_heartbeat);
}

PendingReader::PendingReader(SQLite::Database& connection)
    : after_(connection, std::string("SELECT ") + kPendingColumns +
                             " FROM pending WHERE execution_id > ? ORDER BY execution_id, kind, seq"),
      of_execution_(connection, std::string("SELECT ") + kPendingColumns +
                                    " FROM pending WHERE execution_id = ? ORDER BY kind, seq") {}

ExecutionId PendingReader::scan(ExecutionId after, std::size_t rows,
                                const std::function<void(const PendingRecord&)>& visit) {
  const sql::ResetGuard guard(after_);
  sql::bind_all(after_, after.value);
  ExecutionId last;
  std::vector<PendingRecord> entries;  // of `last`
  bool sound = true;
  const auto visit_entries = [&] {
    if (sound) std::for_each(entries.begin(), entries.end(), visit);
    entries.clear();
    sound = true;
  };
  for (std::size_t read = 0; after_.executeStep(); ++read) {
    const ExecutionId execution(after_.getColumn(0).getInt64());
    if (execution != last) {
      visit_entries();
      if (read >= rows && last) return last;
      last = execution;
    }
    auto record = read_pending(after_);
    sound = sound && record;
    if (record) entries.push_back(std::move(*record));
  }
  visit_entries();
  // The caller asks once more and finds nothing.
  return last;
}

std::vector<PendingRecord> PendingReader::load(ExecutionId execution) {
  std::vector<PendingRecord> entries;
  bool sound = true;
  sql::for_each(
      of_execution_,
      [&](SQLite::Statement& row) {
        auto record = read_pending(row);
        sound = sound && record;
        if (record) entries.push_back(std::move(*record));
      },
      execution);
  if (!sound) entries.clear();
  return entries;
}

}  // namespace sfn::storage
