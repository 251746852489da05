// Registry is the control plane's state: state machines with their revisions (DELETING ones included) and
// activities, as the fold of `registry_events` yields it. Like an execution it has const queries, `decide`
// writes down what a command leads to, and `apply` copies it: no clock, no randomness, no failure. Owned by
// the writer thread. Not here: parsed definitions (scheduler/revision_cache.h) and how many executions run.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/execution/entropy.h"
#include "engine/execution/limits.h"
#include "engine/execution/reply.h"
#include "engine/registry/command.h"
#include "engine/registry/registry_event.h"

namespace sfn {

struct RegisteredRevision {
  RevisionNumber number;
  std::string revision_id;  // empty for the first: AWS shows none before an update
  TimePoint created_at;
  StateMachineSettings settings;
};

struct RegisteredStateMachine {
  StateMachineId id;
  std::string name;
  ArnScope scope;
  std::string type;
  TimePoint created_at;
  bool deleting = false;
  std::vector<Tag> tags;
  std::vector<RegisteredRevision> revisions;  // ascending; never empty

  [[nodiscard]] const RegisteredRevision& current() const { return revisions.back(); }
  [[nodiscard]] const RegisteredRevision* find(RevisionNumber number) const;
  [[nodiscard]] std::string arn() const { return state_machine_arn(scope, name); }
};

struct RegisteredActivity {
  ActivityId id;
  std::string name;
  ArnScope scope;
  TimePoint created_at;
  std::optional<std::string> encryption;
  std::vector<Tag> tags;

  [[nodiscard]] std::string arn() const { return activity_arn(scope, name); }
};

class Registry {
 public:
  // Null: there is none of that name, or it is deleted.
  [[nodiscard]] const RegisteredStateMachine* find_state_machine(const ResourceName& name) const;
  [[nodiscard]] const RegisteredStateMachine* find_state_machine(StateMachineId id) const;
  [[nodiscard]] const RegisteredActivity* find_activity(const ResourceName& name) const;
  [[nodiscard]] const RegisteredActivity* find_activity(std::string_view arn) const;

  [[nodiscard]] const std::map<StateMachineId, RegisteredStateMachine>& state_machines() const {
    return machines_;
  }
  [[nodiscard]] const std::map<ActivityId, RegisteredActivity>& activities() const { return activities_; }

  // Ids for the next ones. They may come from the log's own maximum, because the registry's log is never
  // pruned.
  [[nodiscard]] StateMachineId next_state_machine() const { return next_machine_; }
  [[nodiscard]] ActivityId next_activity() const { return next_activity_; }

 private:
  friend class RegistryApplier;  // registry.cpp: the only code that changes a Registry

  std::map<StateMachineId, RegisteredStateMachine> machines_;
  std::map<ResourceName, StateMachineId> machines_by_name_;
  std::map<ActivityId, RegisteredActivity> activities_;
  std::map<ResourceName, ActivityId> activities_by_name_;
  StateMachineId next_machine_{1};
  ActivityId next_activity_{1};
};

struct RegistryContext {
  TimePoint now;
  Entropy& entropy;
  const Limits& limits;
  std::function<std::int64_t(StateMachineId)> open_executions;
};

struct RegistryDecision {
  std::vector<RegistryEventBody> events;
  Reply reply;
};

// An error leaves `events` empty; so does a repeated request that changes nothing.
[[nodiscard]] RegistryDecision decide(const Registry& registry, const RegistryCommand& command,
                                      const RegistryContext& context);

// The fold. An event that does not fit the state is a bug (`check`).
void apply(Registry& registry, const RegistryEvent& event);

}  // namespace sfn
