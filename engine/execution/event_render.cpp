// GetExecutionHistory's view of a row.
#include "engine/execution/event_codec.h"
#include "engine/execution/event_traits.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/json_members.h"

namespace sfn {
namespace {

// `input` and its `inputDetails`; parameters have none.
void add_payload(Value& details, std::string_view key, const Payload& payload) {
  details[std::string(key)] = payload.text();
  if (key != "parameters") details[std::string(key) + "Details"] = Value{{"truncated", false}};
}

// AWS shows each variable as the text of its value.
void show_assigned_variables(Value& details, bool include_execution_data) {
  const auto assigned = details.find("assignedVariables");
  if (assigned == details.end()) return;
  Value texts = Value::object();
  for (const auto& [name, value] : assigned->items())
    texts[name] = to_json(value);
  details.erase("assignedVariables");
  if (!include_execution_data) return;
  details["assignedVariables"] = std::move(texts);
  details["assignedVariablesDetails"] = Value{{"truncated", false}};
}

}  // namespace

Value render_history_event(const LogRow& row, const Payload& payload, bool include_execution_data) {
  const auto type = find_event_type(row.type);
  check(type && row.event_id, "only events with an id and a known type are shown");
  const EventTraits& traits = *type->traits;

  Value shown = Value::object();
  shown["timestamp"] = static_cast<double>(row.recorded_at.time_since_epoch().count()) / 1000.0;
  shown["type"] = row.type;
  shown["id"] = row.event_id.value;
  shown["previousEventId"] = row.previous_event_id.value;
  if (traits.details_key.empty()) return shown;

  auto stored = json_members::parse_object(row.details);
  check(stored.has_value(), "details of a row are a JSON object");
  Value details = *std::move(stored);
  show_assigned_variables(details, include_execution_data);
  if (traits.names_state && row.state) details["name"] = *row.state;
  if (traits.shows_state && row.state) details["state"] = *row.state;
  if (!traits.payload_key.empty() && payload && include_execution_data)
    add_payload(details, traits.payload_key, payload);
  shown[std::string(traits.details_key)] = std::move(details);
  return shown;
}

}  // namespace sfn
