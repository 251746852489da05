// Runs a scenario on the real Scheduler over MemoryStorage: the clock stands still until nothing is left to
// do, then it moves to the next thing that happens. A crash can be planned for one of the batches: the
// process dies before or after that commit, its successor recovers, and every client that was still waiting
// for an answer asks again. The log is compared with memory after every batch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/execution/event_codec.h"
#include "engine/scheduler/storage.h"
#include "tests/scenarios/scenario.h"
#include "tests/support/memory_storage.h"

namespace sfn::test {

struct CrashPlan {
  int batch = 0;  // counted from the start of the execution
  MemoryStorage::Fault fault = MemoryStorage::Fault::DiesAfterStored;
  bool lose_checkpoint = false;
};

struct ScenarioOutcome {
  int batches = 0;
  bool crashed = false;
  ExecutionRecord record;
  std::vector<LogRow> rows;
  std::vector<HistoryEvent> events;
};

[[nodiscard]] ScenarioOutcome run_scenario(const Scenario& scenario, const std::optional<CrashPlan>& crash);

}  // namespace sfn::test
