#include "storage/execution_table.h"

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
      find_child_(connection,
                  select_executions("executions e WHERE e.parent_execution_id = ?"
                                    " AND e.parent_seq = ? AND e.parent_execution_id IS NOT NULL")),
      open_children_(connection, select_executions("executions e WHERE e.parent_execution_id IS NOT NULL"
                                                   " AND e.status = 'RUNNING'")),
      open_of_machine_(connection,
                       "SELECT execution_id FROM executions WHERE state_machine_id = ? AND status = 'RUNNING'"
                       " AND status <> 'SUCCEEDED' AND execution_id > ? ORDER BY execution_id LIMIT ?"),
      next_machine_(connection, "SELECT min(state_machine_id) FROM executions WHERE state_machine_id > ?") {}

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

std::optional<ExecutionRecord> ExecutionTable::find_child(ExecutionId parent, Seq task) {
  return find_one(find_child_, parent, task);
}

std::vector<ExecutionRecord> ExecutionTable::open_children() {
  std::vector<ExecutionRecord> children;
  sql::for_each(open_children_, [&](SQLite::Statement& row) { children.push_back(read_execution(row)); });
  return children;
}

std::vector<OpenExecution> ExecutionTable::scan_open(const OpenExecution& after, std::size_t count) {
  std::vector<OpenExecution> page;
  OpenExecution at = after;
  while (page.size() < count) {
    const auto wanted = static_cast<std::int64_t>(count - page.size());
    sql::for_each(
        open_of_machine_,
        [&](SQLite::Statement& row) {
          page.push_back({at.state_machine, ExecutionId(row.getColumn(0).getInt64())});
        },
        at.state_machine, at.id.value, wanted);
    if (page.size() == count) break;
    at = {sql::find_value<StateMachineId>(next_machine_, at.state_machine.value).value_or(StateMachineId()),
          {}};
    if (!at.state_machine) break;
  }
  return page;
}

}  // namespace sfn::storage
