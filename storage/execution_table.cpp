#include "storage/execution_table.h"

#include <algorithm>

#include "storage/names.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

std::string select_executions(const std::string& rest) {
  return std::string("SELECT ") + kExecutionColumns + " FROM " + rest;
}

template <class... Values>
std::optional<ExecutionRecord> find_one(SQLite::Statement& statement, const Values&... values) {
  std::optional<ExecutionRecord> found;
  sql::for_each(
      statement, [&](SQLite::Statement& row) { found = read_execution(row); }, values...);
  return found;
}

}  // namespace

ExecutionRecord read_execution(SQLite::Statement& row) {
  ExecutionRecord record;
  std::string status;
  sql::read_all(row, record.id, record.state_machine, record.revision, record.name, status, record.started_at,
                record.closed_at, record.closing_seq, record.parent, record.parent_seq, record.redrive_count);
  const auto known = execution_status(status);
  if (!known) {
    throw StorageError(StorageError::Kind::Damaged,
                       "execution " + std::to_string(record.id.value) + " has the status '" + status + "'");
  }
  record.status = *known;
  return record;
}

ExecutionWriter::ExecutionWriter(SQLite::Database& connection)
    : put_(connection,
           "INSERT INTO executions (execution_id, state_machine_id, revision, name, status, started_at, "
           "closed_at,"
           " closing_seq, parent_execution_id, parent_seq, redrive_count)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
           " ON CONFLICT (execution_id) DO UPDATE SET status = excluded.status, closed_at = "
           "excluded.closed_at,"
           " closing_seq = excluded.closing_seq, redrive_count = excluded.redrive_count") {}

void ExecutionWriter::put(const ExecutionRecord& record) {
  const std::string status(to_string(record.status));
  sql::run(put_, record.id, record.state_machine, record.revision, record.name, status, record.started_at,
           record.closed_at, record.closing_seq, record.parent, record.parent_seq, record.redrive_count);
}

ExecutionTable::ExecutionTable(SQLite::Database& connection)
    : find_(connection, select_executions("executions e WHERE e.execution_id = ?")),
      find_newest_of_machine_(connection,
                              select_executions("executions e WHERE e.state_machine_id = ? AND e.name = ?"
                                                " ORDER BY e.execution_id DESC LIMIT 1")),
      find_newest_by_arn_(connection,
                          select_executions("state_machines m CROSS JOIN executions e"
                                            " ON e.state_machine_id = m.state_machine_id AND e.name = ?"
                                            " WHERE m.account = ? AND m.region = ? AND m.name = ?"
                                            " AND m.partition = ? ORDER BY e.execution_id DESC LIMIT 1")),
      open_ids_(connection,
                "SELECT execution_id FROM executions WHERE status = 'RUNNING' AND status <> 'SUCCEEDED'"),
      count_open_(connection,
                  "SELECT state_machine_id, count(*) FROM executions"
                  " WHERE status = 'RUNNING' AND status <> 'SUCCEEDED' GROUP BY state_machine_id") {}

std::optional<ExecutionRecord> ExecutionTable::find(ExecutionId execution) {
  return find_one(find_, execution);
}

std::optional<ExecutionRecord> ExecutionTable::find_newest(StateMachineId machine, const std::string& name) {
  return find_one(find_newest_of_machine_, machine, name);
}

std::optional<ExecutionRecord> ExecutionTable::find_newest(const ArnScope& scope, const std::string& machine,
                                                           const std::string& name) {
  return find_one(find_newest_by_arn_, name, scope.account, scope.region, machine, scope.partition);
}

std::vector<ExecutionRecord> ExecutionTable::scan_open(ExecutionId after, std::size_t count) {
  if (!open_) {
    open_.emplace();
    sql::for_each(open_ids_,
                  [&](SQLite::Statement& row) { sql::read(row.getColumn(0), open_->emplace_back()); });
    std::sort(open_->begin(), open_->end());
  }
  std::vector<ExecutionRecord> page;
  auto next = std::upper_bound(open_->begin(), open_->end(), after);
  for (; next != open_->end() && page.size() < count; ++next) {
    if (auto record = find(*next)) page.push_back(std::move(*record));
  }
  if (next == open_->end()) forget_scan();
  return page;
}

std::map<StateMachineId, std::int64_t> ExecutionTable::count_open() {
  std::map<StateMachineId, std::int64_t> counts;
  sql::for_each(count_open_, [&](SQLite::Statement& row) {
    StateMachineId machine;
    std::int64_t count = 0;
    sql::read_all(row, machine, count);
    counts.emplace(machine, count);
  });
  return counts;
}

}  // namespace sfn::storage
