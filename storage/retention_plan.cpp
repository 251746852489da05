#include "storage/retention_plan.h"

#include <algorithm>
#include <limits>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/connection.h"
#include "storage/migrate.h"
#include "storage/purge_table.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

constexpr std::int64_t kRowsAtATime = 2'000;
// Of a row of the journal beside its texts, and its place in the page.
constexpr std::int64_t kCallRowBytes = 60;

struct ExecutionRow {
  PurgeCandidate candidate;
  TimePoint started_at{};
  std::optional<TimePoint> closed_at;
};

}  // namespace

struct RetentionPlan::Reader {
  explicit Reader(const std::filesystem::path& database)
      : connection(open_for_reading(database)),
        machines(*connection, "SELECT state_machine_id, name FROM state_machines"),
        nth_newest(*connection,
                   "SELECT execution_id FROM executions WHERE state_machine_id = ?"
                   " ORDER BY execution_id DESC LIMIT 1 OFFSET ?"),
        executions(*connection,
                   "SELECT execution_id, state_machine_id, started_at, closed_at FROM executions"
                   " WHERE execution_id > ? ORDER BY execution_id LIMIT ?"),
        calls_forward(
            *connection,
            "SELECT call_id, received_at FROM api_calls WHERE call_id > ? ORDER BY call_id LIMIT ?"),
        calls_backward(*connection,
                       "SELECT call_id, length(operation) + length(request_id) + length(caller)"
                       " + coalesce(length(resource), 0) + coalesce(length(request), 0)"
                       " + coalesce(length(error), 0) FROM api_calls"
                       " WHERE call_id < ? ORDER BY call_id DESC LIMIT ?"),
        oldest_call(*connection, "SELECT min(call_id) FROM api_calls"),
        is_there(*connection, "SELECT 1 FROM executions WHERE execution_id = ?"),
        leftovers(*connection, "SELECT count(*) FROM purge_leftovers"),
        calls_before(*connection, "SELECT count(*) FROM api_calls WHERE call_id < ?"),
        events_of(*connection, "SELECT count(*) FROM history_events WHERE execution_id = ?"),
        machine_name(*connection, "SELECT name FROM state_machines WHERE state_machine_id = ?") {}

  std::unique_ptr<SQLite::Database> connection;
  SQLite::Statement machines;
  SQLite::Statement nth_newest;
  SQLite::Statement executions;
  SQLite::Statement calls_forward;
  SQLite::Statement calls_backward;
  SQLite::Statement oldest_call;
  SQLite::Statement is_there;
  SQLite::Statement leftovers;
  SQLite::Statement calls_before;
  SQLite::Statement events_of;
  SQLite::Statement machine_name;
};

RetentionPlan::RetentionPlan(const std::filesystem::path& database) {
  require_newest_schema(*open_for_reading(database));
  reader_ = sql::translated([&] { return std::make_unique<Reader>(database); });
}

RetentionPlan::~RetentionPlan() = default;

void RetentionPlan::begin(RetentionPolicy policy, TimePoint now) {
  policy_ = std::move(policy);
  now_ = now;
  rules_.clear();
  started_before_ = TimePoint::min();
  too_many_below_ = ExecutionId();
  last_ = ExecutionId();
  at_end_ = false;
  std::vector<std::pair<StateMachineId, std::string>> machines;
  sql::translated([&] {
    sql::for_each(reader_->machines, [&](SQLite::Statement& row) {
      auto& [id, name] = machines.emplace_back();
      sql::read_all(row, id, name);
    });
  });
  for (const auto& [id, name] : machines) {
    const auto own = policy_.machines.find(name);
    const RetentionRule& wanted = own == policy_.machines.end() ? policy_.executions : own->second;
    Rule& rule = rules_[id];
    if (wanted.age) rule.closed_before = now_ - *wanted.age;
    if (wanted.newest > 0)
      rule.newest_from = sql::translated([&, machine = id] {
        return sql::find_value<ExecutionId>(reader_->nth_newest, machine, wanted.newest - 1)
            .value_or(ExecutionId());
      });
    if (rule.closed_before) started_before_ = std::max(started_before_, *rule.closed_before);
    too_many_below_ = std::max(too_many_below_, rule.newest_from);
  }
}

// A machine that is newer than begin() keeps what it has.
const RetentionPlan::Rule& RetentionPlan::rule_of(StateMachineId machine) {
  return rules_[machine];
}

std::vector<PurgeCandidate> RetentionPlan::next(std::size_t count) {
  std::vector<PurgeCandidate> found;
  while (!at_end_ && found.size() < count) {
    std::vector<ExecutionRow> rows;
    sql::translated([&] {
      sql::for_each(
          reader_->executions,
          [&](SQLite::Statement& row) {
            ExecutionRow& out = rows.emplace_back();
            sql::read_all(row, out.candidate.execution, out.candidate.state_machine, out.started_at,
                          out.closed_at);
          },
          last_.value, kRowsAtATime);
    });
    at_end_ = std::ssize(rows) < kRowsAtATime;
    for (ExecutionRow& row : rows) {
      if (found.size() == count) {
        at_end_ = false;
        break;
      }
      last_ = row.candidate.execution;
      // Ids are in the order of the starts, and nothing closes before it starts.
      at_end_ = at_end_ || (row.started_at > started_before_ && last_ >= too_many_below_);
      if (!row.closed_at) continue;
      const Rule& rule = rule_of(row.candidate.state_machine);
      const bool too_old = rule.closed_before && *row.closed_at <= *rule.closed_before;
      if (!too_old && !(last_ < rule.newest_from)) continue;
      row.candidate.closed_at = *row.closed_at;
      found.push_back(row.candidate);
    }
  }
  return found;
}

CallId RetentionPlan::calls_below() {
  return sql::translated([&] { return std::max(calls_too_old(), calls_too_many()); });
}

CallId RetentionPlan::calls_too_old() {
  CallId last;
  if (!policy_.journal_age) return last;
  const TimePoint cutoff = now_ - *policy_.journal_age;
  for (bool more = true; more;) {
    std::int64_t rows = 0;
    bool reached = false;
    sql::for_each(
        reader_->calls_forward,
        [&](SQLite::Statement& row) {
          CallId id;
          TimePoint received_at;
          sql::read_all(row, id, received_at);
          reached = reached || received_at > cutoff;
          if (!reached) last = id;
          ++rows;
        },
        last.value, kRowsAtATime);
    more = rows == kRowsAtATime && !reached;
  }
  return last ? last.next() : last;
}

CallId RetentionPlan::calls_too_many() {
  if (policy_.journal_bytes == 0) return {};
  constexpr CallId kAfterAll(std::numeric_limits<std::int64_t>::max());
  const auto oldest = sql::find_value<CallId>(reader_->oldest_call).value_or(CallId());
  CallId first = kAfterAll;
  std::int64_t bytes = 0;
  std::int64_t all_rows = 0;
  for (bool more = true; more;) {
    std::int64_t rows = 0;
    bool full = false;
    sql::for_each(
        reader_->calls_backward,
        [&](SQLite::Statement& row) {
          CallId id;
          std::int64_t texts = 0;
          sql::read_all(row, id, texts);
          ++rows;
          full = full || (bytes += texts + kCallRowBytes) > policy_.journal_bytes;
          if (!full) first = id;
        },
        first.value, kRowsAtATime);
    if (full) return first;
    more = rows == kRowsAtATime;
    all_rows += rows;
    // A journal that is far from full, by the size of its newest rows, is not read to its end: ids have few
    // gaps.
    if (more && first.value - oldest.value < policy_.journal_bytes / (2 * (bytes / all_rows))) return {};
  }
  return {};
}

bool RetentionPlan::is_there(ExecutionId execution) {
  return sql::translated([&] { return sql::find_value<int>(reader_->is_there, execution).has_value(); });
}

std::int64_t RetentionPlan::leftovers() {
  return sql::translated([&] { return sql::find_value<std::int64_t>(reader_->leftovers).value_or(0); });
}

std::int64_t RetentionPlan::calls_before(CallId call) {
  return sql::translated(
      [&] { return sql::find_value<std::int64_t>(reader_->calls_before, call.value).value_or(0); });
}

std::int64_t RetentionPlan::events_of(ExecutionId execution) {
  return sql::translated(
      [&] { return sql::find_value<std::int64_t>(reader_->events_of, execution).value_or(0); });
}

std::string RetentionPlan::machine_name(StateMachineId machine) {
  return sql::translated(
      [&] { return sql::find_value<std::string>(reader_->machine_name, machine).value_or(""); });
}

std::int64_t RetentionPlan::pages_to_give_back() {
  return sql::translated([&] {
    const auto value = [&](const char* pragma) { return reader_->connection->execAndGet(pragma).getInt64(); };
    return value("PRAGMA auto_vacuum") == 0
               ? 0
               : free_pages_beyond_reserve(value("PRAGMA page_count"), value("PRAGMA freelist_count"));
  });
}

std::string RetentionPlan::token_key() {
  return sql::translated(
      [&] { return reader_->connection->execAndGet("SELECT token_key FROM meta").getString(); });
}

PurgeRequest purge_request(const std::string& cause, const std::vector<PurgeCandidate>& candidates) {
  PurgeRequest request{
      .cause = cause, .executions = {}, .closed_before = TimePoint::min(), .calls_below = {}};
  for (const PurgeCandidate& candidate : candidates) {
    request.executions.push_back(candidate.execution);
    request.closed_before = std::max(request.closed_before, candidate.closed_at);
  }
  return request;
}

}  // namespace sfn::storage
