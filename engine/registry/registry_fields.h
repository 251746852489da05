// The members of each registry event, named once: encoding and decoding are derived from this. For the codec
// only. `self` is a body, `f` writes or reads: columns have their own functions, `detail` members stand in
// the column `details`, `detail_json` members are JSON texts there.
#pragma once

#include <string_view>

#include "engine/registry/registry_event.h"

namespace sfn::registry_fields {

template <class Body>
inline constexpr std::string_view kTypeName = [] {
  static_assert(sizeof(Body) == 0, "every body has a specialization");
  return std::string_view();
}();
template <>
inline constexpr std::string_view kTypeName<StateMachineCreated> = "StateMachineCreated";
template <>
inline constexpr std::string_view kTypeName<StateMachineUpdated> = "StateMachineUpdated";
template <>
inline constexpr std::string_view kTypeName<StateMachineDeletionStarted> = "StateMachineDeletionStarted";
template <>
inline constexpr std::string_view kTypeName<StateMachineDeleted> = "StateMachineDeleted";
template <>
inline constexpr std::string_view kTypeName<ActivityCreated> = "ActivityCreated";
template <>
inline constexpr std::string_view kTypeName<ActivityDeleted> = "ActivityDeleted";

void scope(auto& scope, auto& f) {
  f.detail("partition", scope.partition);
  f.detail("region", scope.region);
  f.detail("account", scope.account);
}

void settings(auto& settings, auto& f) {
  f.definition(settings.definition);
  f.detail("roleArn", settings.role_arn);
  f.detail_json("loggingConfiguration", settings.logging);
  f.detail_json("tracingConfiguration", settings.tracing);
  f.detail_json("encryptionConfiguration", settings.encryption);
}

template <class Body>
void fields(Body& self, auto& f) {
  if constexpr (requires { self.state_machine; }) f.state_machine(self.state_machine);
  if constexpr (requires { self.revision; }) f.revision(self.revision);
  if constexpr (requires { self.activity; }) f.activity(self.activity);
  if constexpr (requires { self.name; }) f.name(self.name);
  if constexpr (requires { self.scope; }) scope(self.scope, f);
  if constexpr (requires { self.type; }) f.detail("type", self.type);
  if constexpr (requires { self.revision_id; }) f.detail("revisionId", self.revision_id);
  if constexpr (requires { self.settings; }) settings(self.settings, f);
  if constexpr (requires { self.encryption; }) f.detail_json("encryptionConfiguration", self.encryption);
  if constexpr (requires { self.tags; }) f.tags(self.tags);
}

}  // namespace sfn::registry_fields
