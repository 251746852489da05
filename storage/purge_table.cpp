#include "storage/purge_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/check.h"
#include "storage/id_ranges.h"
#include "storage/row_checksum.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

// Kept for new rows, which would make the file grow again: a sixteenth of it and 1 MiB.
constexpr std::int64_t kFreePagesKept = 256;
constexpr std::int64_t kFreeShareKept = 16;

}  // namespace

std::int64_t free_pages_beyond_reserve(std::int64_t pages, std::int64_t free) {
  return std::max<std::int64_t>(free - pages / kFreeShareKept - kFreePagesKept, 0);
}

PurgeTable::PurgeTable(SQLite::Database& connection)
    : connection_(connection),
      put_(connection,
           "INSERT INTO purges (position, purged_at, cause, executions, removed, calls_below, call_id, "
           "checksum)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      remove_execution_(connection, "DELETE FROM executions WHERE execution_id = ?"),
      add_leftover_(connection, "INSERT INTO purge_leftovers (execution_id) VALUES (?)"),
      facts_(connection,
             "SELECT coalesce((SELECT position FROM history_events WHERE execution_id = ?1"
             " ORDER BY seq DESC LIMIT 1), 0),"
             " EXISTS (SELECT 1 FROM pending WHERE execution_id = ?1),"
             " EXISTS (SELECT 1 FROM executions WHERE parent_execution_id = ?1)"),
      next_leftover_(connection, "SELECT execution_id FROM purge_leftovers ORDER BY execution_id LIMIT 1"),
      remove_history_(connection,
                      "DELETE FROM history_events WHERE position IN (SELECT position FROM history_events"
                      " WHERE execution_id = ? ORDER BY seq LIMIT ?)"),
      remove_leftover_(connection, "DELETE FROM purge_leftovers WHERE execution_id = ?"),
      calls_below_(connection, "SELECT max(calls_below) FROM purges WHERE calls_below IS NOT NULL"),
      remove_calls_(connection,
                    "DELETE FROM api_calls WHERE call_id IN (SELECT call_id FROM api_calls WHERE call_id < ?"
                    " ORDER BY call_id LIMIT ?)"),
      page_count_(connection, "PRAGMA page_count"),
      free_count_(connection, "PRAGMA freelist_count"),
      can_shrink_(connection.execAndGet("PRAGMA auto_vacuum").getInt() != 0) {}

void PurgeTable::put(const Purge& purge) {
  for (const ExecutionId execution : purge.executions) {
    sql::run(remove_execution_, execution);
    check(connection_.getChanges() == 1, "only an execution that is there is removed");
    sql::run(add_leftover_, execution);
  }
  const std::string executions = id_ranges_text(purge.executions);
  sql::run(put_, purge.position, purge.purged_at, purge.cause, executions, std::ssize(purge.executions),
           purge.calls_below, purge.call, checksum_of(purge, executions));
}

PurgeFacts PurgeTable::facts(ExecutionId execution) {
  PurgeFacts facts;
  sql::for_each(
      facts_,
      [&](SQLite::Statement& row) { sql::read_all(row, facts.newest_row, facts.waits, facts.has_children); },
      execution);
  return facts;
}

Tidied PurgeTable::tidy(const TidyLimits& limits) {
  Tidied done;
  done.rows = remove_history(limits.rows);
  if (done.rows < limits.rows) done.rows += remove_calls(limits.rows - done.rows);
  done.more = done.rows >= limits.rows;
  if (done.rows > 0) {
    done.more = done.more || pages_to_give_back() > 0;
    return done;
  }
  const std::int64_t too_many = pages_to_give_back();
  if (too_many <= 0) return done;
  done.pages = std::min(too_many, limits.pages);
  connection_.exec(fmt::format("PRAGMA incremental_vacuum({})", done.pages));
  // What is kept shrinks with the file.
  done.more = pages_to_give_back() > 0;
  return done;
}

std::int64_t PurgeTable::remove_history(std::int64_t rows) {
  std::int64_t removed = 0;
  while (removed < rows) {
    const auto execution = sql::find_value<ExecutionId>(next_leftover_);
    if (!execution) break;
    sql::run(remove_history_, *execution, rows - removed);
    const std::int64_t now = connection_.getChanges();
    removed += now;
    if (removed < rows) sql::run(remove_leftover_, *execution);
  }
  return removed;
}

std::int64_t PurgeTable::remove_calls(std::int64_t rows) {
  const auto below = sql::find_value<std::int64_t>(calls_below_).value_or(0);
  if (below == 0) return 0;
  sql::run(remove_calls_, below, rows);
  return connection_.getChanges();
}

std::int64_t PurgeTable::pages_to_give_back() {
  const auto pages = sql::find_value<std::int64_t>(page_count_).value_or(0);
  const auto free = sql::find_value<std::int64_t>(free_count_).value_or(0);
  return can_shrink_ ? free_pages_beyond_reserve(pages, free) : 0;
}

}  // namespace sfn::storage
