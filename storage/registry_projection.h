// The tables that registry_events projects to: state_machines, state_machine_revisions, activities, tags.
// Copies what an event says, for the event that is being written and when the tables are rebuilt. Inside the
// caller's transaction.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/registry/registry_event.h"

namespace sfn::storage {

class RegistryProjection {
 public:
  explicit RegistryProjection(SQLite::Database& connection);

  void apply(const RegistryEvent& event);

 private:
  void apply(TimePoint at, const StateMachineCreated& event);
  void apply(TimePoint at, const StateMachineUpdated& event);
  void apply(TimePoint at, const StateMachineDeletionStarted& event);
  void apply(TimePoint at, const StateMachineDeleted& event);
  void apply(TimePoint at, const ActivityCreated& event);
  void apply(TimePoint at, const ActivityDeleted& event);
  void add_revision(TimePoint at, StateMachineId machine, RevisionNumber revision,
                    const std::optional<std::string>& revision_id, const StateMachineSettings& settings);
  void add_tags(const char* kind, std::int64_t id, const std::vector<Tag>& tags);

  SQLite::Statement insert_state_machine_;
  SQLite::Statement update_state_machine_;
  SQLite::Statement insert_revision_;
  SQLite::Statement set_state_machine_status_;
  SQLite::Statement insert_activity_;
  SQLite::Statement delete_activity_;
  SQLite::Statement insert_tag_;
  SQLite::Statement delete_tags_;
};

}  // namespace sfn::storage
