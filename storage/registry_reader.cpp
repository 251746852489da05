#include "storage/registry_reader.h"

#include "storage/sql.h"

namespace sfn::storage {
namespace {

const std::string kDescription =
    "SELECT m.state_machine_id, m.name, m.partition, m.region, m.account, m.type, m.status, m.created_at,"
    " r.revision, r.revision_id, r.created_at, r.definition, r.role_arn, r.logging_configuration,"
    " r.tracing_configuration, r.encryption_configuration, r.definition_sha256 FROM state_machines m"
    " JOIN state_machine_revisions r ON r.state_machine_id = m.state_machine_id ";

StateMachineStatus read_status(const std::string& name, StateMachineId machine) {
  if (name == "ACTIVE") return StateMachineStatus::Active;
  if (name == "DELETING") return StateMachineStatus::Deleting;
  if (name == "DELETED") return StateMachineStatus::Deleted;
  throw StorageError(StorageError::Kind::Damaged,
                     "state machine " + std::to_string(machine.value) + " has the status '" + name + "'");
}

StateMachineDescription read_description(SQLite::Statement& row) {
  StateMachineDescription machine;
  StateMachineSettings& settings = machine.settings;
  std::string status;
  sql::read_all(row, machine.id, machine.name, machine.scope.partition, machine.scope.region,
                machine.scope.account, machine.type, status, machine.created_at, machine.revision,
                machine.revision_id, machine.revised_at, settings.definition, settings.role_arn,
                settings.logging, settings.tracing, settings.encryption, machine.definition_sha256);
  machine.status = read_status(status, machine.id);
  return machine;
}

StateMachineSummary read_summary(SQLite::Statement& row) {
  StateMachineSummary machine;
  sql::read_all(row, machine.id, machine.name, machine.scope.partition, machine.scope.region,
                machine.scope.account, machine.type, machine.created_at);
  return machine;
}

ActivityDescription read_activity(SQLite::Statement& row) {
  ActivityDescription activity;
  sql::read_all(row, activity.id, activity.name, activity.scope.partition, activity.scope.region,
                activity.scope.account, activity.created_at, activity.encryption);
  return activity;
}

// Reads one row more than the page has, to know whether there is one.
template <class Row>
Page<Row> list(SQLite::Statement& statement, const NameRequest& request, Row (*read)(SQLite::Statement&)) {
  Page<Row> page;
  const std::string after = request.after.value_or("");  // every name is greater than the empty one
  sql::for_each(
      statement,
      [&](SQLite::Statement& row) {
        page.more = page.rows.size() == request.count;
        if (!page.more) page.rows.push_back(read(row));
      },
      request.scope.account, request.scope.region, after, request.scope.partition,
      static_cast<std::int64_t>(request.count) + 1);
  return page;
}

template <class Row, class... Values>
std::optional<Row> find(SQLite::Statement& statement, Row (*read)(SQLite::Statement&),
                        const Values&... values) {
  std::optional<Row> found;
  sql::for_each(
      statement, [&](SQLite::Statement& row) { found = read(row); }, values...);
  return found;
}

}  // namespace

RegistryReader::RegistryReader(SQLite::Database& connection)
    : find_state_machine_(connection, kDescription +
                                          "AND r.revision = m.revision WHERE m.account = ? AND m.region = ?"
                                          " AND m.name = ? AND m.partition = ? AND m.status <> 'DELETED'"),
      find_revision_(connection, kDescription + "WHERE m.state_machine_id = ? AND r.revision = ?"),
      list_state_machines_(
          connection,
          "SELECT state_machine_id, name, partition, region, account, type, created_at"
          " FROM state_machines WHERE account = ? AND region = ? AND name > ? AND partition = ?"
          " AND status = 'ACTIVE' ORDER BY name LIMIT ?"),
      find_activity_(
          connection,
          "SELECT activity_id, name, partition, region, account, created_at, encryption_configuration"
          " FROM activities WHERE account = ? AND region = ? AND name = ? AND partition = ?"
          " AND status = 'ACTIVE'"),
      list_activities_(
          connection,
          "SELECT activity_id, name, partition, region, account, created_at, encryption_configuration"
          " FROM activities WHERE account = ? AND region = ? AND name > ? AND partition = ?"
          " AND status = 'ACTIVE' ORDER BY name LIMIT ?"),
      count_state_machines_(connection, "SELECT count(*) FROM state_machines WHERE status <> 'DELETED'"),
      count_activities_(connection, "SELECT count(*) FROM activities WHERE status = 'ACTIVE'") {}

std::optional<StateMachineDescription> RegistryReader::find_state_machine(const ResourceName& name) {
  return find(find_state_machine_, read_description, name.scope.account, name.scope.region, name.name,
              name.scope.partition);
}

std::optional<StateMachineDescription> RegistryReader::find_state_machine(StateMachineId machine,
                                                                          RevisionNumber revision) {
  return find(find_revision_, read_description, machine, revision);
}

Page<StateMachineSummary> RegistryReader::list_state_machines(const NameRequest& request) {
  return list(list_state_machines_, request, read_summary);
}

std::optional<ActivityDescription> RegistryReader::find_activity(const ResourceName& name) {
  return find(find_activity_, read_activity, name.scope.account, name.scope.region, name.name,
              name.scope.partition);
}

Page<ActivityDescription> RegistryReader::list_activities(const NameRequest& request) {
  return list(list_activities_, request, read_activity);
}

std::int64_t RegistryReader::count_state_machines() {
  return sql::find_value<std::int64_t>(count_state_machines_).value_or(0);
}

std::int64_t RegistryReader::count_activities() {
  return sql::find_value<std::int64_t>(count_activities_).value_or(0);
}

}  // namespace sfn::storage
