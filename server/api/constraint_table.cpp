// Made by scripts/generate-constraints from the service model; not edited by hand.
#include "server/api/constraints.h"

namespace sfn::api {

namespace {

constexpr MemberRule kTag[] = {
    {.name = "key", .kind = MemberKind::Text, .least = 1, .most = 128},
    {.name = "value", .kind = MemberKind::Text, .least = 0, .most = 256},
};

constexpr MemberRule kTagList[] = {{.name = "", .kind = MemberKind::Structure, .members = kTag}};

constexpr std::string_view kEncryptionType[] = {"AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"};

constexpr MemberRule kEncryptionConfiguration[] = {
    {.name = "kmsKeyId", .kind = MemberKind::Text, .least = 1, .most = 2048},
    {.name = "kmsDataKeyReusePeriodSeconds", .kind = MemberKind::Integer, .least = 60, .most = 900},
    {.name = "type", .kind = MemberKind::Text, .required = true, .values = kEncryptionType},
};

constexpr MemberRule kCreateActivityInput[] = {
    {.name = "name", .kind = MemberKind::Text, .required = true, .least = 1, .most = 80},
    {.name = "tags", .kind = MemberKind::List, .members = kTagList},
    {.name = "encryptionConfiguration", .kind = MemberKind::Structure, .members = kEncryptionConfiguration},
};

constexpr std::string_view kStateMachineType[] = {"STANDARD", "EXPRESS"};

constexpr std::string_view kLogLevel[] = {"ALL", "ERROR", "FATAL", "OFF"};

constexpr MemberRule kCloudWatchLogsLogGroup[] = {
    {.name = "logGroupArn", .kind = MemberKind::Text, .least = 1, .most = 256},
};

constexpr MemberRule kLogDestination[] = {
    {.name = "cloudWatchLogsLogGroup", .kind = MemberKind::Structure, .members = kCloudWatchLogsLogGroup},
};

constexpr MemberRule kLogDestinationList[] = {
    {.name = "", .kind = MemberKind::Structure, .members = kLogDestination}};

constexpr MemberRule kLoggingConfiguration[] = {
    {.name = "level", .kind = MemberKind::Text, .values = kLogLevel},
    {.name = "includeExecutionData", .kind = MemberKind::Boolean},
    {.name = "destinations", .kind = MemberKind::List, .members = kLogDestinationList},
};

constexpr MemberRule kTracingConfiguration[] = {
    {.name = "enabled", .kind = MemberKind::Boolean},
};

constexpr MemberRule kCreateStateMachineInput[] = {
    {.name = "name", .kind = MemberKind::Text, .required = true, .least = 1, .most = 80},
    {.name = "definition",
     .kind = MemberKind::Text,
     .required = true,
     .sensitive = true,
     .least = 1,
     .most = 1048576},
    {.name = "roleArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "type", .kind = MemberKind::Text, .values = kStateMachineType},
    {.name = "loggingConfiguration", .kind = MemberKind::Structure, .members = kLoggingConfiguration},
    {.name = "tags", .kind = MemberKind::List, .members = kTagList},
    {.name = "tracingConfiguration", .kind = MemberKind::Structure, .members = kTracingConfiguration},
    {.name = "publish", .kind = MemberKind::Boolean},
    {.name = "versionDescription", .kind = MemberKind::Text, .sensitive = true, .most = 256},
    {.name = "encryptionConfiguration", .kind = MemberKind::Structure, .members = kEncryptionConfiguration},
};

constexpr MemberRule kDeleteActivityInput[] = {
    {.name = "activityArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
};

constexpr MemberRule kDeleteStateMachineInput[] = {
    {.name = "stateMachineArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
};

constexpr MemberRule kDescribeActivityInput[] = {
    {.name = "activityArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
};

constexpr std::string_view kIncludedData[] = {"ALL_DATA", "METADATA_ONLY"};

constexpr MemberRule kDescribeExecutionInput[] = {
    {.name = "executionArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "includedData", .kind = MemberKind::Text, .values = kIncludedData},
};

constexpr MemberRule kDescribeStateMachineInput[] = {
    {.name = "stateMachineArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "includedData", .kind = MemberKind::Text, .values = kIncludedData},
};

constexpr MemberRule kDescribeStateMachineForExecutionInput[] = {
    {.name = "executionArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "includedData", .kind = MemberKind::Text, .values = kIncludedData},
};

constexpr MemberRule kGetActivityTaskInput[] = {
    {.name = "activityArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "workerName", .kind = MemberKind::Text, .least = 1, .most = 80},
};

constexpr MemberRule kGetExecutionHistoryInput[] = {
    {.name = "executionArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "maxResults", .kind = MemberKind::Integer, .least = 0, .most = 1000},
    {.name = "reverseOrder", .kind = MemberKind::Boolean},
    {.name = "nextToken", .kind = MemberKind::Text, .least = 1, .most = 1024},
    {.name = "includeExecutionData", .kind = MemberKind::Boolean},
};

constexpr MemberRule kListActivitiesInput[] = {
    {.name = "maxResults", .kind = MemberKind::Integer, .least = 0, .most = 1000},
    {.name = "nextToken", .kind = MemberKind::Text, .least = 1, .most = 1024},
};

constexpr std::string_view kExecutionStatus[] = {"SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE",
                                                 "ABORTED",   "FAILED",    "RUNNING"};

constexpr std::string_view kExecutionRedriveFilter[] = {"REDRIVEN", "NOT_REDRIVEN"};

constexpr MemberRule kListExecutionsInput[] = {
    {.name = "stateMachineArn", .kind = MemberKind::Text, .least = 1, .most = 256},
    {.name = "statusFilter", .kind = MemberKind::Text, .values = kExecutionStatus},
    {.name = "maxResults", .kind = MemberKind::Integer, .least = 0, .most = 1000},
    {.name = "nextToken", .kind = MemberKind::Text, .least = 1, .most = 3096},
    {.name = "mapRunArn", .kind = MemberKind::Text, .least = 1, .most = 2000},
    {.name = "redriveFilter", .kind = MemberKind::Text, .values = kExecutionRedriveFilter},
};

constexpr MemberRule kListStateMachinesInput[] = {
    {.name = "maxResults", .kind = MemberKind::Integer, .least = 0, .most = 1000},
    {.name = "nextToken", .kind = MemberKind::Text, .least = 1, .most = 1024},
};

constexpr MemberRule kSendTaskFailureInput[] = {
    {.name = "taskToken", .kind = MemberKind::Text, .required = true, .least = 1, .most = 2048},
    {.name = "error", .kind = MemberKind::Text, .sensitive = true, .least = 0, .most = 256},
    {.name = "cause", .kind = MemberKind::Text, .sensitive = true, .least = 0, .most = 32768},
};

constexpr MemberRule kSendTaskHeartbeatInput[] = {
    {.name = "taskToken", .kind = MemberKind::Text, .required = true, .least = 1, .most = 2048},
};

constexpr MemberRule kSendTaskSuccessInput[] = {
    {.name = "taskToken", .kind = MemberKind::Text, .required = true, .least = 1, .most = 2048},
    {.name = "output", .kind = MemberKind::Text, .required = true, .sensitive = true, .payload = true},
};

constexpr MemberRule kStartExecutionInput[] = {
    {.name = "stateMachineArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "name", .kind = MemberKind::Text, .least = 1, .most = 80},
    {.name = "input", .kind = MemberKind::Text, .sensitive = true, .payload = true},
    {.name = "traceHeader", .kind = MemberKind::Text, .least = 0, .most = 256, .pattern = R"(\p{ASCII}*)"},
};

constexpr MemberRule kStopExecutionInput[] = {
    {.name = "executionArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "error", .kind = MemberKind::Text, .sensitive = true, .least = 0, .most = 256},
    {.name = "cause", .kind = MemberKind::Text, .sensitive = true, .least = 0, .most = 32768},
};

constexpr MemberRule kUpdateStateMachineInput[] = {
    {.name = "stateMachineArn", .kind = MemberKind::Text, .required = true, .least = 1, .most = 256},
    {.name = "definition", .kind = MemberKind::Text, .sensitive = true, .least = 1, .most = 1048576},
    {.name = "roleArn", .kind = MemberKind::Text, .least = 1, .most = 256},
    {.name = "loggingConfiguration", .kind = MemberKind::Structure, .members = kLoggingConfiguration},
    {.name = "tracingConfiguration", .kind = MemberKind::Structure, .members = kTracingConfiguration},
    {.name = "publish", .kind = MemberKind::Boolean},
    {.name = "versionDescription", .kind = MemberKind::Text, .sensitive = true, .most = 256},
    {.name = "encryptionConfiguration", .kind = MemberKind::Structure, .members = kEncryptionConfiguration},
};

constexpr std::string_view kValidateStateMachineDefinitionSeverity[] = {"ERROR", "WARNING"};

constexpr MemberRule kValidateStateMachineDefinitionInput[] = {
    {.name = "definition",
     .kind = MemberKind::Text,
     .required = true,
     .sensitive = true,
     .least = 1,
     .most = 1048576},
    {.name = "type", .kind = MemberKind::Text, .values = kStateMachineType},
    {.name = "severity", .kind = MemberKind::Text, .values = kValidateStateMachineDefinitionSeverity},
    {.name = "maxResults", .kind = MemberKind::Integer, .least = 0, .most = 100},
};

constexpr OperationRule kOperations[] = {
    {"CreateActivity", kCreateActivityInput},
    {"CreateStateMachine", kCreateStateMachineInput},
    {"DeleteActivity", kDeleteActivityInput},
    {"DeleteStateMachine", kDeleteStateMachineInput},
    {"DescribeActivity", kDescribeActivityInput},
    {"DescribeExecution", kDescribeExecutionInput},
    {"DescribeStateMachine", kDescribeStateMachineInput},
    {"DescribeStateMachineForExecution", kDescribeStateMachineForExecutionInput},
    {"GetActivityTask", kGetActivityTaskInput},
    {"GetExecutionHistory", kGetExecutionHistoryInput},
    {"ListActivities", kListActivitiesInput},
    {"ListExecutions", kListExecutionsInput},
    {"ListStateMachines", kListStateMachinesInput},
    {"SendTaskFailure", kSendTaskFailureInput},
    {"SendTaskHeartbeat", kSendTaskHeartbeatInput},
    {"SendTaskSuccess", kSendTaskSuccessInput},
    {"StartExecution", kStartExecutionInput},
    {"StopExecution", kStopExecutionInput},
    {"UpdateStateMachine", kUpdateStateMachineInput},
    {"ValidateStateMachineDefinition", kValidateStateMachineDefinitionInput},
};

}  // namespace

std::span<const OperationRule> operation_rules() {
  return kOperations;
}

}  // namespace sfn::api
