// Commands of the control plane. The API edge has checked constraints, names and ARNs and has parsed the
// definition; what depends on the present state (existence, idempotency, quotas) is decided in registry.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/asl/state_machine.h"
#include "engine/registry/registry_event.h"
#include "engine/value/arn.h"

namespace sfn {

// A resource as a caller names it by ARN.
struct ResourceName {
  ArnScope scope;
  std::string name;
  auto operator<=>(const ResourceName&) const = default;
};

struct CreateStateMachine {
  ResourceName name;
  std::string type;  // STANDARD
  StateMachineSettings settings;
  std::vector<Tag> tags;
  std::shared_ptr<const asl::StateMachine> machine;
};

// Absent members stay as they are. One that gives none is refused here, because AWS looks whether the machine
// exists first.
struct UpdateStateMachine {
  ResourceName name;
  std::optional<Payload> definition;
  std::optional<std::string> role_arn;
  std::optional<std::string> logging;
  std::optional<std::string> tracing;
  std::optional<std::string> encryption;
  std::shared_ptr<const asl::StateMachine> machine;  // of `definition`
};

struct DeleteStateMachine {
  ResourceName name;
};

struct CreateActivity {
  ResourceName name;
  std::optional<std::string> encryption;
  std::vector<Tag> tags;
};

struct DeleteActivity {
  ResourceName name;
};

using RegistryCommand =
    std::variant<CreateStateMachine, UpdateStateMachine, DeleteStateMachine, CreateActivity, DeleteActivity>;

}  // namespace sfn
