// What went wrong and what was done about it: `recoveries` and `quarantine`. Inside the caller's transaction.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"

namespace sfn::storage {

class IncidentTables {
 public:
  explicit IncidentTables(SQLite::Database& connection);

  void put(const RecoveryRecord& record);
  // A change without a reason removes the row.
  void put(const QuarantineChange& change);
  // A new owner tries all of them again.
  void release_all();

 private:
  SQLite::Statement put_recovery_;
  SQLite::Statement put_quarantine_;
  SQLite::Statement delete_quarantine_;
  SQLite::Statement clear_quarantine_;
};

}  // namespace sfn::storage
