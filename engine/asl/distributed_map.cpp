#include "engine/asl/distributed_map.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/asl/map_schemas.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

constexpr std::size_t kLabelMax = 40;
constexpr std::string_view kInputTypes[] = {"MANIFEST", "JSON", "CSV", "JSONL", "PARQUET"};

// No white space, no control characters (those from U+0080 on are C2 80 to C2 9F), none of the marks.
bool is_label(std::string_view label) {
  constexpr std::string_view kMarks = "?*<>{}[]:;,\\|^~$#%&`\"";
  if (label.empty() || utf16_length(label) > kLabelMax) return false;
  for (std::size_t at = 0; at < label.size(); at += utf8_length_at(label, at)) {
    const auto c = utf8_code_point(label, at);
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return false;
    if (c < 0x80 && kMarks.find(static_cast<char>(c)) != std::string_view::npos) return false;
  }
  return true;
}

void check_label(const Fields& map, const Location& state, Parsing& parsing) {
  const auto label = map.string("Label");
  if (!label) return;
  const Location at = state.child("Label");
  if (!is_label(*label)) {
    parsing.diagnostics.error("INVALID_LABEL_NAME", "Invalid Label name: " + *label, at);
  } else if (!parsing.labels.insert(*label).second) {
    parsing.diagnostics.error("DUPLICATE_LABEL_NAME", "Duplicate Label name: " + *label, at);
  }
}

// `arn:<partition>:states:::s3:<action>`, with one of the actions.
void check_resource(const Fields& part, std::initializer_list<std::string_view> actions,
                    const Location& location, Diagnostics& diagnostics) {
  const auto arn = part.string("Resource");
  if (!arn) return;
  std::string examples;
  for (const std::string_view action : actions) {
    const std::string service = ":states:::s3:" + std::string(action);
    const auto colon = arn->find(':', std::string_view("arn:").size());
    if (arn->starts_with("arn:aws") && colon != std::string::npos && arn->substr(colon) == service) return;
    examples += (examples.empty() ? "arn:<partition>" : ", arn:<partition>") + service;
  }
  const Location at = location.child("Resource");
  diagnostics.schema(
      "The field 'Resource' does not match any of the allowed values. Examples: [" + examples + "]", at);
}

void check_reader_config(const Fields& config, const Location& at, Diagnostics& diagnostics) {
  const auto input_type = config.string("InputType");
  if (input_type && std::ranges::find(kInputTypes, *input_type) == std::end(kInputTypes)) {
    const Location type_at = at.child("InputType");
    diagnostics.schema("The field 'InputType' should have one of these values: " + list_of(kInputTypes),
                       type_at);
  }
  const Value* headers = config.find("CSVHeaders");
  if (headers == nullptr) {
    if (config.string("CSVHeaderLocation") == "GIVEN")
      diagnostics.schema("These fields are required: [CSVHeaders]", at);
    return;
  }
  const Location list = at.child("CSVHeaders");
  for (std::size_t i = 0; i < headers->size(); ++i) {
    if (!(*headers)[i].is_string()) diagnostics.schema("Expected value of type String", list.at(i));
  }
}

void check_reader(const Fields& map, const Location& state, Diagnostics& diagnostics) {
  const Value* json = map.find("ItemReader");
  if (json == nullptr) return;
  const Location at = state.child("ItemReader");
  const Fields reader = check_fields(*json, item_reader_schema(), map.language(), at, diagnostics);
  check_resource(reader, {"getObject", "listObjectsV2"}, at, diagnostics);
  (void)parse_template(reader, "Parameters", at, diagnostics);
  if (const Value* config = reader.find("ReaderConfig")) {
    const Location config_at = at.child("ReaderConfig");
    check_reader_config(check_fields(*config, reader_config_schema(), map.language(), config_at, diagnostics),
                        config_at, diagnostics);
  }
}

void check_batcher(const Fields& map, const Location& state, Diagnostics& diagnostics) {
  const Value* json = map.find("ItemBatcher");
  if (json == nullptr) return;
  const Location at = state.child("ItemBatcher");
  const Fields batcher = check_fields(*json, item_batcher_schema(), map.language(), at, diagnostics);
  (void)parse_template(batcher, "BatchInput", at, diagnostics);
  const bool has_limit = std::ranges::any_of(
      batch_limits(), [&](std::string_view name) { return json->contains(std::string(name)); });
  if (!has_limit) {
    diagnostics.schema("There should be at least one of the following fields: " + list_of(batch_limits()),
                       at);
  }
}

// WriterConfig alone, a destination alone, or both. A destination is a Resource and what it is called with.
void check_writer(const Fields& map, const Location& state, Diagnostics& diagnostics) {
  const Value* json = map.find("ResultWriter");
  if (json == nullptr) return;
  const Location at = state.child("ResultWriter");
  const Fields writer = check_fields(*json, result_writer_schema(), map.language(), at, diagnostics);
  const std::string destination = map.language() == QueryLanguage::Jsonata ? "Arguments" : "Parameters";
  const bool has_resource = json->contains("Resource");
  if (has_resource != json->contains(destination)) {
    diagnostics.schema("These fields are required: [" + (has_resource ? destination : "Resource") + "]", at);
  }
  check_resource(writer, {"putObject"}, at, diagnostics);
  (void)parse_template(writer, "Parameters", at, diagnostics);
  if (const Value* config = writer.find("WriterConfig")) {
    const Location config_at = at.child("WriterConfig");
    (void)check_fields(*config, writer_config_schema(), map.language(), config_at, diagnostics);
  }
}

}  // namespace

void check_distributed(const Fields& map, const Location& state, Parsing& parsing) {
  check_label(map, state, parsing);
  check_reader(map, state, parsing.diagnostics);
  check_batcher(map, state, parsing.diagnostics);
  check_writer(map, state, parsing.diagnostics);
}

}  // namespace sfn::asl
