// Queries is the read side that server/ uses for List*, Describe* and GetExecutionHistory: what is committed,
// as domain structs, a page at a time. It sees every commit that was completed before the call. Functions may
// be called from any thread at once. Nothing here changes anything or decides anything about an execution.
//
// Errors: StorageError, Damaged when a row makes no sense, KnownFailure otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/execution/event_codec.h"
#include "engine/registry/command.h"
#include "engine/scheduler/request.h"
#include "engine/scheduler/storage.h"
#include "engine/value/arn.h"

namespace sfn::storage {

enum class StateMachineStatus { Active, Deleting, Deleted };

// A state machine with the settings of one of its revisions.
struct StateMachineDescription {
  StateMachineId id;
  std::string name;
  ArnScope scope;
  std::string type;
  StateMachineStatus status = StateMachineStatus::Active;
  TimePoint created_at{};
  RevisionNumber revision;
  std::optional<std::string> revision_id;  // absent before the first update
  TimePoint revised_at{};                  // of this revision; the first: created_at
  StateMachineSettings settings;
  std::string definition_sha256;  // hexadecimal
};

struct StateMachineSummary {
  StateMachineId id;
  std::string name;
  ArnScope scope;
  std::string type;
  TimePoint created_at{};
};

struct ActivityDescription {
  ActivityId id;
  std::string name;
  ArnScope scope;
  TimePoint created_at{};
  std::optional<std::string> encryption;
};

// What DescribeExecution needs.
struct ExecutionDescription {
  ExecutionRecord record;
  std::string state_machine_name;
  ArnScope scope;
  Payload input;
  std::optional<std::string> trace_header;
  Payload output;  // SUCCEEDED only
  std::optional<std::string> error;
  std::optional<std::string> cause;
};

// One event of GetExecutionHistory, for render_history_event.
struct ShownEvent {
  LogRow row;
  Payload payload;  // of the row, or of the row it refers to
};

// At most `count` events that come after `after`, in the order asked for.
struct HistoryRequest {
  ExecutionId execution;
  bool newest_first = false;
  Seq after;  // `HistoryPage::next` of the page before; none: the first page
  std::size_t count = 100;
  // A page also ends before it has more payload than this, but never without an event.
  std::size_t payload_bytes_max = std::size_t{4} << 20;
};
struct HistoryPage {
  std::vector<ShownEvent> events;
  std::optional<Seq> next;  // absent on the last page
};

// Rows of a list after a key, in ascending order of name (code units). Names are unique within a scope.
struct NameRequest {
  ArnScope scope;
  std::optional<std::string> after;
  std::size_t count = 100;
};

// Executions of a machine, newest start first.
struct ExecutionsRequest {
  StateMachineId state_machine;
  std::optional<ExecutionStatus> status;
  ExecutionId before;  // none: from the newest
  std::size_t count = 100;
};

// A list and whether more rows follow its last one.
template <class Row>
struct Page {
  std::vector<Row> rows;
  bool more = false;
};

struct Counts {
  std::int64_t state_machines = 0;  // not deleted
  std::int64_t activities = 0;
  std::int64_t open_executions = 0;
};

class Queries {
 public:
  virtual ~Queries() = default;

  // The current revision of the machine that has the name now; a deleted one is not found.
  virtual std::optional<StateMachineDescription> find_state_machine(const ResourceName& name) = 0;
  // The revision that the execution was started with; its machine may be deleted by now.
  virtual std::optional<StateMachineDescription> find_state_machine(StateMachineId machine,
                                                                    RevisionNumber revision) = 0;
  // Without those being deleted.
  virtual Page<StateMachineSummary> list_state_machines(const NameRequest& request) = 0;

  virtual std::optional<ActivityDescription> find_activity(const ResourceName& name) = 0;
  virtual Page<ActivityDescription> list_activities(const NameRequest& request) = 0;

  // The newest execution of that name; its machine may be deleted by now.
  virtual std::optional<ExecutionRecord> find_execution(const ExecutionName& name) = 0;
  virtual std::optional<ExecutionDescription> describe_execution(const ExecutionName& name) = 0;
  virtual Page<ExecutionRecord> list_executions(const ExecutionsRequest& request) = 0;

  virtual HistoryPage history(const HistoryRequest& request) = 0;

  virtual Counts counts() = 0;
};

}  // namespace sfn::storage
