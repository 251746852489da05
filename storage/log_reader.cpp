#include "storage/log_reader.h"

#include "storage/row_checksum.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

// A row that holds a payload, for the rows after it that refer to it.
using Payloads = std::map<Seq, Payload>;

StorageError damaged(const std::string& what) {
  return StorageError(StorageError::Kind::Damaged, what);
}

}  // namespace

LogRow read_log_row(SQLite::Statement& row, int first) {
  LogRow out;
  int index = first;
  const auto next = [&](auto& value) { sql::read(row.getColumn(index++), value); };
  next(out.seq);
  next(out.event_id);
  next(out.previous_event_id);
  next(out.recorded_at);
  next(out.type);
  next(out.version);
  next(out.branch);
  next(out.state);
  next(out.payload);
  next(out.payload_seq);
  next(out.details);
  next(out.secret);
  return out;
}

LogReader::LogReader(SQLite::Database& connection)
    : rows_(connection, std::string("SELECT h.position, h.execution_id, h.call_id, h.checksum, ") +
                            kLogRowColumns +
                            " FROM history_events h WHERE h.execution_id = ? ORDER BY h.seq"),
      registry_rows_(
          connection,
          "SELECT position, call_id, checksum, recorded_at, type, version, state_machine_id, revision,"
          " activity_id, name, definition, details FROM registry_events ORDER BY position"),
      payload_(connection, "SELECT payload FROM history_events WHERE execution_id = ? AND seq = ?"),
      touched_after_(connection,
                     "SELECT DISTINCT execution_id FROM history_events NOT INDEXED WHERE position > ?"),
      last_position_(connection,
                     "SELECT max(coalesce((SELECT max(position) FROM history_events), 0),"
                     " coalesce((SELECT max(position) FROM registry_events), 0),"
                     " coalesce((SELECT max(position) FROM purges), 0))"),
      next_execution_(
          connection,
          "SELECT h.execution_id FROM history_events h WHERE h.execution_id > ?"
          " AND NOT EXISTS (SELECT 1 FROM purge_leftovers l WHERE l.execution_id = h.execution_id)"
          " ORDER BY h.execution_id LIMIT 1") {}

void LogReader::for_each_row(ExecutionId execution, const std::function<void(StoredHistoryRow)>& visit) {
  sql::for_each(
      rows_,
      [&](SQLite::Statement& row) {
        StoredHistoryRow stored;
        sql::read_all(row, stored.position, stored.execution, stored.call, stored.checksum);
        stored.row = read_log_row(row, 4);
        visit(std::move(stored));
      },
      execution);
}

std::vector<HistoryEvent> LogReader::load(ExecutionId execution) {
  std::vector<HistoryEvent> events;
  Payloads payloads;
  const auto payload_of = [&](Seq seq) {
    const auto found = payloads.find(seq);
    return found == payloads.end() ? Payload() : found->second;
  };
  for_each_row(execution, [&](const StoredHistoryRow& stored) {
    if (stored.row.seq.value != static_cast<std::int64_t>(events.size()) + 1)
      throw damaged("execution " + std::to_string(execution.value) + " lacks a row before seq " +
                    std::to_string(stored.row.seq.value));
    auto event = decode(stored.row, payload_of);
    if (!event) throw damaged("execution " + std::to_string(execution.value) + ", " + event.error().what);
    if (checksum_of(stored.position, stored.execution, stored.call, stored.row) != stored.checksum)
      throw damaged("execution " + std::to_string(execution.value) + ", row " +
                    std::to_string(stored.row.seq.value) + ": a cell was altered: the checksum differs");
    if (stored.row.payload) payloads.emplace(stored.row.seq, stored.row.payload);
    events.push_back(std::move(*event));
  });
  return events;
}

void LogReader::for_each_registry_row(const std::function<void(StoredRegistryRow)>& visit) {
  sql::for_each(registry_rows_, [&](SQLite::Statement& row) {
    StoredRegistryRow stored;
    RegistryRow& out = stored.row;
    sql::read_all(row, stored.position, stored.call, stored.checksum, out.recorded_at, out.type, out.version,
                  out.state_machine, out.revision, out.activity, out.name, out.definition, out.details);
    visit(std::move(stored));
  });
}

std::vector<RegistryEvent> LogReader::load_registry() {
  std::vector<RegistryEvent> events;
  for_each_registry_row([&](const StoredRegistryRow& stored) {
    auto event = decode(stored.row);
    if (!event) throw damaged("registry row " + std::to_string(stored.position.value) + ": " + event.error());
    if (checksum_of(stored.position, stored.call, stored.row) != stored.checksum)
      throw damaged("registry row " + std::to_string(stored.position.value) +
                    ": a cell was altered: the checksum differs");
    events.push_back(std::move(*event));
  });
  return events;
}

Payload LogReader::payload(ExecutionId execution, Seq seq) {
  return sql::find_value<Payload>(payload_, execution, seq).value_or(Payload());
}

std::vector<ExecutionId> LogReader::touched_after(Position position) {
  std::vector<ExecutionId> touched;
  sql::for_each(
      touched_after_, [&](SQLite::Statement& row) { sql::read(row.getColumn(0), touched.emplace_back()); },
      position.value);
  return touched;
}

Position LogReader::last_position() {
  return sql::find_value<Position>(last_position_).value_or(Position());
}

ExecutionId LogReader::next_execution(ExecutionId after) {
  return sql::find_value<ExecutionId>(next_execution_, after.value).value_or(ExecutionId());
}

}  // namespace sfn::storage
