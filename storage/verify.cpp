#include "storage/verify.h"

#include <fmt/format.h>

#include "storage/connection.h"
#include "storage/log_reader.h"
#include "storage/migrate.h"
#include "storage/row_checksum.h"
#include "storage/sql.h"
#include "storage/verify_executions.h"
#include "storage/verify_purges.h"
#include "storage/verify_registry.h"

namespace sfn::storage {
namespace {

// A read transaction keeps the server from starting its WAL anew, so none of ours reads more than this.
constexpr std::int64_t kExecutionsAtATime = 200;
constexpr std::int64_t kEventsAtATime = 20'000;
constexpr std::int64_t kCallsAtATime = 20'000;
constexpr std::int64_t kPurgesAtATime = 1'000;

std::int64_t value_of(SQLite::Database& connection, const char* query) {
  return connection.execAndGet(query).getInt64();
}

// Everything in `meta` against what the tables hold.
void verify_meta(SQLite::Database& connection, VerifyReport& report) {
  const auto meta = MetaTable(connection).find();
  const std::int64_t position = LogReader(connection).last_position().value;
  const std::int64_t execution =
      value_of(connection,
               "SELECT max(coalesce((SELECT max(execution_id) FROM executions), 0),"
               " coalesce((SELECT max(execution_id) FROM history_events), 0))");
  const std::int64_t call = value_of(connection, "SELECT coalesce(max(call_id), 0) FROM api_calls");
  if (!meta) {
    if (position != 0 || execution != 0 || call != 0) report.findings.add("meta: its row is missing");
    return;
  }
  if (!meta->token_key) report.findings.add("meta: the key of the tokens is missing");
  const auto below = [&](std::int64_t used, std::int64_t next, const char* what) {
    if (used >= next) report.findings.add(fmt::format("meta: {} is {}, but {} is in use", what, next, used));
  };
  below(position, meta->counters.position.value, "next_position");
  below(execution, meta->counters.execution.value, "next_execution_id");
  below(call, meta->counters.call.value, "next_call_id");
  if (meta->checkpoint && meta->checkpoint->value > position)
    report.findings.add(
        fmt::format("meta: the checkpoint is at {}, but the log ends at {}: rows are gone from its end",
                    meta->checkpoint->value, position));
}

void verify_shared_positions(SQLite::Database& connection, VerifyReport& report) {
  SQLite::Statement doubled(
      connection,
      "SELECT r.position FROM registry_events r JOIN history_events h ON h.position = r.position"
      " UNION ALL SELECT p.position FROM purges p WHERE p.position IN (SELECT position FROM history_events)"
      " OR p.position IN (SELECT position FROM registry_events)");
  sql::for_each(doubled, [&](SQLite::Statement& row) {
    report.findings.add(
        fmt::format("position {} is in more than one table of the log", row.getColumn(0).getInt64()));
  });
}

void verify_quarantine(SQLite::Database& connection, VerifyReport& report) {
  SQLite::Statement closed(
      connection,
      "SELECT q.execution_id FROM quarantine q LEFT JOIN executions e USING (execution_id)"
      " WHERE e.status IS NOT 'RUNNING'");
  sql::for_each(closed, [&](SQLite::Statement& row) {
    report.findings.add(fmt::format("quarantine: execution {} is not running", row.getColumn(0).getInt64()));
  });
}

ApiCall read_call(SQLite::Statement& row) {
  ApiCall call;
  sql::read_all(row, call.id, call.received_at, call.operation, call.request_id, call.caller, call.resource,
                call.request, call.status, call.error, call.duration_us, call.count);
  return call;
}

// A range of the journal after `after`; the last id of it, none at the end.
CallId verify_calls(SQLite::Statement& range, CallId after, VerifyReport& report) {
  CallId last;
  sql::for_each(
      range,
      [&](SQLite::Statement& row) {
        const ApiCall call = read_call(row);
        ++report.api_calls;
        last = call.id;
        if (checksum_of(call) != row.getColumn(11).getInt64())
          report.findings.add(
              fmt::format("api_calls, call {}: a cell was altered: the checksum differs", call.id.value));
      },
      after.value, kCallsAtATime);
  return last;
}

// Calls `range` in a read transaction of its own until it says that it is at the end.
template <class Range>
void in_ranges(SQLite::Database& connection, Range&& range) {
  for (bool more = true; more;) {
    SQLite::Transaction snapshot(connection);
    more = range();
  }
}

void verify_executions(SQLite::Database& connection, VerifyReport& report) {
  ExecutionVerifier verifier(connection, report);
  ExecutionId last;
  in_ranges(connection, [&] {
    const std::int64_t events = report.history_events;
    for (std::int64_t i = 0; i < kExecutionsAtATime && report.history_events - events < kEventsAtATime; ++i) {
      const ExecutionId checked = verifier.check_next(last);
      if (!checked) return false;
      last = checked;
    }
    return true;
  });
}

void verify_touched(SQLite::Database& connection, Position after, VerifyReport& report) {
  ExecutionVerifier verifier(connection, report);
  for (const ExecutionId id : LogReader(connection).touched_after(after)) {
    const SQLite::Transaction snapshot(connection);
    verifier.check(id);
  }
}

void verify_purges(SQLite::Database& connection, VerifyReport& report) {
  PurgeVerifier verifier(connection, report);
  Position last;
  in_ranges(connection, [&] {
    for (std::int64_t i = 0; i < kPurgesAtATime; ++i) {
      const Position checked = verifier.check_next(last);
      if (!checked) return false;
      ++report.purges;
      last = checked;
    }
    return true;
  });
  const SQLite::Transaction snapshot(connection);
  verifier.check_leftovers();
}

void verify_journal(SQLite::Database& connection, VerifyReport& report) {
  SQLite::Statement range(
      connection,
      "SELECT call_id, received_at, operation, request_id, caller, resource, request, status,"
      " error, duration_us, count, checksum FROM api_calls WHERE call_id > ?"
      " ORDER BY call_id LIMIT ?");
  CallId last;
  in_ranges(connection, [&] {
    const CallId checked = verify_calls(range, last, report);
    if (checked) last = checked;
    return bool(checked);
  });
}

}  // namespace

VerifyReport verify(const std::filesystem::path& database, std::optional<Position> after) {
  const auto connection = open_for_reading(database);
  require_newest_schema(*connection);
  VerifyReport report;
  sql::translated([&] {
    {
      SQLite::Transaction snapshot(*connection);
      verify_meta(*connection, report);
      verify_registry(*connection, report);
      verify_shared_positions(*connection, report);
      verify_quarantine(*connection, report);
    }
    if (after) return verify_touched(*connection, *after, report);
    verify_executions(*connection, report);
    verify_journal(*connection, report);
    verify_purges(*connection, report);
  });
  return report;
}

}  // namespace sfn::storage
