#include "engine/scheduler/execution_record.h"

namespace sfn {

ExecutionRecord record_of(const Execution& execution) {
  const ExecutionStarted& started = execution.started();
  ExecutionRecord record{.id = execution.id(),
                         .state_machine = started.state_machine,
                         .revision = started.revision,
                         .name = started.name,
                         .status = execution.status(),
                         .started_at = execution.started_at()};
  if (started.parent) {
    record.parent = *started.parent;
    record.parent_seq = started.parent_task.value_or(Seq{});
  }
  if (execution.closed()) {
    record.closed_at = execution.closed_at();
    record.closing_seq = execution.last_seq();
  }
  return record;
}

}  // namespace sfn
