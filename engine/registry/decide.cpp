// What each command of the control plane leads to, in the order of limits-and-errors.md: existence, DELETING,
// idempotency, quota.
#include <fmt/format.h>

#include "engine/registry/registry.h"
#include "engine/value/check.h"
#include "engine/value/uuid.h"

namespace sfn {

namespace {

RegistryDecision refuse(std::string type, std::string message) {
  return {{}, ApiError{std::move(type), std::move(message)}};
}

RegistryDecision machine_does_not_exist(const ResourceName& name) {
  return refuse("StateMachineDoesNotExist",
                fmt::format("State Machine Does Not Exist: '{}'", state_machine_arn(name.scope, name.name)));
}

RegistryDecision machine_deleting(const RegisteredStateMachine& machine) {
  return refuse("StateMachineDeleting", fmt::format("State Machine is being deleted: '{}'", machine.arn()));
}

// roleArn and tags are no part of the comparison (AWS: they are ignored and not updated).
bool same_request(const RegisteredStateMachine& machine, const CreateStateMachine& create) {
  const StateMachineSettings& settings = machine.current().settings;
  return settings.definition == create.settings.definition && machine.type == create.type &&
         settings.logging == create.settings.logging && settings.tracing == create.settings.tracing &&
         settings.encryption == create.settings.encryption;
}

StateMachineSettings updated(StateMachineSettings settings, const UpdateStateMachine& update) {
  if (update.definition) settings.definition = *update.definition;
  if (update.role_arn) settings.role_arn = *update.role_arn;
  if (update.logging) settings.logging = update.logging;
  if (update.tracing) settings.tracing = update.tracing;
  if (update.encryption) settings.encryption = update.encryption;
  return settings;
}

class Decide {
 public:
  Decide(const Registry& registry, const RegistryContext& context) : registry_(registry), context_(context) {}

  RegistryDecision operator()(const CreateStateMachine& create) const {
    if (const auto* machine = registry_.find_state_machine(create.name)) {
      if (machine->deleting) return machine_deleting(*machine);
      if (!same_request(*machine, create)) {
        return refuse("StateMachineAlreadyExists",
                      fmt::format("State Machine Already Exists: '{}'", machine->arn()));
      }
      return {{}, StateMachineReply{.state_machine = machine->id, .at = machine->created_at}};
    }
    if (std::ssize(registry_.state_machines()) >= context_.limits.state_machines_max) {
      return refuse("StateMachineLimitExceeded", "The maximum number of state machines has been reached.");
    }
    const StateMachineId id = registry_.next_state_machine();
    return {{StateMachineCreated{id, create.name.name, create.name.scope, create.type, create.settings,
                                 create.tags}},
            StateMachineReply{.state_machine = id, .at = context_.now}};
  }

  RegistryDecision operator()(const UpdateStateMachine& update) const {
    const auto* machine = registry_.find_state_machine(update.name);
    if (machine == nullptr) return machine_does_not_exist(update.name);
    if (machine->deleting) return machine_deleting(*machine);
    if (!update.definition && !update.role_arn && !update.logging && !update.tracing && !update.encryption) {
      return refuse("MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the "
                    "TracingConfiguration must be specified");
    }
    const std::string revision_id = random_uuid(context_.entropy.bytes16());
    return {{StateMachineUpdated{machine->id, machine->current().number.next(), revision_id,
                                 updated(machine->current().settings, update)}},
            StateMachineReply{machine->id, context_.now, revision_id}};
  }

  // A missing machine is a success, as is one that is DELETING already.
  RegistryDecision operator()(const DeleteStateMachine& del) const {
    const auto* machine = registry_.find_state_machine(del.name);
    if (machine == nullptr || machine->deleting) return {{}, Done{}};
    RegistryDecision decision{{StateMachineDeletionStarted{machine->id}}, Done{}};
    if (context_.open_executions(machine->id) == 0)
      decision.events.push_back(StateMachineDeleted{machine->id});
    return decision;
  }

  // The check is on name and encryption alone: other tags are ignored and not stored (AWS).
  RegistryDecision operator()(const CreateActivity& create) const {
    if (const auto* activity = registry_.find_activity(create.name)) {
      if (activity->encryption != create.encryption) {
        return refuse("ActivityAlreadyExists",
                      "Activity already exists. EncryptionConfiguration may not be updated.");
      }
      return {{}, ActivityReply{activity->id, activity->created_at}};
    }
    if (std::ssize(registry_.activities()) >= context_.limits.activities_max) {
      return refuse("ActivityLimitExceeded", "The maximum number of activities has been reached.");
    }
    const ActivityId id = registry_.next_activity();
    return {{ActivityCreated{id, create.name.name, create.name.scope, create.encryption, create.tags}},
            ActivityReply{id, context_.now}};
  }

  RegistryDecision operator()(const DeleteActivity& del) const {
    const auto* activity = registry_.find_activity(del.name);
    if (activity == nullptr) return {{}, Done{}};
    return {{ActivityDeleted{activity->id}}, Done{}};
  }

 private:
  const Registry& registry_;
  const RegistryContext& context_;
};

}  // namespace

RegistryDecision decide(const Registry& registry, const RegistryCommand& command,
                        const RegistryContext& context) {
  return std::visit(Decide(registry, context), command);
}

}  // namespace sfn
