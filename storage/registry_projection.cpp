#include "storage/registry_projection.h"

#include "engine/value/digest.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

constexpr const char* kStateMachine = "state_machine";
constexpr const char* kActivity = "activity";
constexpr RevisionNumber kFirstRevision{1};

}  // namespace

RegistryProjection::RegistryProjection(SQLite::Database& connection)
    : insert_state_machine_(
          connection,
          "INSERT INTO state_machines (state_machine_id, name, partition, region, account, type,"
          " status, revision, created_at, updated_at)"
          " VALUES (?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?)"),
      update_state_machine_(
          connection, "UPDATE state_machines SET revision = ?, updated_at = ? WHERE state_machine_id = ?"),
      insert_revision_(
          connection,
          "INSERT INTO state_machine_revisions (state_machine_id, revision, revision_id, created_at,"
          " definition, definition_sha256, role_arn, logging_configuration, tracing_configuration,"
          " encryption_configuration) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      set_state_machine_status_(
          connection, "UPDATE state_machines SET status = ?, deleted_at = ? WHERE state_machine_id = ?"),
      insert_activity_(connection,
                       "INSERT INTO activities (activity_id, name, partition, region, account, status,"
                       " encryption_configuration, created_at) VALUES (?, ?, ?, ?, ?, 'ACTIVE', ?, ?)"),
      delete_activity_(connection,
                       "UPDATE activities SET status = 'DELETED', deleted_at = ? WHERE activity_id = ?"),
      insert_tag_(connection,
                  "INSERT INTO tags (resource_kind, resource_id, key, value) VALUES (?, ?, ?, ?)"),
      delete_tags_(connection, "DELETE FROM tags WHERE resource_kind = ? AND resource_id = ?") {}

void RegistryProjection::apply(const RegistryEvent& event) {
  std::visit([&](const auto& body) { apply(event.recorded_at, body); }, event.body);
}

void RegistryProjection::apply(TimePoint at, const StateMachineCreated& event) {
  sql::run(insert_state_machine_, event.state_machine, event.name, event.scope.partition, event.scope.region,
           event.scope.account, event.type, kFirstRevision, at, at);
  add_revision(at, event.state_machine, kFirstRevision, std::nullopt, event.settings);
  add_tags(kStateMachine, event.state_machine.value, event.tags);
}

void RegistryProjection::apply(TimePoint at, const StateMachineUpdated& event) {
  sql::run(update_state_machine_, event.revision, at, event.state_machine);
  add_revision(at, event.state_machine, event.revision, event.revision_id, event.settings);
}

void RegistryProjection::apply(TimePoint, const StateMachineDeletionStarted& event) {
  sql::run(set_state_machine_status_, "DELETING", nullptr, event.state_machine);
}

void RegistryProjection::apply(TimePoint at, const StateMachineDeleted& event) {
  sql::run(set_state_machine_status_, "DELETED", at, event.state_machine);
  sql::run(delete_tags_, kStateMachine, event.state_machine);
}

void RegistryProjection::apply(TimePoint at, const ActivityCreated& event) {
  sql::run(insert_activity_, event.activity, event.name, event.scope.partition, event.scope.region,
           event.scope.account, event.encryption, at);
  add_tags(kActivity, event.activity.value, event.tags);
}

void RegistryProjection::apply(TimePoint at, const ActivityDeleted& event) {
  sql::run(delete_activity_, at, event.activity);
  sql::run(delete_tags_, kActivity, event.activity);
}

void RegistryProjection::add_revision(TimePoint at, StateMachineId machine, RevisionNumber revision,
                                      const std::optional<std::string>& revision_id,
                                      const StateMachineSettings& settings) {
  sql::run(insert_revision_, machine, revision, revision_id, at, settings.definition,
           sha256_hex(settings.definition.text()), settings.role_arn, settings.logging, settings.tracing,
           settings.encryption);
}

void RegistryProjection::add_tags(const char* kind, std::int64_t id, const std::vector<Tag>& tags) {
  for (const Tag& tag : tags)
    sql::run(insert_tag_, kind, id, tag.key, tag.value);
}

}  // namespace sfn::storage
