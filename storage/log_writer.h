// The inserts into the three tables that are the truth. Inside the caller's transaction; the writer's thread.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"

namespace sfn::storage {

class LogWriter {
 public:
  explicit LogWriter(SQLite::Database& connection);

  void insert(const LoggedHistoryEvent& logged);
  void insert(const LoggedRegistryEvent& logged);
  void insert(const ApiCall& call);

 private:
  SQLite::Statement insert_history_event_;
  SQLite::Statement insert_registry_event_;
  SQLite::Statement insert_api_call_;
};

}  // namespace sfn::storage
