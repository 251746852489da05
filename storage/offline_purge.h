// Removing from a file that no server owns: the folder's lock is held, and what may go is decided and written
// as a server does. One thread.
#pragma once

#include <filesystem>

#include "engine/scheduler/id_blocks.h"
#include "engine/scheduler/request.h"
#include "storage/sqlite_storage.h"

namespace sfn::storage {

class OfflinePurge {
 public:
  // Throws OpenError, InUse among them, and StorageError.
  OfflinePurge(const std::filesystem::path& folder, TimePoint now);

  // How many of the executions were removed.
  std::int64_t remove(const PurgeRequest& request, TimePoint now);
  // Removes the rows of all that is removed and gives the space back.
  void tidy();
  // Ends in order if the last owner had done so.
  void close();

 private:
  SqliteStorage storage_;
  Opening opening_;
  IdBlocks ids_;
};

}  // namespace sfn::storage
