// SQLite takes a WAL as far as its checksums hold, and a missing one for an empty one: after an end that was
// not clean it would leave out the newest commits without a word, or read old pages where the file has newer
// ones. Its index beside it, `-shm`, says how many frames were committed, and outlives the process. So before
// the first connection of a start the WAL is held against its index.
//
// The index is no witness after the machine itself went down, because it is never synced, and a start without
// one goes by the WAL alone. SQLite takes the index away together with the WAL.
#pragma once

#include <filesystem>
#include <string>

namespace sfn::storage {

// Throws OpenError, WalDamaged, when frames that were committed can't be read. Reads the whole WAL, by way of
// the file system layer `vfs` (empty: SQLite's own). Nothing is changed. Files that can't be opened are left
// to whoever opens them next.
void require_whole_wal(const std::filesystem::path& database, const std::string& vfs);

}  // namespace sfn::storage
