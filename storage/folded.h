// One execution as its log rows tell it: the rows checked one by one, and folded by the engine's own `apply`.
// Shared by `verify` and `rebuild`.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/execution/execution.h"
#include "storage/findings.h"
#include "storage/log_reader.h"

namespace sfn::storage {

// The rows of one execution in order of seq, as they are. Finds what is wrong with them without folding.
void check_rows(const std::vector<StoredHistoryRow>& rows, Findings& findings);

// Nothing when the rows can't be decoded or do not fold; the findings say why.
[[nodiscard]] std::optional<Execution> fold(const std::vector<StoredHistoryRow>& rows, Findings& findings);

}  // namespace sfn::storage
