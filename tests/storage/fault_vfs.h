// A file system layer of SQLite, named kFaultVfs, whose writes and syncs of the WAL and writes of the
// database can be made to fail, as on a full or broken disk, and whose locks can be made to fail, so that not
// even a read is possible afterwards. Everything else goes to SQLite's own layer. For one thread. Faults it
// does not know: wrong data on reading, torn writes (those are made by cutting a copy of the WAL).
#pragma once

namespace sfn::test {

inline constexpr const char* kFaultVfs = "stepwell-faults";

// Effective from the next call on; all off at first.
struct Faults {
  bool wal_write_full = false;            // SQLITE_FULL
  bool database_write_full = false;       // SQLITE_FULL
  bool wal_sync_fails = false;            // SQLITE_IOERR_FSYNC
  bool wal_sync_then_locks_fail = false;  // the sync fails, and every lock after it
  int wal_writes = 0;                     // counted, those that fail too
};

// The faults of all connections that use the layer. Registers it on first use.
Faults& faults();

}  // namespace sfn::test
