#include "engine/asl/integrations.h"

#include <algorithm>

namespace sfn::asl {

namespace {

// Sets of patterns: call only, job, callback.
constexpr std::uint8_t kCall = static_cast<std::uint8_t>(Pattern::RequestResponse);
constexpr std::uint8_t kJob = kCall | static_cast<std::uint8_t>(Pattern::Sync);
constexpr std::uint8_t kCallback = kCall | static_cast<std::uint8_t>(Pattern::WaitForTaskToken);
constexpr std::uint8_t kEvery = kJob | kCallback | static_cast<std::uint8_t>(Pattern::Sync2);

struct Integration {
  std::string_view service;
  std::string_view action;
  std::uint8_t patterns;
};

constexpr Integration kIntegrations[] = {
    {"apigateway", "invoke", kCallback},
    {"athena", "getQueryExecution", kCall},
    {"athena", "getQueryResults", kCall},
    {"athena", "startQueryExecution", kJob},
    {"athena", "stopQueryExecution", kCall},
    {"batch", "submitJob", kJob},
    {"bedrock", "createModelCustomizationJob", kJob},
    {"bedrock", "invokeModel", kCallback},
    {"codebuild", "batchDeleteBuilds", kCall},
    {"codebuild", "batchGetReports", kCall},
    {"codebuild", "deleteBuildBatch", kCall},
    {"codebuild", "retryBuildBatch", kJob},
    {"codebuild", "startBuild", kJob},
    {"codebuild", "startBuildBatch", kJob},
    {"codebuild", "stopBuild", kCall},
    {"codebuild", "stopBuildBatch", kCall},
    {"databrew", "startJobRun", kJob},
    {"dynamodb", "deleteItem", kCall},
    {"dynamodb", "getItem", kCall},
    {"dynamodb", "putItem", kCall},
    {"dynamodb", "updateItem", kCall},
    {"ecs", "runTask", kJob | kCallback},
    {"eks", "call", kCall},
    {"eks", "createCluster", kJob},
    {"eks", "createFargateProfile", kJob},
    {"eks", "createNodegroup", kJob},
    {"eks", "deleteCluster", kJob},
    {"eks", "deleteFargateProfile", kJob},
    {"eks", "deleteNodegroup", kJob},
    {"eks", "runJob", kJob | kCallback},
    {"elasticmapreduce", "addStep", kJob},
    {"elasticmapreduce", "cancelStep", kCall},
    {"elasticmapreduce", "createCluster", kJob},
    {"elasticmapreduce", "modifyInstanceFleetByName", kCall},
    {"elasticmapreduce", "modifyInstanceGroupByName", kCall},
    {"elasticmapreduce", "setClusterTerminationProtection", kCall},
    {"elasticmapreduce", "terminateCluster", kJob},
    {"emr-containers", "createVirtualCluster", kCall},
    {"emr-containers", "deleteVirtualCluster", kJob},
    {"emr-containers", "startJobRun", kJob},
    {"emr-serverless", "cancelJobRun", kJob},
    {"emr-serverless", "createApplication", kJob},
    {"emr-serverless", "deleteApplication", kJob},
    {"emr-serverless", "startApplication", kJob},
    {"emr-serverless", "startJobRun", kJob},
    {"emr-serverless", "stopApplication", kJob},
    {"events", "putEvents", kCallback},
    {"glue", "startJobRun", kJob},
    {"http", "invoke", kCall},
    {"lambda", "invoke", kCallback},
    {"mediaconvert", "createJob", kJob},
    {"sagemaker", "createEndpoint", kCall},
    {"sagemaker", "createEndpointConfig", kCall},
    {"sagemaker", "createHyperParameterTuningJob", kJob},
    {"sagemaker", "createLabelingJob", kJob},
    {"sagemaker", "createModel", kCall},
    {"sagemaker", "createProcessingJob", kJob},
    {"sagemaker", "createTrainingJob", kJob},
    {"sagemaker", "createTransformJob", kJob},
    {"sagemaker", "updateEndpoint", kCall},
    {"sns", "publish", kCallback},
    {"sqs", "sendMessage", kCallback},
    {"states", "startExecution", kEvery},
};

}  // namespace

Pattern pattern_of_action(std::string_view action) {
  if (action.ends_with(".sync")) return Pattern::Sync;
  if (action.ends_with(".sync:2")) return Pattern::Sync2;
  if (action.ends_with(".waitForTaskToken")) return Pattern::WaitForTaskToken;
  return Pattern::RequestResponse;
}

bool has_integration(std::string_view service, std::string_view action, Pattern pattern) {
  return std::ranges::any_of(kIntegrations, [&](const Integration& integration) {
    return integration.service == service && integration.action == action &&
           (integration.patterns & static_cast<std::uint8_t>(pattern)) != 0;
  });
}

bool offered_by_aws_sdk(std::string_view action, Pattern pattern) {
  return !action.empty() && (kCallback & static_cast<std::uint8_t>(pattern)) != 0;
}

}  // namespace sfn::asl
