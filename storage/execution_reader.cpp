#include "storage/execution_reader.h"

#include <limits>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

std::string select_executions(const char* condition) {
  return std::string("SELECT ") + kExecutionColumns + " FROM executions e WHERE e.state_machine_id = ? AND " +
         condition + " AND e.execution_id < ? ORDER BY e.execution_id DESC LIMIT ?";
}

std::string select_rows(const char* condition) {
  return std::string("SELECT ") + kLogRowColumns + " FROM history_events h WHERE h.execution_id = ? AND " +
         condition;
}

// A text member of a JSON column.
std::optional<std::string> member(const std::optional<std::string>& json, const char* key) {
  if (!json) return std::nullopt;
  const Value object = parse_json(*json).value_or(Value());
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

}  // namespace

ExecutionReader::ExecutionReader(SQLite::Database& connection)
    : executions_(connection),
      log_(connection),
      list_(connection, select_executions("TRUE")),
      // The index by status leaves out SUCCEEDED, which most executions are.
      list_succeeded_(connection, select_executions("e.status = 'SUCCEEDED'")),
      list_with_status_(connection, select_executions("e.status = ? AND e.status <> 'SUCCEEDED'")),
      row_(connection, select_rows("h.seq = ?")),
      history_forward_(connection,
                       select_rows("h.seq > ? AND h.event_id IS NOT NULL ORDER BY h.seq LIMIT ?")),
      history_backward_(connection,
                        select_rows("h.seq < ? AND h.event_id IS NOT NULL ORDER BY h.seq DESC LIMIT ?")),
      count_open_(connection,
                  "SELECT count(*) FROM executions WHERE status = 'RUNNING' AND status <> 'SUCCEEDED'") {}

std::optional<ExecutionRecord> ExecutionReader::find(const ExecutionName& name) {
  return executions_.find_newest(name.scope, name.machine, name.name);
}

std::optional<ExecutionDescription> ExecutionReader::describe(const ExecutionName& name) {
  const auto record = find(name);
  if (!record) return std::nullopt;
  return describe(*record, name.machine, name.scope);
}

// Later statements see at least what earlier ones saw, and log rows never change; but retention may remove
// them in between.
std::optional<ExecutionDescription> ExecutionReader::describe(const ExecutionRecord& record,
                                                              const std::string& machine,
                                                              const ArnScope& scope) {
  ExecutionDescription description{.record = record, .state_machine_name = machine, .scope = scope};
  if (!read_start(description)) return std::nullopt;
  if (record.closing_seq && !read_end(description)) return std::nullopt;
  return description;
}

bool ExecutionReader::read_start(ExecutionDescription& description) {
  bool found = false;
  sql::for_each(
      row_,
      [&](SQLite::Statement& row) {
        const LogRow started = read_log_row(row);
        description.input = started.payload;
        description.trace_header = member(started.secret, "traceHeader");
        found = true;
      },
      description.record.id, std::int64_t{1});
  return found;
}

bool ExecutionReader::read_end(ExecutionDescription& description) {
  const ExecutionRecord& record = description.record;
  LogRow closing;
  sql::for_each(
      row_, [&](SQLite::Statement& row) { closing = read_log_row(row); }, record.id, record.closing_seq);
  if (record.status == ExecutionStatus::Succeeded) description.output = payload_of(record.id, closing);
  description.error = member(closing.details, "error");
  description.cause = member(closing.details, "cause");
  return closing.seq && (record.status != ExecutionStatus::Succeeded || description.output);
}

Payload ExecutionReader::payload_of(ExecutionId execution, const LogRow& row) {
  return row.payload_seq ? log_.payload(execution, row.payload_seq) : row.payload;
}

Page<ExecutionRecord> ExecutionReader::list(const ExecutionsRequest& request) {
  Page<ExecutionRecord> page;
  const auto take = [&](SQLite::Statement& row) {
    page.more = page.rows.size() == request.count;
    if (!page.more) page.rows.push_back(read_execution(row));
  };
  const std::int64_t before =
      request.before ? request.before.value : std::numeric_limits<std::int64_t>::max();
  const std::int64_t count = static_cast<std::int64_t>(request.count) + 1;
  if (!request.status) {
    sql::for_each(list_, take, request.state_machine, before, count);
  } else if (*request.status == ExecutionStatus::Succeeded) {
    sql::for_each(list_succeeded_, take, request.state_machine, before, count);
  } else {
    const std::string status(to_string(*request.status));
    sql::for_each(list_with_status_, take, request.state_machine, status, before, count);
  }
  return page;
}

HistoryPage ExecutionReader::history(const HistoryRequest& request) {
  auto& statement = request.newest_first ? history_backward_ : history_forward_;
  std::int64_t after = request.after.value;
  if (request.newest_first && !request.after) after = std::numeric_limits<std::int64_t>::max();

  HistoryPage page;
  std::size_t bytes = 0;
  const sql::ResetGuard guard(statement);
  sql::bind_all(statement, request.execution, after, static_cast<std::int64_t>(request.count) + 1);
  while (statement.executeStep()) {
    LogRow row = read_log_row(statement);
    Payload payload = payload_of(request.execution, row);
    const bool full =
        page.events.size() == request.count || bytes + payload.bytes() > request.payload_bytes_max;
    if (full && !page.events.empty()) {
      page.next = page.events.back().row.seq;
      break;
    }
    bytes += payload.bytes();
    page.events.push_back({.row = std::move(row), .payload = std::move(payload)});
  }
  return page;
}

std::int64_t ExecutionReader::count_open() {
  return sql::find_value<std::int64_t>(count_open_).value_or(0);
}

}  // namespace sfn::storage
