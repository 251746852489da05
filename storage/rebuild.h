// `stepwell rebuild`: drops every projection and makes it anew from the log, in one transaction, by the code
// that writes them while serving. The folder must be free. The log itself is not touched; what only `pending`
// knew (whether a hand-out was delivered, the last heartbeat) is lost, so assigned tasks are offered again.
#pragma once

#include <cstdint>
#include <filesystem>

#include "storage/findings.h"

namespace sfn::storage {

struct RebuildReport {
  std::int64_t executions = 0;
  std::int64_t pending = 0;
  std::int64_t registry_events = 0;
  // Executions that do not fold. They keep the row that `executions` had, and the next start quarantines
  // them.
  Findings findings;
};

// Throws OpenError, and StorageError when the file can't be read or written; it is unchanged then.
RebuildReport rebuild(const std::filesystem::path& folder);

}  // namespace sfn::storage
