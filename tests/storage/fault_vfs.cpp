#include "tests/storage/fault_vfs.h"

#include <map>
#include <memory>

#include <sqlite3.h>

namespace sfn::test {
namespace {

// The methods of a file with some replaced; `patched` comes first, so that a file's methods pointer leads
// here.
struct Methods {
  sqlite3_io_methods patched;
  const sqlite3_io_methods* original;
};

const sqlite3_io_methods& original_of(sqlite3_file* file) {
  return *reinterpret_cast<const Methods*>(file->pMethods)->original;
}

int write_wal(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset) {
  ++faults().wal_writes;
  if (faults().wal_write_full) return SQLITE_FULL;
  return original_of(file).xWrite(file, data, bytes, offset);
}

int write_database(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset) {
  if (faults().database_write_full) return SQLITE_FULL;
  return original_of(file).xWrite(file, data, bytes, offset);
}

bool locks_fail = false;

int sync_wal(sqlite3_file* file, int flags) {
  if (faults().wal_sync_then_locks_fail) {
    locks_fail = true;
    return SQLITE_IOERR_FSYNC;
  }
  if (faults().wal_sync_fails) return SQLITE_IOERR_FSYNC;
  return original_of(file).xSync(file, flags);
}

int lock_index(sqlite3_file* file, int offset, int count, int flags) {
  if (!faults().wal_sync_then_locks_fail) locks_fail = false;
  if (locks_fail && (flags & SQLITE_SHM_LOCK) != 0) return SQLITE_IOERR_SHMLOCK;
  return original_of(file).xShmLock(file, offset, count, flags);
}

const sqlite3_io_methods* patch(const sqlite3_io_methods* original, bool wal) {
  static std::map<std::pair<const sqlite3_io_methods*, bool>, std::unique_ptr<Methods>> known;
  auto& entry = known[{original, wal}];
  if (!entry) {
    entry = std::make_unique<Methods>(Methods{.patched = *original, .original = original});
    if (wal) {
      entry->patched.xWrite = write_wal;
      entry->patched.xSync = sync_wal;
    } else {
      entry->patched.xWrite = write_database;
      entry->patched.xShmLock = lock_index;
    }
  }
  return &entry->patched;
}

sqlite3_vfs* own_layer() {
  static sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
  return vfs;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  const int code = own_layer()->xOpen(own_layer(), name, file, flags, out_flags);
  if (code == SQLITE_OK && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB)) != 0)
    file->pMethods = patch(file->pMethods, (flags & SQLITE_OPEN_WAL) != 0);
  return code;
}

}  // namespace

Faults& faults() {
  static Faults instance;
  static const bool registered = [] {
    static sqlite3_vfs layer = *own_layer();
    layer.zName = kFaultVfs;
    layer.xOpen = open_file;
    return sqlite3_vfs_register(&layer, 0) == SQLITE_OK;
  }();
  static_cast<void>(registered);
  return instance;
}

}  // namespace sfn::test
