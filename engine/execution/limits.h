// Every limit of the engine in one place, with AWS's figure or the reason. They are settings (server/config.h
// sets them), because tests reach a limit by lowering it and self-hosters raise some.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/asl/limits.h"
#include "engine/value/time.h"

namespace sfn {

struct Limits {
  // Input, output, parameters, result: bytes of UTF-8 (AWS).
  std::size_t payload_bytes_max = 262'144;
  // Nesting of payloads and of new definitions.
  asl::Nesting nesting_max;
  // What one Assign sets, and all variables of an execution (AWS).
  std::size_t assigned_bytes_max = 262'144;
  std::size_t variable_bytes_max = 10u << 20;
  // Iterations of an inline Map that run at once, whatever MaxConcurrency says (AWS).
  std::int64_t map_iterations_max = 40;
  // Events of one execution that GetExecutionHistory shows (AWS). The last id is kept for a closing event.
  std::int64_t history_events_max = 25'000;
  // An execution older than this is timed out (AWS: one year).
  Millis execution_age_max = std::chrono::hours(24 * 365);
  // A delay beyond 2^31-1 seconds fails the execution (AWS, recorded: `Wait state delay is too long.`).
  std::int64_t wait_seconds_max = 2'147'483'647;
  // Error and Cause as AWS stores them, in characters; causes made by the service are cut to fit.
  std::size_t error_chars_max = 256;
  std::size_t cause_chars_max = 32'768;

  // One advance stops after this much and leaves the execution runnable, so that a loop of Choice states
  // cannot hold the writer.
  int slice_events_max = 200;
  std::size_t slice_bytes_max = 1u << 20;

  // Units of work (asl/limits.h) of one turn of one state: its payloads read and written, its paths,
  // templates and rules. Beyond it the state fails; a turn is never cut, so the same state fails on every
  // machine and in every slice.
  std::int64_t state_work_max = asl::limits::kStateWork;
  // An advance that has spent this much (1 ms) ends its slice before the next turn; so no advance takes more
  // than both together, 5 ms.
  std::int64_t slice_work_max = 100'000;

  // Quotas of the account (AWS: 100,000 machines and activities, 1,000,000 open executions, 1,000 pollers).
  std::int64_t state_machines_max = 100'000;
  std::int64_t activities_max = 100'000;
  std::int64_t open_executions_max = 1'000'000;
  std::int64_t pollers_max = 1'000;
  // A name may be used again this long after its execution closed (AWS: 90 days).
  Millis name_reuse_after = std::chrono::hours(24 * 90);

  // AWS's clock of a task starts when a worker has it; true starts it when the task is scheduled
  // (asl-reference 17: documentation and measurements disagree).
  bool task_timeout_counts_queue = false;
};

}  // namespace sfn
