#include "storage/verify_executions.h"

#include <fmt/format.h>

#include "engine/scheduler/execution_record.h"
#include "storage/folded.h"
#include "storage/names.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

// The columns in which two rows of `executions` differ. Parents and redrives have no events yet.
std::string differing_columns(const ExecutionRecord& a, const ExecutionRecord& b) {
  std::string columns;
  const auto compare = [&](bool equal, const char* column) {
    if (!equal) columns.append(columns.empty() ? "" : ", ").append(column);
  };
  compare(a.state_machine == b.state_machine, "state_machine_id");
  compare(a.revision == b.revision, "revision");
  compare(a.name == b.name, "name");
  compare(a.status == b.status, "status");
  compare(a.started_at == b.started_at, "started_at");
  compare(a.closed_at == b.closed_at, "closed_at");
  compare(a.closing_seq == b.closing_seq, "closing_seq");
  compare(a.parent == b.parent && a.parent_seq == b.parent_seq, "parent");
  compare(a.redrive_count == b.redrive_count, "redrive_count");
  return columns;
}

}  // namespace

ExecutionVerifier::ExecutionVerifier(SQLite::Database& connection, VerifyReport& report)
    : log_(connection),
      executions_(connection),
      pending_(connection),
      meta_(connection),
      next_id_(connection,
               "SELECT min(id) FROM ("
               "SELECT (SELECT h.execution_id FROM history_events h WHERE h.execution_id > ?1"
               " AND NOT EXISTS (SELECT 1 FROM purge_leftovers l WHERE l.execution_id = h.execution_id)"
               " ORDER BY h.execution_id LIMIT 1) AS id UNION ALL"
               " SELECT min(execution_id) FROM executions WHERE execution_id > ?1 UNION ALL"
               " SELECT min(execution_id) FROM pending WHERE execution_id > ?1)"),
      calls_(connection),
      revision_exists_(connection,
                       "SELECT 1 FROM state_machine_revisions WHERE state_machine_id = ? AND revision = ?"),
      report_(report),
      findings_(report.findings) {}

ExecutionId ExecutionVerifier::check_next(ExecutionId after) {
  const auto next = sql::find_value<ExecutionId>(next_id_, after.value).value_or(ExecutionId());
  if (next) check(next);
  return next;
}

void ExecutionVerifier::check(ExecutionId id) {
  ++report_.executions;
  std::vector<StoredHistoryRow> rows;
  log_.for_each_row(id, [&](StoredHistoryRow row) { rows.push_back(std::move(row)); });
  report_.history_events += static_cast<std::int64_t>(rows.size());
  const auto record = executions_.find(id);
  if (rows.empty()) {
    findings_.add(fmt::format("execution {}: a table names it, but it has no log", id.value));
    return;
  }
  const auto before = findings_.count();
  check_rows(rows, findings_);
  check_calls(rows);
  if (findings_.count() != before) return;  // what follows would only repeat it
  const auto execution = fold(rows, findings_);
  if (!execution) return;
  check_record(*execution, record);
  const auto checkpoint = meta_.find().value_or(Meta()).checkpoint;
  if (checkpoint && rows.back().position <= *checkpoint) check_pending(*execution);
}

void ExecutionVerifier::check_calls(const std::vector<StoredHistoryRow>& rows) {
  for (const StoredHistoryRow& stored : rows) {
    if (!stored.call || calls_.contains(stored.call)) continue;
    findings_.add(fmt::format("execution {}, row {} ({}): the call {} that caused it is not in api_calls",
                              stored.execution.value, stored.row.seq.value, stored.row.type,
                              stored.call.value));
  }
}

void ExecutionVerifier::check_record(const Execution& execution,
                                     const std::optional<ExecutionRecord>& stored) {
  const std::int64_t id = execution.id().value;
  if (!stored) {
    findings_.add(fmt::format("execution {}: it has a log, but no row in executions", id));
    return;
  }
  const std::string columns = differing_columns(*stored, record_of(execution));
  if (!columns.empty())
    findings_.add(fmt::format("execution {}: executions differs from the log in {}", id, columns));
  if (!sql::find_value<int>(revision_exists_, stored->state_machine, stored->revision))
    findings_.add(fmt::format("execution {}: there is no revision {} of state machine {}", id,
                              stored->revision.value, stored->state_machine.value));
}

void ExecutionVerifier::check_pending(const Execution& execution) {
  PendingSet expected = execution.pending();
  const auto report = [&](const PendingKey& key, const char* what) {
    findings_.add(fmt::format("execution {}: pending {} of row {} {}", execution.id().value,
                              name_of(key.kind), key.seq.value, what));
  };
  for (const PendingRecord& record : pending_.load(execution.id())) {
    const auto found = expected.find(record.key);
    if (found == expected.end()) {
      report(record.key, "is stored, but nothing waits for it");
      continue;
    }
    if (found->second != record.entry) report(record.key, "differs from the log");
    expected.erase(found);
  }
  for (const auto& [key, entry] : expected)
    report(key, "is missing");
}

}  // namespace sfn::storage
