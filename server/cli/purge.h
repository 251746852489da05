// `stepwell purge`: removes what the retention settings, or the command line, do not want any more. It looks
// into the file itself and hands the ids to the server that owns it; without one it does the work itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "storage/retention_plan.h"

namespace sfn::cli {

struct PurgeOptions {
  std::string folder;
  std::string endpoint_url;  // of the server that owns the folder, if one does
  storage::RetentionPolicy policy;
  bool dry_run = false;
};

// Returns the exit code.
int purge(const PurgeOptions& options);

}  // namespace sfn::cli
