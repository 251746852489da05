#include "server/integrations/aws_services.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sfn::integrations {

namespace {

using enum AwsService::Protocol;

constexpr auto kServices = std::to_array<AwsService>({
    {.name = "acm",
     .variable = "ACM",
     .errors = "Acm",
     .host = "acm",
     .version = "1.1",
     .target = "CertificateManager",
     .times = "NotBefore NotAfter"},
    {.name = "applicationautoscaling",
     .variable = "APPLICATION_AUTO_SCALING",
     .errors = "ApplicationAutoScaling",
     .host = "application-autoscaling",
     .version = "1.1",
     .target = "AnyScaleFrontendService",
     .no_times = "SchedulingBufferTime"},
    {.name = "athena",
     .variable = "ATHENA",
     .errors = "Athena",
     .host = "athena",
     .version = "1.1",
     .target = "AmazonAthena",
     .maps = "AdditionalConfigs Parameters Properties SparkProperties",
     .no_times = "AuthTokenExpirationTime ExecutionTime StartDateTime TerminationDateTime"},
    {.name = "cloudtrail",
     .variable = "CLOUDTRAIL",
     .errors = "CloudTrail",
     .host = "cloudtrail",
     .version = "1.1",
     .target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"},
    {.name = "cloudwatchlogs",
     .variable = "CLOUDWATCH_LOGS",
     .errors = "CloudWatchLogs",
     .host = "logs",
     .version = "1.1",
     .target = "Logs_20140328",
     .small_letters = true,
     .maps = "Attributes Dimensions Enumerations ExtractedValues Histogram KeyAttributes LogRecord "
             "DeliverySourceConfiguration",
     .texts = "Message",
     .no_times = "*"},
    {.name = "codebuild",
     .variable = "CODEBUILD",
     .errors = "CodeBuild",
     .host = "codebuild",
     .version = "1.1",
     .target = "CodeBuild_20161006",
     .small_letters = true,
     .maps = "StatusCounts",
     .times = "Created Expired LastModified LastModifiedSecret"},
    {.name = "codedeploy",
     .variable = "CODEDEPLOY",
     .errors = "CodeDeploy",
     .host = "codedeploy",
     .version = "1.1",
     .target = "CodeDeploy_20141006",
     .small_letters = true,
     .maps = "TargetFilters",
     .times = "Start End"},
    {.name = "cognitoidentity",
     .variable = "COGNITO_IDENTITY",
     .errors = "CognitoIdentity",
     .host = "cognito-identity",
     .version = "1.1",
     .target = "AWSCognitoIdentityService",
     .maps = "IdentityPoolTags Logins PrincipalTags",
     .times = "Expiration"},
    {.name = "cognitoidentityprovider",
     .variable = "COGNITO_IDENTITY_PROVIDER",
     .errors = "CognitoIdentityProvider",
     .host = "cognito-idp",
     .version = "1.1",
     .target = "AWSCognitoIdentityProviderService",
     .maps = "AttributeMapping AuthParameters ChallengeParameters ChallengeResponses ClientMetadata "
             "ProviderDetails UserPoolTags"},
    {.name = "comprehend",
     .variable = "COMPREHEND",
     .errors = "Comprehend",
     .host = "comprehend",
     .version = "1.1",
     .target = "Comprehend_20171127"},
    {.name = "datasync",
     .variable = "DATASYNC",
     .errors = "DataSync",
     .host = "datasync",
     .version = "1.1",
     .target = "FmrsService"},
    {.name = "dynamodb",
     .variable = "DYNAMODB",
     .errors = "DynamoDb",
     .host = "dynamodb",
     .version = "1.0",
     .target = "DynamoDB_20120810"},
    {.name = "ecr",
     .variable = "ECR",
     .errors = "Ecr",
     .host = "api.ecr",
     .signing_name = "ecr",
     .version = "1.1",
     .target = "AmazonEC2ContainerRegistry_V20150921",
     .small_letters = true,
     .maps = "Annotations FindingSeverityCounts"},
    {.name = "ecs",
     .variable = "ECS",
     .errors = "Ecs",
     .host = "ecs",
     .version = "1.1",
     .target = "AmazonEC2ContainerServiceV20141113",
     .small_letters = true,
     .maps = "DockerLabels DriverOpts Labels Options",
     .times = "LastStatusChange LastUpdated"},
    {.name = "eventbridge",
     .variable = "EVENTBRIDGE",
     .errors = "EventBridge",
     .host = "events",
     .version = "1.1",
     .target = "AWSEvents",
     .texts = "Detail EventPattern Input"},
    {.name = "firehose",
     .variable = "FIREHOSE",
     .errors = "Firehose",
     .host = "firehose",
     .version = "1.1",
     .target = "Firehose_20150804",
     .bytes = "Data"},
    {.name = "glue",
     .variable = "GLUE",
     .errors = "Glue",
     .host = "glue",
     .version = "1.1",
     .target = "AWSGlue",
     .maps = "Arguments DefaultArguments Parameters",
     .times = "LastUpdated",
     .no_times = "CrawlElapsedTime ExecutionTime PollingTime"},
    {.name = "kinesis",
     .variable = "KINESIS",
     .errors = "Kinesis",
     .host = "kinesis",
     .version = "1.1",
     .target = "Kinesis_20131202",
     .bytes = "Data"},
    {.name = "kms",
     .variable = "KMS",
     .errors = "Kms",
     .host = "kms",
     .version = "1.1",
     .target = "TrentService",
     .maps = "EncryptionContext DestinationEncryptionContext SourceEncryptionContext",
     .times = "ParametersValidTo ValidTo"},
    {.name = "redshiftdata",
     .variable = "REDSHIFT_DATA",
     .errors = "RedshiftData",
     .host = "redshift-data",
     .version = "1.1",
     .target = "RedshiftData"},
    {.name = "rekognition",
     .variable = "REKOGNITION",
     .errors = "Rekognition",
     .host = "rekognition",
     .version = "1.1",
     .target = "RekognitionService",
     .no_times = "ProducerTimestamp Timestamp"},
    {.name = "sagemaker",
     .variable = "SAGEMAKER",
     .errors = "SageMaker",
     .host = "api.sagemaker",
     .signing_name = "sagemaker",
     .version = "1.1",
     .target = "SageMaker",
     .times = "LatestHeartbeat LatestInference TimeStamp",
     .no_times = "ModelSetupTime"},
    {.name = "secretsmanager",
     .variable = "SECRETS_MANAGER",
     .errors = "SecretsManager",
     .host = "secretsmanager",
     .version = "1.1",
     .target = "secretsmanager",
     .texts = "SecretString"},
    {.name = "servicediscovery",
     .variable = "SERVICEDISCOVERY",
     .errors = "ServiceDiscovery",
     .host = "servicediscovery",
     .version = "1.1",
     .target = "Route53AutoNaming_v20170314",
     .maps = "Attributes OptionalParameters QueryParameters"},
    {.name = "sns",
     .variable = "SNS",
     .errors = "Sns",
     .host = "sns",
     .protocol = Query,
     .version = "2010-03-31"},
    {.name = "sqs",
     .variable = "SQS",
     .errors = "Sqs",
     .host = "sqs",
     .version = "1.0",
     .target = "AmazonSQS",
     .maps = "Attributes",
     .texts = "MessageBody",
     .no_times = "StartedTimestamp"},
    {.name = "ssm",
     .variable = "SSM",
     .errors = "Ssm",
     .host = "ssm",
     .version = "1.1",
     .target = "AmazonSSM",
     .times = "ExpiresAfter",
     .no_times = "ApproveUntilDate AtTime CaptureTime EndDate StartDate"},
    {.name = "textract",
     .variable = "TEXTRACT",
     .errors = "Textract",
     .host = "textract",
     .version = "1.1",
     .target = "Textract"},
    {.name = "transcribe",
     .variable = "TRANSCRIBE",
     .errors = "Transcribe",
     .host = "transcribe",
     .version = "1.1",
     .target = "Transcribe",
     .maps = "KMSEncryptionContext",
     .no_times = "EndTime StartTime"},
    {.name = "translate",
     .variable = "TRANSLATE",
     .errors = "Translate",
     .host = "translate",
     .version = "1.1",
     .target = "AWSShineFrontendService_20170701"},
});

constexpr auto kOptimized = std::to_array<OptimizedService>({
    {"dynamodb", "dynamodb", "DynamoDB", "AmazonDynamoDBv2"},
    {"events", "eventbridge", "EventBridge", "AmazonEventBridge"},
    {"sns", "sns", "SNS", "AmazonSNS"},
    {"sqs", "sqs", "SQS", "AmazonSQS"},
});

constexpr std::string_view kSdk = "aws-sdk:";

}  // namespace

std::span<const AwsService> aws_services() {
  return kServices;
}

const AwsService* find_aws_service(std::string_view name) {
  const auto* optimized = std::ranges::find(kOptimized, name, &OptimizedService::name);
  if (optimized != kOptimized.end()) name = optimized->service;
  const auto* found = std::ranges::find(kServices, name, &AwsService::name);
  return found == kServices.end() ? nullptr : found;
}

std::optional<AwsOperation> aws_operation(std::string_view resource_type, std::string_view action) {
  AwsOperation operation;
  operation.name = action.substr(0, action.find('.'));
  if (operation.name.empty()) return std::nullopt;
  if (resource_type.starts_with(kSdk)) {
    const auto name = resource_type.substr(kSdk.size());
    const auto* found = std::ranges::find(kServices, name, &AwsService::name);
    if (found == kServices.end()) return std::nullopt;
    operation.service = found;
  } else {
    const auto* found = std::ranges::find(kOptimized, resource_type, &OptimizedService::name);
    if (found == kOptimized.end()) return std::nullopt;
    operation.optimized = found;
    operation.service = find_aws_service(resource_type);
  }
  if (operation.service->protocol == Query && operation.name != "publish") return std::nullopt;
  char& first = operation.name.front();
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  return operation;
}

std::string endpoint_of(const AwsService& service, const AwsEndpoints& endpoints, const std::string& region) {
  auto found = endpoints.find(service.name);
  if (found == endpoints.end()) found = endpoints.find("*");
  if (found == endpoints.end()) return {};
  if (found->second == "aws")
    return fmt::format("https://{}.{}.amazonaws.com{}", service.host, region,
                       region.starts_with("cn-") ? ".cn" : "");
  std::string url = found->second;
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

}  // namespace sfn::integrations
