// Events of the control plane, in one list: state machines, their revisions, activities. Recorded in
// `registry_events` with the same rules as execution/event.h (released encodings are frozen);
// the tables state_machines, state_machine_revisions, activities and tags are their projections.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/value/arn.h"
#include "engine/value/ids.h"
#include "engine/value/payload.h"
#include "engine/value/time.h"

namespace sfn {

struct Tag {
  std::string key;
  std::string value;
  bool operator==(const Tag&) const = default;
};

// Everything an Update can change; JSON members are kept as the text the caller sent, compacted.
struct StateMachineSettings {
  Payload definition;
  std::string role_arn;
  std::optional<std::string> logging;     // loggingConfiguration as JSON text; absent: AWS's default
  std::optional<std::string> tracing;     // tracingConfiguration
  std::optional<std::string> encryption;  // encryptionConfiguration
};

struct StateMachineCreated {
  StateMachineId state_machine;
  std::string name;
  ArnScope scope;
  std::string type;  // STANDARD
  StateMachineSettings settings;
  std::vector<Tag> tags;
};

// A new revision; `settings` is complete (unchanged members included).
struct StateMachineUpdated {
  StateMachineId state_machine;
  RevisionNumber revision;
  std::string revision_id;  // UUID shown as revisionId
  StateMachineSettings settings;
};

// DeleteStateMachine was called: status DELETING from here on.
struct StateMachineDeletionStarted {
  StateMachineId state_machine;
};

// Its last execution has closed: the machine is gone.
struct StateMachineDeleted {
  StateMachineId state_machine;
};

struct ActivityCreated {
  ActivityId activity;
  std::string name;
  ArnScope scope;
  std::optional<std::string> encryption;
  std::vector<Tag> tags;
};

struct ActivityDeleted {
  ActivityId activity;
};

using RegistryEventBody = std::variant<StateMachineCreated, StateMachineUpdated, StateMachineDeletionStarted,
                                       StateMachineDeleted, ActivityCreated, ActivityDeleted>;

struct RegistryEvent {
  TimePoint recorded_at;
  RegistryEventBody body;
};

}  // namespace sfn
