// Enumerations as the file has them. The texts are part of the file format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/execution/execution.h"
#include "engine/execution/pending.h"

namespace sfn::storage {

// `RUNNING`, ...
[[nodiscard]] std::optional<ExecutionStatus> execution_status(std::string_view name);

// `Wait`, `QueuedTask`, ...
[[nodiscard]] std::string_view name_of(PendingKind kind);
[[nodiscard]] std::optional<PendingKind> pending_kind(std::string_view name);

}  // namespace sfn::storage
