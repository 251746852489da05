#include "server/api/redrive.h"

namespace sfn::api {

namespace {

constexpr auto kRedrivableFor = std::chrono::hours(24 * 14);
// AWS redrives while the history has fewer events than this: the rest is kept for the new run's end.
constexpr std::int64_t kEventsKept = 1;

std::int64_t event_count(Environment& env, ExecutionId execution) {
  const auto page =
      env.queries.history({.execution = execution, .newest_first = true, .after = {}, .count = 1});
  return page.events.empty() ? 0 : page.events.front().row.event_id.value;
}

}  // namespace

std::optional<std::string> redrive_obstacle(Environment& env, const ExecutionRecord& record) {
  if (record.status == ExecutionStatus::Running) return "Execution is RUNNING and cannot be redriven";
  if (record.status == ExecutionStatus::Succeeded) return "Execution is SUCCEEDED and cannot be redriven";
  const auto machine = env.queries.find_state_machine(record.state_machine, record.revision);
  if (!machine || machine->status != storage::StateMachineStatus::Active)
    return "State machine is in DELETING status";
  if (event_count(env, record.id) >= env.limits.history_events_max - kEventsKept)
    return "Execution history event limit exceeded";
  const auto now = env.clock.now().wall;
  if (now - record.started_at >= env.limits.execution_age_max)
    return "Execution has exceeded the max execution time";
  if (record.closed_at && now - *record.closed_at > kRedrivableFor)
    return "Execution redrivable period exceeded";
  return std::nullopt;
}

}  // namespace sfn::api
