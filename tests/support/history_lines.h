// The history of an execution as a reader compares it: one line an event,
//
//   5<4 TaskStateExited Work {"done":true}
//   6<5 ActivityScheduled {"done":true} {"resource":"arn:..."}
//
// id, previousEventId, type, the state's name where the event has one, the payload (input, output or
// parameters), then the other members of the detail object if there are any. Rendered from log rows by the
// code behind GetExecutionHistory. Left out: times, the role (every ExecutionStarted has it), internal rows.
#pragma once

#include <string>
#include <vector>

#include "engine/execution/event_codec.h"

namespace sfn::test {

// All rows of one execution, in order.
[[nodiscard]] std::vector<std::string> history_lines(const std::vector<LogRow>& rows);
// The same joined by line feeds, for a message.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);

}  // namespace sfn::test
