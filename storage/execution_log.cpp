#include "storage/execution_log.h"

#include "storage/connection.h"
#include "storage/log_reader.h"
#include "storage/sql.h"

namespace sfn::storage {

ExecutionLog::ExecutionLog(const std::filesystem::path& database, const std::string& vfs)
    : connection_(open_for_reading(database, vfs)),
      log_(sql::translated([&] { return std::make_unique<LogReader>(*connection_); })) {}

ExecutionLog::~ExecutionLog() = default;

std::vector<HistoryEvent> ExecutionLog::load(ExecutionId execution) {
  return sql::translated([&] { return log_->load(execution); }, *connection_);
}

}  // namespace sfn::storage
