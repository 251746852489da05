// The part of `verify` about executions: each one's log against its rows in `executions` and `pending`. On a
// reader connection, inside a read transaction of the caller.
#pragma once

#include <optional>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/execution_table.h"
#include "storage/log_reader.h"
#include "storage/meta_table.h"
#include "storage/pending_table.h"
#include "storage/verify.h"
#include "storage/verify_purges.h"

namespace sfn::storage {

class ExecutionVerifier {
 public:
  ExecutionVerifier(SQLite::Database& connection, VerifyReport& report);

  // Checks the execution with the lowest id above `after` that any table names; none at the end.
  ExecutionId check_next(ExecutionId after);
  void check(ExecutionId id);

 private:
  void check_calls(const std::vector<StoredHistoryRow>& rows);
  void check_record(const Execution& execution, const std::optional<ExecutionRecord>& stored);
  void check_pending(const Execution& execution);

  LogReader log_;
  ExecutionTable executions_;
  PendingReader pending_;
  MetaTable meta_;
  SQLite::Statement next_id_;
  KnownCalls calls_;
  SQLite::Statement revision_exists_;
  VerifyReport& report_;
  Findings& findings_;
};

}  // namespace sfn::storage
