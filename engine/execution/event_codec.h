// HistoryEvent to the columns of a log row and back. Storage implementations use it, so that every test that
// folds a log also tests the encoding. Pure functions.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/execution/event.h"
#include "engine/value/value_fwd.h"

namespace sfn {

// One row of `history_events` without position, execution and call.
struct LogRow {
  Seq seq;
  EventId event_id;  // none: NULL, and previous_event_id NULL too
  EventId previous_event_id;
  TimePoint recorded_at;
  std::string type;
  int version = 1;
  BranchId branch;
  std::optional<std::string> state;
  Payload payload;                     // absent: NULL, or the text stands in `payload_seq`
  Seq payload_seq;                     // none: NULL
  std::optional<std::string> details;  // JSON object text
  std::optional<std::string> secret;   // JSON object text, column `private`
};

// `PassStateEntered`, `RetryScheduled`, ...
[[nodiscard]] std::string event_type(const EventBody& body);
// Internal events have no id and are not shown by GetExecutionHistory.
[[nodiscard]] bool is_internal(const EventBody& body);
[[nodiscard]] bool is_closing(const EventBody& body);

[[nodiscard]] LogRow encode(const HistoryEvent& event);

struct UndecodableRow {
  std::string what;  // names the row and what was expected
};
// `payload_of(seq)` yields the text of an earlier row of the same execution for rows that refer to one.
[[nodiscard]] tl::expected<HistoryEvent, UndecodableRow> decode(
    const LogRow& row, const std::function<Payload(Seq)>& payload_of);

// One event as GetExecutionHistory shows it: {timestamp, type, id, previousEventId, <detail object>}.
// `payload` is the text of the row or of the row it refers to. Works on columns alone, so the read side needs
// no fold.
[[nodiscard]] Value render_history_event(const LogRow& row, const Payload& payload,
                                         bool include_execution_data);

}  // namespace sfn
