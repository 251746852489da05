#include "storage/log_writer.h"

#include "engine/execution/event_codec.h"
#include "engine/registry/registry_codec.h"
#include "storage/row_checksum.h"
#include "storage/sql.h"

namespace sfn::storage {

LogWriter::LogWriter(SQLite::Database& connection)
    : insert_history_event_(
          connection,
          "INSERT INTO history_events (position, execution_id, seq, event_id, previous_event_id,"
          " recorded_at, type, version, branch, state, payload, payload_seq, details, private,"
          " call_id, checksum)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_registry_event_(
          connection,
          "INSERT INTO registry_events (position, recorded_at, type, version, state_machine_id,"
          " revision, activity_id, name, definition, details, call_id, checksum)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_api_call_(connection,
                       "INSERT INTO api_calls (call_id, received_at, operation, request_id, caller, resource,"
                       " request, status, error, duration_us, count, checksum)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void LogWriter::insert(const LoggedHistoryEvent& logged) {
  const LogRow row = encode(logged.event);
  const auto previous = row.event_id ? std::optional(row.previous_event_id.value) : std::nullopt;
  sql::run(insert_history_event_, logged.position, logged.execution, row.seq, row.event_id, previous,
           row.recorded_at, row.type, row.version, row.branch, row.state, row.payload, row.payload_seq,
           row.details, row.secret, logged.call,
           checksum_of(logged.position, logged.execution, logged.call, row));
}

void LogWriter::insert(const LoggedRegistryEvent& logged) {
  const RegistryRow row = encode(logged.event);
  sql::run(insert_registry_event_, logged.position, row.recorded_at, row.type, row.version, row.state_machine,
           row.revision, row.activity, row.name, row.definition, row.details, logged.call,
           checksum_of(logged.position, logged.call, row));
}

void LogWriter::insert(const ApiCall& call) {
  sql::run(insert_api_call_, call.id, call.received_at, call.operation, call.request_id, call.caller,
           call.resource, call.request, call.status, call.error, call.duration_us, call.count,
           checksum_of(call));
}

}  // namespace sfn::storage
