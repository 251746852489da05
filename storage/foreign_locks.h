// Which other processes hold a transaction open on the database, by what the kernel says of the locks on the
// WAL's index (/proc/locks): so that a person can be told whom to end. A process in another container is not
// seen. Nothing of the database is opened for it. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sfn::storage {

struct ForeignLock {
  int process = 0;
  std::string program;  // its name, as far as the kernel says it
  bool writes = false;  // it holds the write lock; else it reads
  bool operator==(const ForeignLock&) const = default;
};

// Those that write first; each process once.
[[nodiscard]] std::vector<ForeignLock> foreign_locks(const std::filesystem::path& database);

// `text` is that of /proc/locks, `inode` that of the index, `own` the process that is not foreign. Without
// names of programs.
[[nodiscard]] std::vector<ForeignLock> parse_locks(const std::string& text, std::uint64_t inode, int own);

// "process 4711 (sqlite3)", or "another program" when the kernel names none.
[[nodiscard]] std::string describe(const std::vector<ForeignLock>& locks, bool writes);

}  // namespace sfn::storage
