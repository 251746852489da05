// The table `executions`: its row as ExecutionRecord, written in the caller's transaction. The reads that the
// scheduler needs; those of the API are in sqlite_queries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"

namespace sfn::storage {

// The columns of an ExecutionRecord, in the order that read_execution expects, of the table aliased `e`.
inline constexpr const char* kExecutionColumns =
    "e.execution_id, e.state_machine_id, e.revision, e.name, e.status, e.started_at, e.closed_at, "
    "e.closing_seq,"
    " e.parent_execution_id, e.parent_seq, e.redrive_count";
// Throws StorageError(Damaged) for a status that is none.
[[nodiscard]] ExecutionRecord read_execution(SQLite::Statement& row);

class ExecutionWriter {
 public:
  explicit ExecutionWriter(SQLite::Database& connection);
  // Inserts the row, or replaces what can change of it.
  void put(const ExecutionRecord& record);

 private:
  SQLite::Statement put_;
};

class ExecutionTable {
 public:
  explicit ExecutionTable(SQLite::Database& connection);

  std::optional<ExecutionRecord> find(ExecutionId execution);
  std::optional<ExecutionRecord> find_newest(StateMachineId machine, const std::string& name);
  std::optional<ExecutionRecord> find_newest(const ArnScope& scope, const std::string& machine,
                                             const std::string& name);
  std::optional<ExecutionRecord> find_child(ExecutionId parent, Seq task);
  std::vector<ExecutionRecord> open_children();
  // As Storage::scan_open.
  std::vector<OpenExecution> scan_open(const OpenExecution& after, std::size_t count);

 private:
  SQLite::Statement find_;
  SQLite::Statement find_newest_of_machine_;
  SQLite::Statement find_newest_by_arn_;
  SQLite::Statement find_child_;
  SQLite::Statement open_children_;
  SQLite::Statement open_of_machine_;
  SQLite::Statement next_machine_;
};

}  // namespace sfn::storage
