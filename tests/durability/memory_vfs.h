// The file system layer that makes SQLite work on a MemoryDisk instead of the machine's: SQLite's default in
// this process, so that the product opens its database as it always does. A path leads to the disk that is
// mounted at its folder. Locks and shared memory are within the process, which is where all connections are.
// Behaves as SQLite's own layer for Unix does where it matters for durability: overwriting a part of a file
// harms nothing beside it, and a new journal's or WAL's first sync syncs the directory too.
// What it does not have: memory-mapped files, and folders.
#pragma once

#include <filesystem>

#include "tests/durability/memory_disk.h"
#include "tests/support/temporary_folder.h"

namespace sfn::durability {

// Makes `disk` the content of a folder while it exists. The folder is a real one too, with an empty file in
// the database's place: the product locks it and looks whether there is a database.
class Mount {
 public:
  explicit Mount(MemoryDisk& disk);
  ~Mount();
  Mount(const Mount&) = delete;
  Mount& operator=(const Mount&) = delete;

  // Another disk at the same place. No connection may be open.
  void replace(MemoryDisk& disk);
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  test::TemporaryFolder folder_;
};

}  // namespace sfn::durability
