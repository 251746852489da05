#include "engine/scheduler/revision_cache.h"

#include "engine/asl/parse.h"
#include "engine/value/check.h"

namespace sfn {

std::shared_ptr<const Revision> RevisionCache::get(const Registry& registry, StateMachineId machine,
                                                   RevisionNumber number) {
  const auto found = entries_.find({machine, number});
  if (found != entries_.end()) {
    used_.splice(used_.begin(), used_, found->second.used);
    return found->second.revision;
  }
  const auto* registered = registry.find_state_machine(machine);
  check(registered != nullptr && registered->find(number) != nullptr,
        "an execution's revision is registered");
  const auto definition = registered->find(number)->settings.definition;
  put(registry, machine, number,
      asl::parse_state_machine(definition.text(), asl::WorkflowType::Standard, asl::kNestingCeiling).machine);
  return entries_.at({machine, number}).revision;
}

void RevisionCache::put(const Registry& registry, StateMachineId machine, RevisionNumber number,
                        std::shared_ptr<const asl::StateMachine> parsed) {
  check(parsed != nullptr, "a registered definition can be parsed");
  const auto& registered = *registry.find_state_machine(machine);
  const Key key{machine, number};
  if (entries_.contains(key)) return;
  if (entries_.size() >= kRevisionsMax) {
    entries_.erase(used_.back());
    used_.pop_back();
  }
  used_.push_front(key);
  auto revision =
      std::make_shared<const Revision>(Revision{.state_machine = machine,
                                                .number = number,
                                                .state_machine_name = registered.name,
                                                .scope = registered.scope,
                                                .role_arn = registered.find(number)->settings.role_arn,
                                                .machine = std::move(parsed)});
  entries_.emplace(key, Entry{std::move(revision), used_.begin()});
}

void RevisionCache::clear() {
  entries_.clear();
  used_.clear();
}

}  // namespace sfn
