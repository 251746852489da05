// `stepwell backup` and `stepwell restore`: a copy of the database as one file, and a data folder made from
// one. The copy is one snapshot, also of a file that a server writes to, and is read back before it gets its
// name; what stands under that name is always whole. The source is opened for reading only, and by SQLite
// alone.
#pragma once

#include <cstdint>
#include <filesystem>

#include "engine/value/time.h"
#include "storage/findings.h"

namespace sfn::storage {

struct CopyReport {
  std::int64_t bytes = 0;
  std::int64_t executions = 0;
  std::int64_t history_events = 0;
  // What SQLite's integrity check and `verify` say of the copy. With any there is no copy.
  Findings findings;
};

// Throws OpenError: Missing, Corrupt, ReadOnly, Unavailable, and InUse when `target` exists; StorageError.
[[nodiscard]] CopyReport backup(const std::filesystem::path& folder, const std::filesystem::path& target);

// Makes `folder`/stepwell.db from the copy, brought to this program's schema. Its epoch is raised and the
// restore noted in `restores`, so that the two files can be told apart from then on. Throws OpenError: as
// backup, and InUse when the folder has a database or a process that owns it.
[[nodiscard]] CopyReport restore(const std::filesystem::path& copy, const std::filesystem::path& folder,
                                 TimePoint now);

}  // namespace sfn::storage
