// What is asked of every image that a crash may leave: the product opens it, SQLite's integrity_check and
// `verify` find nothing, the log has no row that was not written,
// all that the ledger has is there, every running execution ends, and afterwards all of this still holds.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/durability/crash_model.h"
#include "tests/durability/ledger.h"
#include "tests/durability/memory_vfs.h"

namespace sfn::durability {

// A recorded run.
struct Recording {
  std::vector<Operation> operations;
  Ledger ledger;
  // All rows that the logs ever had: an image has no other. Empty when commits failed on the way: one that
  // was refused may be found after a crash, as a call whose answer was lost.
  LogRows log;
};

struct Examination {
  const Recording& recording;
  std::size_t operations = 0;  // before the crash
  bool power_failed = false;
  std::uint64_t seed = 0;
};

// Throws what is wrong. The files on the disk have the numbers of `numbers`. Returns the operations of the
// recovery, up to the first call that could be answered.
std::vector<Operation> examine(Mount& mount, const Image& image, const FileNumbers& numbers,
                               const Examination& examination);

}  // namespace sfn::durability
