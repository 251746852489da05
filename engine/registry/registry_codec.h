// RegistryEvent to the columns of a row of `registry_events` and back, by the rules of
// execution/event_codec.h: what a reader of the file looks for is a column, the rest is in `details`. Pure
// functions.
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "engine/registry/registry_event.h"

namespace sfn {

// One row without position and call.
struct RegistryRow {
  TimePoint recorded_at;
  std::string type;  // `StateMachineCreated`, ...
  int version = 1;
  StateMachineId state_machine;  // none: NULL
  RevisionNumber revision;       // none: NULL
  ActivityId activity;           // none: NULL
  std::optional<std::string> name;
  Payload definition;                  // absent: NULL
  std::optional<std::string> details;  // JSON object text
};

[[nodiscard]] std::string registry_event_type(const RegistryEventBody& body);
[[nodiscard]] RegistryRow encode(const RegistryEvent& event);
// The error names the row and what was expected.
[[nodiscard]] tl::expected<RegistryEvent, std::string> decode(const RegistryRow& row);

}  // namespace sfn
