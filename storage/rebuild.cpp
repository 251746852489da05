#include "storage/rebuild.h"

#include <fmt/format.h>

#include "engine/scheduler/execution_record.h"
#include "storage/connection.h"
#include "storage/data_folder.h"
#include "storage/execution_table.h"
#include "storage/folded.h"
#include "storage/log_reader.h"
#include "storage/meta_table.h"
#include "storage/migrate.h"
#include "storage/open_error.h"
#include "storage/pending_table.h"
#include "storage/registry_projection.h"
#include "storage/sql.h"
#include "storage/wal_check.h"

namespace sfn::storage {
namespace {

void rebuild_registry(SQLite::Database& connection, RebuildReport& report) {
  connection.exec(
      "DELETE FROM tags; DELETE FROM activities; DELETE FROM state_machine_revisions; DELETE FROM "
      "state_machines");
  RegistryProjection projection(connection);
  LogReader(connection).for_each_registry_row([&](const StoredRegistryRow& stored) {
    ++report.registry_events;
    const auto event = decode(stored.row);
    if (event) {
      projection.apply(*event);
    } else {
      report.findings.add(
          fmt::format("registry_events, position {}: {}", stored.position.value, event.error()));
    }
  });
}

// Puts the row of every execution that folds, and what it waits for.
void rebuild_executions(SQLite::Database& connection, RebuildReport& report) {
  // Rows without a log come from nowhere; the others are replaced as a whole, one by one.
  connection.exec(
      "DELETE FROM executions WHERE execution_id NOT IN (SELECT execution_id FROM history_events)");
  LogReader log(connection);
  ExecutionWriter writer(connection);
  SQLite::Statement remove(connection, "DELETE FROM executions WHERE execution_id = ?");
  PendingWriter pending(connection);
  pending.store({.clear = true});
  for (ExecutionId id = log.next_execution(ExecutionId()); id; id = log.next_execution(id)) {
    ++report.executions;
    std::vector<StoredHistoryRow> rows;
    log.for_each_row(id, [&](StoredHistoryRow row) { rows.push_back(std::move(row)); });
    const auto execution = fold(rows, report.findings);
    if (!execution) continue;
    sql::run(remove, id);
    writer.put(record_of(*execution));
    Checkpoint waiting;
    for (const auto& [key, entry] : execution->pending())
      waiting.put.push_back({.execution = id, .key = key, .entry = entry});
    pending.store(waiting);
    report.pending += std::ssize(waiting.put);
  }
}

}  // namespace

RebuildReport rebuild(const std::filesystem::path& folder) {
  const auto database = database_path(folder);
  if (!std::filesystem::exists(database))
    throw OpenError(OpenError::Reason::Missing, fmt::format("there is no database {}", database.string()));
  const FolderLock lock(folder);
  require_whole_wal(database, {});
  const auto connection = open_for_writing(database);
  complete_checkpoint(*connection);
  migrate(*connection);

  RebuildReport report;
  sql::translated([&] {
    SQLite::Transaction transaction(*connection, SQLite::TransactionBehavior::IMMEDIATE);
    rebuild_registry(*connection, report);
    const Position reflects = LogReader(*connection).last_position();
    rebuild_executions(*connection, report);
    MetaTable(*connection).set_checkpoint(reflects);
    transaction.commit();
  });
  complete_checkpoint(*connection);
  return report;
}

}  // namespace sfn::storage
