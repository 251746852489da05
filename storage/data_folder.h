// The folder with the database: its paths, and the lock that makes sure that one process at a time owns it.
// While SQLite has the database open this process never opens its three files by any other means, because
// closing such a descriptor would drop SQLite's locks: sizes and inodes come from stat().
#pragma once

#include <filesystem>

namespace sfn::storage {

[[nodiscard]] std::filesystem::path database_path(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path wal_path(const std::filesystem::path& database);

// What was created in the folder is there after a power failure. Throws OpenError.
void sync_entries(const std::filesystem::path& folder);

// Created on the way: the folder with mode 0700, the lock file with 0640.
class FolderLock {
 public:
  // Throws OpenError: InUse, ReadOnly or Unavailable.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

// Which file a path names. Two of them are equal when it is the same file.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  bool operator==(const FileIdentity&) const = default;
};
// All zero when there is no such file.
[[nodiscard]] FileIdentity identity_of(const std::filesystem::path& file);

}  // namespace sfn::storage
