// Reads of state_machines, state_machine_revisions and activities for the API. On a reader connection.
#pragma once

#include <optional>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/queries.h"

namespace sfn::storage {

class RegistryReader {
 public:
  explicit RegistryReader(SQLite::Database& connection);

  std::optional<StateMachineDescription> find_state_machine(const ResourceName& name);
  std::optional<StateMachineDescription> find_state_machine(StateMachineId machine, RevisionNumber revision);
  Page<StateMachineSummary> list_state_machines(const NameRequest& request);
  std::optional<ActivityDescription> find_activity(const ResourceName& name);
  Page<ActivityDescription> list_activities(const NameRequest& request);
  std::int64_t count_state_machines();
  std::int64_t count_activities();

 private:
  SQLite::Statement find_state_machine_;
  SQLite::Statement find_revision_;
  SQLite::Statement list_state_machines_;
  SQLite::Statement find_activity_;
  SQLite::Statement list_activities_;
  SQLite::Statement count_state_machines_;
  SQLite::Statement count_activities_;
};

}  // namespace sfn::storage
