#include "engine/asl/map_schemas.h"

#include "engine/asl/schema_parts.h"

namespace sfn::asl {

namespace {

using namespace schema_parts;

constexpr double kItemsMax = 100'000'000;
constexpr double kBatchBytesMax = 262'144;

constexpr std::string_view kModes[] = {"INLINE", "DISTRIBUTED"};
constexpr std::string_view kExecutionTypes[] = {"STANDARD", "EXPRESS"};
constexpr std::string_view kTransformations[] = {"NONE", "LOAD_AND_FLATTEN"};
constexpr std::string_view kManifestTypes[] = {"ATHENA_DATA", "S3_INVENTORY"};
constexpr std::string_view kHeaderLocations[] = {"FIRST_ROW", "GIVEN"};
constexpr std::string_view kDelimiters[] = {"COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"};
constexpr std::string_view kWriterTransformations[] = {"NONE", "COMPACT", "FLATTEN"};
constexpr std::string_view kOutputTypes[] = {"JSON", "JSONL"};

// --- The state ------------------------------------------------------------------------------

constexpr std::array kInline = {
    Field{.name = "ItemProcessor", .kind = Kind::Object},
    Field{.name = "Iterator", .kind = Kind::Object},
    Field{.name = "ItemsPath", .kind = Kind::ReferencePath, .only = kJsonPath},
    Field{.name = "Items", .kind = Kind::Array, .only = kJsonata, .expressions = true},
    Field{.name = "ItemSelector", .expressions = true},
    Field{.name = "MaxConcurrency", .kind = Kind::Integer, .expressions = true, .min = 0},
    Field{.name = "MaxConcurrencyPath", .kind = Kind::DataPath, .only = kJsonPath},
};
constexpr std::array kDistributed = {
    Field{.name = "Label", .kind = Kind::String},
    Field{.name = "ItemReader", .kind = Kind::Object},
    Field{.name = "ItemBatcher", .kind = Kind::Object},
    Field{.name = "ResultWriter", .kind = Kind::Object, .non_empty = true},
    Field{.name = "ToleratedFailureCount", .kind = Kind::Integer, .expressions = true, .min = 0},
    Field{.name = "ToleratedFailureCountPath", .kind = Kind::DataPath, .only = kJsonPath},
    Field{.name = "ToleratedFailurePercentage",
          .kind = Kind::Number,
          .expressions = true,
          .min = 0,
          .max = 100},
    Field{.name = "ToleratedFailurePercentagePath", .kind = Kind::DataPath, .only = kJsonPath},
};
// A tolerance may stand in an inline Map, too, and means nothing there.
constexpr std::string_view kDistributedNames[] = {"Label", "ItemReader", "ItemBatcher", "ResultWriter"};
constexpr auto kMap =
    join(kEveryState, kTransition, kInputOutput, kAssign, kParameters, kWork, kInline, kDistributed);

constexpr std::string_view kProcessors[] = {"ItemProcessor", "Iterator"};
constexpr std::string_view kSelectors[] = {"ItemSelector", "Parameters"};
constexpr std::string_view kConcurrencies[] = {"MaxConcurrency", "MaxConcurrencyPath"};
constexpr std::string_view kFailureCounts[] = {"ToleratedFailureCount", "ToleratedFailureCountPath"};
constexpr std::string_view kFailurePercentages[] = {"ToleratedFailurePercentage",
                                                    "ToleratedFailurePercentagePath"};
constexpr OneOf kMapGroups[] = {{kNextOrEnd, true, true}, {kProcessors, true}, {kSelectors},
                                {kConcurrencies},         {kFailureCounts},    {kFailurePercentages}};

constexpr std::array kProcessorOnly = {Field{.name = "ProcessorConfig", .kind = Kind::Object}};
constexpr auto kProcessor = join(kMachine, kProcessorOnly);
constexpr std::array kProcessorConfig = {
    Field{.name = "Mode", .kind = Kind::String, .values = kModes},
    Field{.name = "ExecutionType", .kind = Kind::String, .values = kExecutionTypes},
};

// --- Distributed Map ------------------------------------------------------------------------

constexpr std::array kResource = {
    Field{.name = "Parameters", .only = kJsonPath},
    Field{.name = "Arguments", .only = kJsonata, .expressions = true},
};

constexpr std::array kReaderOnly = {
    Field{.name = "Resource", .kind = Kind::String, .required = true},
    Field{.name = "ReaderConfig", .kind = Kind::Object},
};
constexpr auto kReader = join(kReaderOnly, kResource);

constexpr std::array kReaderConfig = {
    Field{.name = "InputType", .kind = Kind::String},
    Field{.name = "Transformation", .kind = Kind::String, .values = kTransformations},
    Field{.name = "ManifestType", .kind = Kind::String, .values = kManifestTypes},
    Field{.name = "CSVHeaderLocation", .kind = Kind::String, .values = kHeaderLocations},
    Field{.name = "CSVHeaders", .kind = Kind::Array},
    Field{.name = "CSVDelimiter", .kind = Kind::String, .values = kDelimiters},
    Field{.name = "ItemsPointer", .kind = Kind::String},
    Field{.name = "MaxItems", .kind = Kind::Integer, .expressions = true, .min = 0, .max = kItemsMax},
    Field{.name = "MaxItemsPath", .kind = Kind::DataPath, .only = kJsonPath},
};
constexpr std::string_view kMaxItems[] = {"MaxItems", "MaxItemsPath"};
constexpr OneOf kReaderConfigGroups[] = {{kMaxItems}};

constexpr std::array kBatcher = {
    Field{.name = "BatchInput", .expressions = true},
    Field{.name = "MaxItemsPerBatch", .kind = Kind::Integer, .expressions = true, .min = 0},
    Field{.name = "MaxItemsPerBatchPath", .kind = Kind::DataPath, .only = kJsonPath},
    Field{.name = "MaxInputBytesPerBatch",
          .kind = Kind::Integer,
          .expressions = true,
          .min = 0,
          .max = kBatchBytesMax},
    Field{.name = "MaxInputBytesPerBatchPath", .kind = Kind::DataPath, .only = kJsonPath},
};
constexpr std::string_view kBatchItems[] = {"MaxItemsPerBatch", "MaxItemsPerBatchPath"};
constexpr std::string_view kBatchBytes[] = {"MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"};
constexpr std::string_view kBatchLimits[] = {"MaxItemsPerBatch", "MaxItemsPerBatchPath",
                                             "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"};
constexpr OneOf kBatcherGroups[] = {{kBatchItems}, {kBatchBytes}};

constexpr std::array kWriterOnly = {
    Field{.name = "Resource", .kind = Kind::String},
    Field{.name = "WriterConfig", .kind = Kind::Object},
};
constexpr auto kWriter = join(kWriterOnly, kResource);
constexpr std::array kWriterConfig = {
    Field{.name = "Transformation", .kind = Kind::String, .values = kWriterTransformations},
    Field{.name = "OutputType", .kind = Kind::String, .values = kOutputTypes},
};

}  // namespace

const Schema& map_schema() {
  static constexpr Schema schema{kMap, kMapGroups, StatesOffer::Result};
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

std::span<const std::string_view> distributed_fields() {
  return kDistributedNames;
}

const Schema& item_reader_schema() {
  static constexpr Schema schema{kReader};
  return schema;
}

const Schema& reader_config_schema() {
  static constexpr Schema schema{kReaderConfig, kReaderConfigGroups};
  return schema;
}

const Schema& item_batcher_schema() {
  static constexpr Schema schema{kBatcher, kBatcherGroups};
  return schema;
}

std::span<const std::string_view> batch_limits() {
  return kBatchLimits;
}

const Schema& result_writer_schema() {
  static constexpr Schema schema{kWriter};
  return schema;
}

const Schema& writer_config_schema() {
  static constexpr Schema schema{kWriterConfig};
  return schema;
}

}  // namespace sfn::asl
