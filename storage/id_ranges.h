// Execution ids as `purges.executions` keeps them: `[[1,40],[44,44]]`, pairs of the first and the last id of
// a run, ascending.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/ids.h"

namespace sfn::storage {

struct IdRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

// Of ascending ids.
[[nodiscard]] std::string id_ranges_text(const std::vector<ExecutionId>& ids);
// Nothing for a text that was not written by the function above.
[[nodiscard]] std::optional<std::vector<IdRange>> read_id_ranges(std::string_view text);

}  // namespace sfn::storage
