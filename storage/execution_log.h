// ExecutionLog reads the logs of single executions on a connection of its own, so that a thread beside the
// writer's can fold them. Each read is a short transaction on what is committed when it begins. Used by one
// thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/scheduler/storage.h"

namespace SQLite {
class Database;
}

namespace sfn::storage {

class LogReader;

class ExecutionLog {
 public:
  // Throws OpenError.
  explicit ExecutionLog(const std::filesystem::path& database, const std::string& vfs = {});
  ~ExecutionLog();

  // As Storage::load.
  std::vector<HistoryEvent> load(ExecutionId execution);

 private:
  std::unique_ptr<SQLite::Database> connection_;
  std::unique_ptr<LogReader> log_;
};

}  // namespace sfn::storage
