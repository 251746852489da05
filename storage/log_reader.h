// Reads of the log: rows of history_events as LogRow, whole executions as events, the registry's events. On
// any connection; used by the writer, by `verify` and by the queries of the API.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/execution/event_codec.h"
#include "engine/registry/registry_codec.h"
#include "engine/scheduler/storage.h"

namespace sfn::storage {

// The columns of a LogRow, in the order that read_log_row expects, of the table aliased `h`.
inline constexpr const char* kLogRowColumns =
    "h.seq, h.event_id, h.previous_event_id, h.recorded_at, h.type, h.version, h.branch, h.state, h.payload,"
    " h.payload_seq, h.details, h.private";
// From column `first` on.
[[nodiscard]] LogRow read_log_row(SQLite::Statement& row, int first = 0);

struct StoredHistoryRow {
  Position position;
  ExecutionId execution;
  CallId call;
  std::int64_t checksum = 0;
  LogRow row;
};
struct StoredRegistryRow {
  Position position;
  CallId call;
  std::int64_t checksum = 0;
  RegistryRow row;
};

class LogReader {
 public:
  explicit LogReader(SQLite::Database& connection);

  // In order of seq. Damaged when a row can't be decoded.
  std::vector<HistoryEvent> load(ExecutionId execution);
  void for_each_row(ExecutionId execution, const std::function<void(StoredHistoryRow)>& visit);
  // In order of position.
  std::vector<RegistryEvent> load_registry();
  void for_each_registry_row(const std::function<void(StoredRegistryRow)>& visit);
  // The payload that stands in the row itself; absent if there is none or no row.
  Payload payload(ExecutionId execution, Seq seq);

  std::vector<ExecutionId> touched_after(Position position);
  // Of the newest row of the log: an event, or a purge.
  Position last_position();
  // The execution with the lowest id above `after` that has rows and was not removed; none at the end.
  ExecutionId next_execution(ExecutionId after);

 private:
  SQLite::Statement rows_;
  SQLite::Statement registry_rows_;
  SQLite::Statement payload_;
  SQLite::Statement touched_after_;
  SQLite::Statement last_position_;
  SQLite::Statement next_execution_;
};

}  // namespace sfn::storage
