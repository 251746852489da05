// What is fixed for each kind of event: its type name, whether it has an id, the detail object AWS shows it
// with and the member of that object its payload is. A body without an entry here does not compile.
#pragma once

#include <optional>
#include <string_view>

#include "engine/execution/event.h"

namespace sfn {

struct EventTraits {
  // The whole type name; for the state events the part after the state type (`StateEntered`).
  std::string_view name;
  // `stateEnteredEventDetails`; empty: AWS shows no detail object.
  std::string_view details_key = {};
  // `input`, `output`, `parameters`; empty: the payload is not shown.
  std::string_view payload_key = {};
  bool internal = false;
  bool closing = false;
  bool of_state = false;     // the type name begins with the state type
  bool names_state = false;  // the detail object has the state's name
  bool shows_state = false;  // ... as `state`
};

template <class Body>
inline constexpr EventTraits kEventTraits = [] {
  static_assert(sizeof(Body) == 0, "every body has a specialization");
  return EventTraits{};
}();

template <>
inline constexpr EventTraits kEventTraits<ExecutionStarted> = {
    .name = "ExecutionStarted", .details_key = "executionStartedEventDetails", .payload_key = "input"};
template <>
inline constexpr EventTraits kEventTraits<ExecutionSucceeded> = {
    .name = "ExecutionSucceeded",
    .details_key = "executionSucceededEventDetails",
    .payload_key = "output",
    .closing = true};
template <>
inline constexpr EventTraits kEventTraits<ExecutionFailed> = {
    .name = "ExecutionFailed", .details_key = "executionFailedEventDetails", .closing = true};
template <>
inline constexpr EventTraits kEventTraits<ExecutionAborted> = {
    .name = "ExecutionAborted", .details_key = "executionAbortedEventDetails", .closing = true};
template <>
inline constexpr EventTraits kEventTraits<ExecutionTimedOut> = {
    .name = "ExecutionTimedOut", .details_key = "executionTimedOutEventDetails", .closing = true};
template <>
inline constexpr EventTraits kEventTraits<StateEntered> = {.name = "StateEntered",
                                                           .details_key = "stateEnteredEventDetails",
                                                           .payload_key = "input",
                                                           .of_state = true,
                                                           .names_state = true};
template <>
inline constexpr EventTraits kEventTraits<StateExited> = {.name = "StateExited",
                                                          .details_key = "stateExitedEventDetails",
                                                          .payload_key = "output",
                                                          .of_state = true,
                                                          .names_state = true};
template <>
inline constexpr EventTraits kEventTraits<StateAborted> = {.name = "StateAborted", .of_state = true};
template <>
inline constexpr EventTraits kEventTraits<RetryScheduled> = {.name = "RetryScheduled", .internal = true};
template <>
inline constexpr EventTraits kEventTraits<ActivityScheduled> = {
    .name = "ActivityScheduled", .details_key = "activityScheduledEventDetails", .payload_key = "input"};
template <>
inline constexpr EventTraits kEventTraits<ActivityStarted> = {.name = "ActivityStarted",
                                                              .details_key = "activityStartedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<ActivityHandOutReturned> = {.name = "ActivityHandOutReturned",
                                                                      .internal = true};
template <>
inline constexpr EventTraits kEventTraits<ActivityHandedOutAgain> = {.name = "ActivityHandedOutAgain",
                                                                     .internal = true};
template <>
inline constexpr EventTraits kEventTraits<ActivitySucceeded> = {
    .name = "ActivitySucceeded", .details_key = "activitySucceededEventDetails", .payload_key = "output"};
template <>
inline constexpr EventTraits kEventTraits<ActivityFailed> = {.name = "ActivityFailed",
                                                             .details_key = "activityFailedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<ActivityTimedOut> = {.name = "ActivityTimedOut",
                                                               .details_key = "activityTimedOutEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<TaskScheduled> = {
    .name = "TaskScheduled", .details_key = "taskScheduledEventDetails", .payload_key = "parameters"};
template <>
inline constexpr EventTraits kEventTraits<TaskStartFailed> = {.name = "TaskStartFailed",
                                                              .details_key = "taskStartFailedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<LambdaFunctionScheduled> = {
    .name = "LambdaFunctionScheduled",
    .details_key = "lambdaFunctionScheduledEventDetails",
    .payload_key = "input"};
template <>
inline constexpr EventTraits kEventTraits<LambdaFunctionStartFailed> = {
    .name = "LambdaFunctionStartFailed", .details_key = "lambdaFunctionStartFailedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<ParallelStateStarted> = {.name = "ParallelStateStarted"};
template <>
inline constexpr EventTraits kEventTraits<StateSucceeded> = {.name = "StateSucceeded", .of_state = true};
template <>
inline constexpr EventTraits kEventTraits<StateFailed> = {.name = "StateFailed", .of_state = true};
template <>
inline constexpr EventTraits kEventTraits<MapStateStarted> = {.name = "MapStateStarted",
                                                              .details_key = "mapStateStartedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<MapIterationStarted> = {
    .name = "MapIterationStarted", .details_key = "mapIterationStartedEventDetails", .names_state = true};
template <>
inline constexpr EventTraits kEventTraits<MapIterationSucceeded> = {
    .name = "MapIterationSucceeded", .details_key = "mapIterationSucceededEventDetails", .names_state = true};
template <>
inline constexpr EventTraits kEventTraits<MapIterationFailed> = {
    .name = "MapIterationFailed", .details_key = "mapIterationFailedEventDetails", .names_state = true};
template <>
inline constexpr EventTraits kEventTraits<MapIterationAborted> = {
    .name = "MapIterationAborted", .details_key = "mapIterationAbortedEventDetails", .names_state = true};

template <>
inline constexpr EventTraits kEventTraits<EvaluationFailed> = {
    .name = "EvaluationFailed", .details_key = "evaluationFailedEventDetails", .shows_state = true};

template <>
inline constexpr EventTraits kEventTraits<TaskStarted> = {.name = "TaskStarted",
                                                          .details_key = "taskStartedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<TaskSubmitted> = {
    .name = "TaskSubmitted", .details_key = "taskSubmittedEventDetails", .payload_key = "output"};
template <>
inline constexpr EventTraits kEventTraits<TaskSucceeded> = {
    .name = "TaskSucceeded", .details_key = "taskSucceededEventDetails", .payload_key = "output"};
template <>
inline constexpr EventTraits kEventTraits<TaskFailed> = {.name = "TaskFailed",
                                                         .details_key = "taskFailedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<TaskTimedOut> = {.name = "TaskTimedOut",
                                                           .details_key = "taskTimedOutEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<LambdaFunctionStarted> = {.name = "LambdaFunctionStarted"};
template <>
inline constexpr EventTraits kEventTraits<LambdaFunctionSucceeded> = {
    .name = "LambdaFunctionSucceeded",
    .details_key = "lambdaFunctionSucceededEventDetails",
    .payload_key = "output"};
template <>
inline constexpr EventTraits kEventTraits<LambdaFunctionFailed> = {
    .name = "LambdaFunctionFailed", .details_key = "lambdaFunctionFailedEventDetails"};
template <>
inline constexpr EventTraits kEventTraits<LambdaFunctionTimedOut> = {
    .name = "LambdaFunctionTimedOut", .details_key = "lambdaFunctionTimedOutEventDetails"};

// A type name taken apart; nullopt for a name that no body has.
struct EventTypeName {
  const EventTraits* traits;
  std::size_t body;                                  // index in EventBody
  asl::StateType state_type = asl::StateType::Pass;  // where traits->of_state
};
[[nodiscard]] std::optional<EventTypeName> find_event_type(std::string_view name);

}  // namespace sfn
