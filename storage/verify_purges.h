// The part of `verify` about what was removed: nothing of it is left but what is still to follow, and nothing
// else counts as removed. On a reader connection, inside a read transaction of the caller.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/id_ranges.h"
#include "storage/verify.h"

namespace sfn::storage {

class PurgeVerifier {
 public:
  PurgeVerifier(SQLite::Database& connection, VerifyReport& report);

  // Checks the row of `purges` with the lowest position above `after`; none at the end.
  Position check_next(Position after);
  // Executions whose rows are still being removed, against the rows that say so.
  void check_leftovers();

 private:
  void check_range(Position position, const IdRange& range);

  SQLite::Statement next_;
  SQLite::Statement named_;
  SQLite::Statement leftovers_;
  SQLite::Statement ranges_;
  VerifyReport& report_;
};

// Whether a row of the log may refer to the call: it is in the journal, or was removed from it.
class KnownCalls {
 public:
  explicit KnownCalls(SQLite::Database& connection);
  bool contains(CallId call);

 private:
  SQLite::Statement exists_;
  SQLite::Statement removed_;
};

}  // namespace sfn::storage
