// Batches for the tests of storage: an execution with every kind of event, calls, records, checkpoints.
#pragma once

#include <string>

#include "engine/scheduler/storage.h"
#include "tests/support/sample_events.h"

namespace sfn::test {

inline const ArnScope kScope{.partition = "aws", .region = "us-east-1", .account = "123456789012"};

inline ApiCall sample_call(std::int64_t id) {
  return {.id = CallId(id),
          .received_at = TimePoint(Millis(1'700'000'000'000 + id)),
          .operation = "StartExecution",
          .request_id = "request-" + std::to_string(id),
          .caller = "AKID",
          .resource = "arn",
          .request = R"({"name":"order-7"})",
          .error = std::nullopt,
          .duration_us = 120};
}

inline ExecutionRecord sample_record(std::int64_t id, StateMachineId machine = StateMachineId(11),
                                     std::string name = "order-7") {
  return {.id = ExecutionId(id),
          .state_machine = machine,
          .revision = RevisionNumber(1),
          .name = std::move(name),
          .started_at = TimePoint(Millis(1'700'000'000'001))};
}

inline ExecutionRecord closed(ExecutionRecord record, ExecutionStatus status = ExecutionStatus::Succeeded) {
  record.status = status;
  record.closed_at = TimePoint(Millis(1'700'000'000'023));
  record.closing_seq = Seq(23);
  return record;
}

// The number of events of log_of.
inline std::int64_t log_length() {
  return static_cast<std::int64_t>(sample_events().size());
}

// The events of sample_events() as the log of one execution, from `position` on.
inline Batch log_of(ExecutionId execution, std::int64_t position, CallId call = {}) {
  Batch batch;
  for (const HistoryEvent& event : sample_events())
    batch.events.push_back(LoggedHistoryEvent{
        .position = Position(position++), .execution = execution, .call = call, .event = event});
  return batch;
}

inline Batch registry_batch(std::vector<RegistryEvent> events, std::int64_t position) {
  Batch batch;
  for (RegistryEvent& event : events)
    batch.events.push_back(LoggedRegistryEvent{.position = Position(position++), .call = {}, .event = event});
  return batch;
}

inline RegistryEvent machine_created(std::int64_t id, const std::string& name) {
  return {.recorded_at = TimePoint(Millis(1'700'000'000'000 + id)),
          .body = StateMachineCreated{.state_machine = StateMachineId(id),
                                      .name = name,
                                      .scope = kScope,
                                      .type = "STANDARD",
                                      .settings = {.definition = Payload("{}"), .role_arn = "role"}}};
}

}  // namespace sfn::test
