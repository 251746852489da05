// GetExecutionHistory. A page ends at the number of events asked for, or before it grows beyond a few MiB:
// AWS's contract is that a page may be shorter.
#include <charconv>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "server/api/members.h"
#include "server/api/names.h"
#include "server/api/operation.h"
#include "server/api/wire.h"

namespace sfn::api {

Outcome get_execution_history(Environment& env, const CallFacts&, const Value& request) {
  const auto& arn = text(request, "executionArn");
  const auto execution = env.queries.find_execution(read_execution_arn(arn));
  if (!execution) refuse_missing_execution(arn);
  storage::HistoryRequest page{.execution = execution->id,
                               .newest_first = flag(request, "reverseOrder"),
                               .after = {},
                               .count = page_size(request)};
  const auto arguments = fmt::format("{} {}", arn, page.newest_first);
  const auto now = env.clock.now().wall;
  if (const auto token = optional_text(request, "nextToken")) {
    const auto position = env.page_tokens.read(*token, "GetExecutionHistory", arguments, now);
    std::from_chars(position.data(), position.data() + position.size(), page.after.value);
  }
  const bool with_data = flag(request, "includeExecutionData", true);
  const auto found = env.queries.history(page);
  JsonListText events;
  // dump() prints a timestamp as a plain decimal.
  for (const auto& event : found.events)
    events.add(to_wire_json(render_history_event(event.row, event.payload, with_data)));
  JsonObjectText body;
  body.add_json("events", events.take());
  if (found.next)
    body.add_string("nextToken", env.page_tokens.make("GetExecutionHistory", arguments,
                                                      fmt::to_string(found.next->value), now));
  return take_body(body);
}

}  // namespace sfn::api
