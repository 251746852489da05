// `stepwell verify`: reads the whole log, folds it, and compares the fold with every projection table.
// Read-only, in short transactions, so that it also works on the file of a running server; what it says then
// is true for the moment at which it looked at each execution.
//
// What is checked of the log: checksums, gapless seqs, ascending positions and times, dense event ids,
// previous ids that are smaller, references to payloads and calls, one closing event, encodings that read
// back as written. What of the rest: executions, pending (of executions that the checkpoint reflects), the
// registry's tables, counters above every id in use. Not noticed: rows that are gone from the end of a
// running execution's log, and journal rows that no event refers to (docs/adr/0008).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/value/ids.h"
#include "storage/findings.h"

namespace sfn::storage {

struct VerifyReport {
  std::int64_t executions = 0;
  std::int64_t history_events = 0;
  std::int64_t registry_events = 0;
  std::int64_t api_calls = 0;
  std::int64_t purges = 0;
  Findings findings;
};

// With `after`, of the executions only those with an event after this position, and not the journal: a quick
// look after each of many restarts. Throws OpenError, and StorageError when the file can't be read.
[[nodiscard]] VerifyReport verify(const std::filesystem::path& database,
                                  std::optional<Position> after = std::nullopt);

}  // namespace sfn::storage
