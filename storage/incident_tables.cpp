#include "storage/incident_tables.h"

#include "storage/sql.h"

namespace sfn::storage {

IncidentTables::IncidentTables(SQLite::Database& connection)
    : put_recovery_(
          connection,
          "INSERT OR REPLACE INTO recoveries (epoch, started_at, clean, open_executions, folded, timers,"
          " tasks, quarantined, duration_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      put_quarantine_(
          connection,
          "INSERT OR REPLACE INTO quarantine (execution_id, reason, quarantined_at) VALUES (?, ?, ?)"),
      delete_quarantine_(connection, "DELETE FROM quarantine WHERE execution_id = ?"),
      clear_quarantine_(connection, "DELETE FROM quarantine") {}

void IncidentTables::put(const RecoveryRecord& record) {
  sql::run(put_recovery_, record.epoch, record.started_at, record.clean, record.open_executions,
           record.folded, record.timers, record.tasks, record.quarantined, record.duration_us);
}

void IncidentTables::put(const QuarantineChange& change) {
  if (change.reason) {
    sql::run(put_quarantine_, change.execution, *change.reason, change.at);
  } else {
    sql::run(delete_quarantine_, change.execution);
  }
}

void IncidentTables::release_all() {
  sql::run(clear_quarantine_);
}

}  // namespace sfn::storage
