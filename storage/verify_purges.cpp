#include "storage/verify_purges.h"

#include <fmt/format.h>

#include "storage/row_checksum.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

std::int64_t count_of(const std::vector<IdRange>& ranges) {
  std::int64_t count = 0;
  for (const IdRange& range : ranges)
    count += range.last - range.first + 1;
  return count;
}

}  // namespace

PurgeVerifier::PurgeVerifier(SQLite::Database& connection, VerifyReport& report)
    : next_(
          connection,
          "SELECT position, purged_at, cause, executions, removed, calls_below, call_id, checksum FROM purges"
          " WHERE position > ? ORDER BY position LIMIT 1"),
      named_(
          connection,
          "SELECT 'executions', min(execution_id) FROM executions WHERE execution_id BETWEEN ?1 AND ?2"
          " UNION ALL SELECT 'pending', min(execution_id) FROM pending WHERE execution_id BETWEEN ?1 AND ?2"
          " UNION ALL SELECT 'history_events', (SELECT h.execution_id FROM history_events h"
          " WHERE h.execution_id BETWEEN ?1 AND ?2 AND NOT EXISTS (SELECT 1 FROM purge_leftovers l"
          " WHERE l.execution_id = h.execution_id) ORDER BY h.execution_id LIMIT 1)"),
      leftovers_(connection, "SELECT execution_id FROM purge_leftovers ORDER BY execution_id"),
      ranges_(connection, "SELECT executions FROM purges ORDER BY position DESC"),
      report_(report) {}

Position PurgeVerifier::check_next(Position after) {
  Purge purge;
  std::string executions;
  std::int64_t removed = 0;
  std::int64_t checksum = 0;
  sql::for_each(
      next_,
      [&](SQLite::Statement& row) {
        sql::read_all(row, purge.position, purge.purged_at, purge.cause, executions, removed,
                      purge.calls_below, purge.call, checksum);
      },
      after.value);
  if (!purge.position) return purge.position;
  const auto finding = [&](std::string_view what) {
    report_.findings.add(fmt::format("purges, position {}: {}", purge.position.value, what));
  };
  const auto ranges = read_id_ranges(executions);
  if (!ranges) {
    finding("its executions are not readable");
    return purge.position;
  }
  if (count_of(*ranges) != removed) {
    finding("it names another number of executions than it says");
    return purge.position;
  }
  purge.executions.resize(static_cast<std::size_t>(removed));  // of the checksum, their number is a part
  if (checksum_of(purge, executions) != checksum) finding("a cell was altered: the checksum differs");
  for (const IdRange& range : *ranges)
    check_range(purge.position, range);
  return purge.position;
}

void PurgeVerifier::check_range(Position position, const IdRange& range) {
  sql::for_each(
      named_,
      [&](SQLite::Statement& row) {
        if (row.getColumn(1).isNull()) return;
        report_.findings.add(fmt::format("purges, position {}: execution {} was removed, but is in {}",
                                         position.value, row.getColumn(1).getInt64(),
                                         row.getColumn(0).getString()));
      },
      range.first, range.last);
}

void PurgeVerifier::check_leftovers() {
  std::vector<std::int64_t> left;
  sql::for_each(leftovers_, [&](SQLite::Statement& row) { left.push_back(row.getColumn(0).getInt64()); });
  if (left.empty()) return;
  sql::for_each(ranges_, [&](SQLite::Statement& row) {
    const auto ranges = read_id_ranges(row.getColumn(0).getString());
    for (const IdRange& range : ranges.value_or(std::vector<IdRange>()))
      std::erase_if(left, [&](std::int64_t id) { return range.first <= id && id <= range.last; });
  });
  for (const std::int64_t id : left)
    report_.findings.add(
        fmt::format("purge_leftovers: execution {} is to be removed, but no purge names it", id));
}

KnownCalls::KnownCalls(SQLite::Database& connection)
    : exists_(connection, "SELECT 1 FROM api_calls WHERE call_id = ?"),
      removed_(connection,
               "SELECT 1 WHERE ? < (SELECT max(calls_below) FROM purges WHERE calls_below IS NOT NULL)") {}

bool KnownCalls::contains(CallId call) {
  return sql::find_value<int>(exists_, call) || sql::find_value<int>(removed_, call);
}

}  // namespace sfn::storage
