// One event of every kind with every member set to something that is not its default, and the same kinds with
// every optional member absent. For tests of the encoding and of what renders it.
#pragma once

#include <vector>

#include "engine/execution/event.h"
#include "engine/registry/registry_event.h"

namespace sfn::test {

// Seqs ascend from 1; payloads of later events refer to row 1 where that is natural.
[[nodiscard]] std::vector<HistoryEvent> sample_events();
[[nodiscard]] std::vector<HistoryEvent> sample_events_without_optionals();
[[nodiscard]] std::vector<RegistryEvent> sample_registry_events();

}  // namespace sfn::test
