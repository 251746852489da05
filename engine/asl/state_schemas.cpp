#include "engine/asl/state_schemas.h"

#include <array>

#include "engine/value/check.h"

namespace sfn::asl {

namespace {

using Kind = Field::Kind;

template <std::size_t... N>
constexpr auto join(const std::array<Field, N>&... parts) {
  std::array<Field, (N + ...)> all{};
  std::size_t i = 0;
  const auto append = [&](const auto& part) {
    for (const Field& field : part)
      all[i++] = field;
  };
  (append(parts), ...);
  return all;
}

// Seconds, attempts: the largest number AWS takes anywhere.
constexpr double kCountMax = 99'999'999;
// 366 days.
constexpr double kDelayMax = 31'622'400;

constexpr std::string_view kVersions[] = {"1.0"};
constexpr std::string_view kQueryLanguages[] = {"JSONPath", "JSONata"};
constexpr std::string_view kJitterStrategies[] = {"NONE", "FULL"};
constexpr std::string_view kTypeNames[] = {"Task", "Wait",   "Pass",     "Succeed",
                                           "Fail", "Choice", "Parallel", "Map"};

constexpr std::string_view kNextOrEnd[] = {"Next", "End"};
constexpr std::string_view kTimeouts[] = {"TimeoutSeconds", "TimeoutSecondsPath"};
constexpr std::string_view kHeartbeats[] = {"HeartbeatSeconds", "HeartbeatSecondsPath"};
constexpr std::string_view kDurations[] = {"SecondsPath", "Seconds", "TimestampPath", "Timestamp"};
constexpr std::string_view kErrors[] = {"Error", "ErrorPath"};
constexpr std::string_view kCauses[] = {"Cause", "CausePath"};
constexpr std::string_view kProcessors[] = {"ItemProcessor", "Iterator"};
constexpr std::string_view kSelectors[] = {"ItemSelector", "Parameters"};
constexpr std::string_view kConcurrencies[] = {"MaxConcurrency", "MaxConcurrencyPath"};
constexpr std::string_view kModes[] = {"INLINE", "DISTRIBUTED"};

// --- Fields that several objects share ------------------------------------------------------

constexpr std::array kMachine = {
    Field{.name = "States", .kind = Kind::Object, .required = true, .non_empty = true},
    Field{.name = "StartAt", .kind = Kind::String, .required = true},
    Field{.name = "Comment", .kind = Kind::String},
};
constexpr std::array kEveryState = {
    Field{.name = "Type", .kind = Kind::String, .required = true},
    Field{.name = "Comment", .kind = Kind::String},
    Field{.name = "QueryLanguage", .kind = Kind::String, .values = kQueryLanguages},
};
constexpr std::array kTransition = {
    Field{.name = "Next", .kind = Kind::String},
    Field{.name = "End", .kind = Kind::Boolean},
};
constexpr std::array kInputOutput = {
    Field{.name = "InputPath", .kind = Kind::Path},
    Field{.name = "OutputPath", .kind = Kind::Path},
    Field{.name = "Output", .jsonata_only = true},
};
constexpr std::array kAssign = {Field{.name = "Assign", .kind = Kind::Object}};
constexpr std::array kParameters = {
    Field{.name = "Parameters"},
    Field{.name = "ResultPath", .kind = Kind::ResultPath},
};
constexpr std::array kWork = {
    Field{.name = "Arguments", .jsonata_only = true},
    Field{.name = "ResultSelector"},
    Field{.name = "Retry", .kind = Kind::Array},
    Field{.name = "Catch", .kind = Kind::Array},
};
constexpr std::array kErrorEquals = {
    Field{.name = "ErrorEquals", .kind = Kind::Array, .required = true, .non_empty = true},
    Field{.name = "Comment", .kind = Kind::String},
};

// --- One table an object --------------------------------------------------------------------

constexpr std::array kRootOnly = {
    Field{.name = "Version", .kind = Kind::String, .values = kVersions},
    Field{.name = "TimeoutSeconds", .kind = Kind::Integer, .min = 1, .max = kCountMax},
    Field{.name = "QueryLanguage", .kind = Kind::String, .values = kQueryLanguages},
};
constexpr auto kRoot = join(kMachine, kRootOnly);

constexpr std::array kPassOnly = {Field{.name = "Result"}};
constexpr auto kPass = join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kPassOnly);

constexpr std::array kTaskOnly = {
    Field{.name = "Resource", .kind = Kind::String, .required = true},
    Field{.name = "Credentials", .kind = Kind::Object},
    Field{.name = "TimeoutSeconds", .kind = Kind::Integer, .min = 1, .max = kCountMax},
    Field{.name = "TimeoutSecondsPath", .kind = Kind::ReferencePath},
    Field{.name = "HeartbeatSeconds", .kind = Kind::Integer, .min = 1, .max = kCountMax},
    Field{.name = "HeartbeatSecondsPath", .kind = Kind::ReferencePath},
};
constexpr auto kTask = join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kWork, kTaskOnly);

constexpr std::array kChoiceOnly = {
    Field{.name = "Choices", .kind = Kind::Array, .required = true, .non_empty = true},
    Field{.name = "Default", .kind = Kind::String},
};
constexpr auto kChoice = join(kEveryState, kInputOutput, kAssign, kChoiceOnly);

constexpr std::array kWaitOnly = {
    Field{.name = "Seconds", .kind = Kind::Integer, .min = 0, .max = kCountMax},
    Field{.name = "SecondsPath", .kind = Kind::ReferencePath},
    Field{.name = "Timestamp", .kind = Kind::Timestamp},
    Field{.name = "TimestampPath", .kind = Kind::ReferencePath},
};
constexpr auto kWait = join(kEveryState, kTransition, kInputOutput, kAssign, kWaitOnly);

constexpr auto kSucceed = join(kEveryState, kInputOutput);

constexpr std::array kFailOnly = {
    Field{.name = "Error", .kind = Kind::String},
    Field{.name = "ErrorPath", .kind = Kind::TextPath},
    Field{.name = "Cause", .kind = Kind::String},
    Field{.name = "CausePath", .kind = Kind::TextPath},
};
constexpr auto kFail = join(kEveryState, kFailOnly);

constexpr std::array kParallelOnly = {
    Field{.name = "Branches", .kind = Kind::Array, .required = true, .non_empty = true},
};
constexpr auto kParallel =
    join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kWork, kParallelOnly);

constexpr std::array kMapOnly = {
    Field{.name = "ItemProcessor", .kind = Kind::Object},
    Field{.name = "Iterator", .kind = Kind::Object},
    Field{.name = "ItemsPath", .kind = Kind::ReferencePath},
    Field{.name = "ItemSelector", .kind = Kind::Object},
    Field{.name = "Items", .jsonata_only = true},
    Field{.name = "MaxConcurrency", .kind = Kind::Integer, .min = 0},
    Field{.name = "MaxConcurrencyPath", .kind = Kind::ReferencePath},
};
constexpr auto kMap = join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kWork, kMapOnly);

constexpr std::array kProcessorOnly = {Field{.name = "ProcessorConfig", .kind = Kind::Object}};
constexpr auto kProcessor = join(kMachine, kProcessorOnly);
constexpr std::array kProcessorConfig = {
    Field{.name = "Mode", .kind = Kind::String, .values = kModes},
    Field{.name = "ExecutionType", .kind = Kind::String},
};

constexpr std::array kRetrierOnly = {
    Field{.name = "IntervalSeconds", .kind = Kind::Integer, .min = 1, .max = kCountMax},
    Field{.name = "MaxAttempts", .kind = Kind::Integer, .min = 0, .max = kCountMax},
    Field{.name = "BackoffRate", .kind = Kind::Number, .min = 1},
    Field{.name = "MaxDelaySeconds", .kind = Kind::Integer, .min = 1, .max = kDelayMax},
    Field{.name = "JitterStrategy", .kind = Kind::String, .values = kJitterStrategies},
};
constexpr auto kRetrier = join(kErrorEquals, kRetrierOnly);

constexpr std::array kCatcherOnly = {
    Field{.name = "Next", .kind = Kind::String, .required = true},
    Field{.name = "ResultPath", .kind = Kind::ResultPath},
    Field{.name = "Output", .jsonata_only = true},
};
constexpr auto kCatcher = join(kErrorEquals, kAssign, kCatcherOnly);

constexpr OneOf kNext[] = {{kNextOrEnd, true, true}};
constexpr OneOf kTaskGroups[] = {{kNextOrEnd, true, true}, {kTimeouts}, {kHeartbeats}};
constexpr OneOf kWaitGroups[] = {{kNextOrEnd, true, true}, {kDurations, true}};
constexpr OneOf kFailGroups[] = {{kErrors}, {kCauses}};
constexpr OneOf kMapGroups[] = {
    {kNextOrEnd, true, true}, {kProcessors, true}, {kSelectors}, {kConcurrencies}};

}  // namespace

const Schema& root_schema() {
  static constexpr Schema schema{kRoot};
  return schema;
}

const Schema& branch_schema() {
  static constexpr Schema schema{kMachine};
  return schema;
}

const Schema& processor_schema() {
  static constexpr Schema schema{kProcessor};
  return schema;
}

const Schema& processor_config_schema() {
  static constexpr Schema schema{kProcessorConfig};
  return schema;
}

const Schema& retrier_schema() {
  static constexpr Schema schema{kRetrier};
  return schema;
}

const Schema& catcher_schema() {
  static constexpr Schema schema{kCatcher};
  return schema;
}

const Schema& state_schema(StateType type) {
  static constexpr Schema pass{kPass, kNext};
  static constexpr Schema task{kTask, kTaskGroups};
  static constexpr Schema choice{kChoice};
  static constexpr Schema wait{kWait, kWaitGroups};
  static constexpr Schema succeed{kSucceed};
  static constexpr Schema fail{kFail, kFailGroups};
  static constexpr Schema parallel{kParallel, kNext};
  static constexpr Schema map{kMap, kMapGroups};
  switch (type) {
    case StateType::Pass: return pass;
    case StateType::Task: return task;
    case StateType::Choice: return choice;
    case StateType::Wait: return wait;
    case StateType::Succeed: return succeed;
    case StateType::Fail: return fail;
    case StateType::Parallel: return parallel;
    case StateType::Map: return map;
  }
  check_failed("a state type without a schema", __FILE__, __LINE__);
}

std::span<const std::string_view> state_type_names() {
  return kTypeNames;
}

}  // namespace sfn::asl
