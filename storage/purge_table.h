// What retention removes: the rows of `purges`, and the small steps that remove what they name and give the
// space back. Inside the caller's transaction; holds no decision about an execution.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"

namespace sfn::storage {

// Of so many pages so many are free: how many are more than are kept for new rows, at least 0.
[[nodiscard]] std::int64_t free_pages_beyond_reserve(std::int64_t pages, std::int64_t free);

class PurgeTable {
 public:
  explicit PurgeTable(SQLite::Database& connection);

  // Takes the executions out of `executions` and notes that their other rows are to follow.
  void put(const Purge& purge);
  // Without the record and what it says of a parent.
  PurgeFacts facts(ExecutionId execution);
  Tidied tidy(const TidyLimits& limits);

 private:
  std::int64_t remove_history(std::int64_t rows);
  std::int64_t remove_calls(std::int64_t rows);
  // Free pages beyond those that are kept for new rows.
  std::int64_t pages_to_give_back();

  SQLite::Database& connection_;
  SQLite::Statement put_;
  SQLite::Statement remove_execution_;
  SQLite::Statement add_leftover_;
  SQLite::Statement facts_;
  SQLite::Statement next_leftover_;
  SQLite::Statement remove_history_;
  SQLite::Statement remove_leftover_;
  SQLite::Statement calls_below_;
  SQLite::Statement remove_calls_;
  SQLite::Statement page_count_;
  SQLite::Statement free_count_;
  // False for a file that another program has written anew, from a dump for example.
  const bool can_shrink_;
};

}  // namespace sfn::storage
