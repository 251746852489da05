#include "engine/asl/state_schemas.h"

#include "engine/asl/map_schemas.h"
#include "engine/asl/schema_parts.h"
#include "engine/value/check.h"

namespace sfn::asl {

namespace {

using namespace schema_parts;

// 366 days.
constexpr double kDelayMax = 31'622'400;

constexpr std::string_view kVersions[] = {"1.0"};
constexpr std::string_view kJitterStrategies[] = {"NONE", "FULL"};
constexpr std::string_view kTypeNames[] = {"Task", "Wait",   "Pass",     "Succeed",
                                           "Fail", "Choice", "Parallel", "Map"};

constexpr std::string_view kTimeouts[] = {"TimeoutSeconds", "TimeoutSecondsPath"};
constexpr std::string_view kHeartbeats[] = {"HeartbeatSeconds", "HeartbeatSecondsPath"};
constexpr std::string_view kDurations[] = {"SecondsPath", "Seconds", "TimestampPath", "Timestamp"};
constexpr std::string_view kErrors[] = {"Error", "ErrorPath"};
constexpr std::string_view kCauses[] = {"Cause", "CausePath"};

constexpr std::array kErrorEquals = {
    Field{.name = "ErrorEquals", .kind = Kind::Array, .required = true, .non_empty = true},
    Field{.name = "Comment", .kind = Kind::String},
};

// --- One table an object --------------------------------------------------------------------

constexpr std::array kRootOnly = {
    Field{.name = "Version", .kind = Kind::String, .values = kVersions},
    Field{.name = "TimeoutSeconds", .kind = Kind::Integer, .min = 1, .max = kCountMax},
    Field{.name = "QueryLanguage", .kind = Kind::Language, .values = kQueryLanguages},
};
constexpr auto kRoot = join(kMachine, kRootOnly);

constexpr std::array kPassOnly = {Field{.name = "Result", .only = kJsonPath}};
constexpr auto kPass = join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kPassOnly);

constexpr std::array kTaskOnly = {
    Field{.name = "Resource", .kind = Kind::String, .required = true},
    Field{.name = "Credentials", .kind = Kind::Object, .expressions = true},
    Field{.name = "TimeoutSeconds", .kind = Kind::Integer, .expressions = true, .min = 1, .max = kCountMax},
    Field{.name = "TimeoutSecondsPath", .kind = Kind::ReferencePath, .only = kJsonPath},
    Field{.name = "HeartbeatSeconds", .kind = Kind::Integer, .expressions = true, .min = 1, .max = kCountMax},
    Field{.name = "HeartbeatSecondsPath", .kind = Kind::ReferencePath, .only = kJsonPath},
};
constexpr auto kTask =
    join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kArguments, kWork, kTaskOnly);

constexpr std::array kChoiceOnly = {
    Field{.name = "Choices", .kind = Kind::Array, .required = true, .non_empty = true},
    Field{.name = "Default", .kind = Kind::String},
};
constexpr auto kChoice = join(kEveryState, kInputOutput, kAssign, kChoiceOnly);

constexpr std::array kWaitOnly = {
    Field{.name = "Seconds", .kind = Kind::Integer, .expressions = true, .min = 0, .max = kCountMax},
    Field{.name = "SecondsPath", .kind = Kind::ReferencePath, .only = kJsonPath},
    Field{.name = "Timestamp", .kind = Kind::Timestamp, .expressions = true},
    Field{.name = "TimestampPath", .kind = Kind::ReferencePath, .only = kJsonPath},
};
constexpr auto kWait = join(kEveryState, kTransition, kInputOutput, kAssign, kWaitOnly);

constexpr auto kSucceed = join(kEveryState, kInputOutput);

constexpr std::array kFailOnly = {
    Field{.name = "Error", .kind = Kind::String, .expressions = true},
    Field{.name = "ErrorPath", .kind = Kind::TextPath, .only = kJsonPath},
    Field{.name = "Cause", .kind = Kind::String, .expressions = true},
    Field{.name = "CausePath", .kind = Kind::TextPath, .only = kJsonPath},
};
constexpr auto kFail = join(kEveryState, kFailOnly);

constexpr std::array kParallelOnly = {
    Field{.name = "Branches", .kind = Kind::Array, .required = true, .non_empty = true},
};
constexpr auto kParallel =
    join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kArguments, kWork, kParallelOnly);

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
    Field{.name = "ResultPath", .kind = Kind::ResultPath, .only = kJsonPath},
    Field{.name = "Output", .only = kJsonata, .expressions = true},
};
constexpr auto kCatcher = join(kErrorEquals, kAssign, kCatcherOnly);

constexpr OneOf kNext[] = {{kNextOrEnd, true, true}};
constexpr OneOf kTaskGroups[] = {{kNextOrEnd, true, true}, {kTimeouts}, {kHeartbeats}};
constexpr OneOf kWaitGroups[] = {{kNextOrEnd, true, true}, {kDurations, true}};
constexpr OneOf kFailGroups[] = {{kErrors}, {kCauses}};

}  // namespace

const Schema& root_schema() {
  static constexpr Schema schema{kRoot};
  return schema;
}

const Schema& branch_schema() {
  static constexpr Schema schema{kMachine};
  return schema;
}

const Schema& retrier_schema() {
  static constexpr Schema schema{kRetrier};
  return schema;
}

const Schema& catcher_schema() {
  static constexpr Schema schema{kCatcher, {}, StatesOffer::ErrorOutput};
  return schema;
}

const Schema& state_schema(StateType type) {
  static constexpr Schema pass{kPass, kNext};
  static constexpr Schema task{kTask, kTaskGroups, StatesOffer::Result};
  static constexpr Schema choice{kChoice};
  static constexpr Schema wait{kWait, kWaitGroups};
  static constexpr Schema succeed{kSucceed};
  static constexpr Schema fail{kFail, kFailGroups};
  static constexpr Schema parallel{kParallel, kNext, StatesOffer::Result};
  switch (type) {
    case StateType::Pass: return pass;
    case StateType::Task: return task;
    case StateType::Choice: return choice;
    case StateType::Wait: return wait;
    case StateType::Succeed: return succeed;
    case StateType::Fail: return fail;
    case StateType::Parallel: return parallel;
    case StateType::Map: return map_schema();
  }
  check_failed("a state type without a schema", __FILE__, __LINE__);
}

std::span<const std::string_view> state_type_names() {
  return kTypeNames;
}

}  // namespace sfn::asl
