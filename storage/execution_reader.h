// Reads of executions and their histories for the API. On a reader connection.
#pragma once

#include <optional>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/execution_table.h"
#include "storage/log_reader.h"
#include "storage/queries.h"

namespace sfn::storage {

class ExecutionReader {
 public:
  explicit ExecutionReader(SQLite::Database& connection);

  std::optional<ExecutionRecord> find(const ExecutionName& name);
  std::optional<ExecutionDescription> describe(const ExecutionName& name);
  // Of an execution that was read before; nothing if it was removed meanwhile.
  std::optional<ExecutionDescription> describe(const ExecutionRecord& record, const std::string& machine,
                                               const ArnScope& scope);
  Page<ExecutionRecord> list(const ExecutionsRequest& request);
  HistoryPage history(const HistoryRequest& request);
  std::int64_t count_open();

 private:
  // False: the row is not there.
  bool read_start(ExecutionDescription& description);
  bool read_end(ExecutionDescription& description);
  Payload payload_of(ExecutionId execution, const LogRow& row);

  ExecutionTable executions_;
  LogReader log_;
  SQLite::Statement list_;
  SQLite::Statement list_succeeded_;
  SQLite::Statement list_with_status_;
  SQLite::Statement row_;
  SQLite::Statement history_forward_;
  SQLite::Statement history_backward_;
  SQLite::Statement count_open_;
};

}  // namespace sfn::storage
