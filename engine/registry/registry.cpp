#include "engine/registry/registry.h"

#include <algorithm>

#include "engine/value/check.h"

namespace sfn {

const RegisteredRevision* RegisteredStateMachine::find(RevisionNumber number) const {
  const auto found =
      std::find_if(revisions.begin(), revisions.end(),
                   [&](const RegisteredRevision& revision) { return revision.number == number; });
  return found == revisions.end() ? nullptr : &*found;
}

const RegisteredStateMachine* Registry::find_state_machine(const ResourceName& name) const {
  const auto found = machines_by_name_.find(name);
  return found == machines_by_name_.end() ? nullptr : &machines_.at(found->second);
}

const RegisteredStateMachine* Registry::find_state_machine(StateMachineId id) const {
  const auto found = machines_.find(id);
  return found == machines_.end() ? nullptr : &found->second;
}

const RegisteredActivity* Registry::find_activity(const ResourceName& name) const {
  const auto found = activities_by_name_.find(name);
  return found == activities_by_name_.end() ? nullptr : &activities_.at(found->second);
}

const RegisteredActivity* Registry::find_activity(std::string_view arn) const {
  const auto parsed = parse_states_arn(arn);
  if (!parsed || parsed->type != "activity") return nullptr;
  return find_activity(ResourceName{parsed->scope, parsed->rest});
}

// One application of one event.
class RegistryApplier {
 public:
  RegistryApplier(Registry& registry, TimePoint at) : r_(registry), at_(at) {}

  void operator()(const StateMachineCreated& e) {
    check(e.state_machine >= r_.next_machine_, "a state machine's id is new");
    r_.next_machine_ = e.state_machine.next();
    check(r_.machines_by_name_.emplace(ResourceName{e.scope, e.name}, e.state_machine).second,
          "a name belongs to one state machine");
    r_.machines_.emplace(
        e.state_machine,
        RegisteredStateMachine{
            .id = e.state_machine,
            .name = e.name,
            .scope = e.scope,
            .type = e.type,
            .created_at = at_,
            .tags = e.tags,
            .revisions = {{.number = RevisionNumber(1), .created_at = at_, .settings = e.settings}}});
  }

  void operator()(const StateMachineUpdated& e) {
    auto& machine = this->machine(e.state_machine);
    check(e.revision == machine.current().number.next(), "revisions have no gap");
    machine.revisions.push_back({e.revision, e.revision_id, at_, e.settings});
  }

  void operator()(const StateMachineDeletionStarted& e) { machine(e.state_machine).deleting = true; }

  void operator()(const StateMachineDeleted& e) {
    const auto& gone = machine(e.state_machine);
    check(gone.deleting, "a state machine is DELETING before it is gone");
    r_.machines_by_name_.erase(ResourceName{gone.scope, gone.name});
    r_.machines_.erase(e.state_machine);
  }

  void operator()(const ActivityCreated& e) {
    check(e.activity >= r_.next_activity_, "an activity's id is new");
    r_.next_activity_ = e.activity.next();
    check(r_.activities_by_name_.emplace(ResourceName{e.scope, e.name}, e.activity).second,
          "a name belongs to one activity");
    r_.activities_.emplace(e.activity,
                           RegisteredActivity{e.activity, e.name, e.scope, at_, e.encryption, e.tags});
  }

  void operator()(const ActivityDeleted& e) {
    const auto gone = r_.activities_.find(e.activity);
    check(gone != r_.activities_.end(), "the activity exists");
    r_.activities_by_name_.erase(ResourceName{gone->second.scope, gone->second.name});
    r_.activities_.erase(gone);
  }

 private:
  RegisteredStateMachine& machine(StateMachineId id) {
    const auto found = r_.machines_.find(id);
    check(found != r_.machines_.end(), "the state machine exists");
    return found->second;
  }

  Registry& r_;
  TimePoint at_;
};

void apply(Registry& registry, const RegistryEvent& event) {
  std::visit(RegistryApplier(registry, event.recorded_at), event.body);
}

}  // namespace sfn
