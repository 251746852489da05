// A Map state. What only Distributed Map has is in distributed_map.h.
#include "engine/asl/definition_parser.h"
#include "engine/asl/definition_walk.h"
#include "engine/asl/distributed_map.h"
#include "engine/asl/map_schemas.h"
#include "engine/asl/unsupported.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

// What an inline Map can't have.
void check_inline(const Fields& map, const Location& state, Diagnostics& diagnostics) {
  for (const std::string_view name : distributed_fields()) {
    if (map.find(name) == nullptr) continue;
    diagnostics.schema(
        "Field '" + std::string(name) + "' is only supported for a Map state in DISTRIBUTED mode", state);
  }
}

// Checks ProcessorConfig; returns the type of what runs the items.
WorkflowType check_config(const Fields& processor, const Location& at, Parsing& parsing) {
  const Value* json = processor.find("ProcessorConfig");
  if (json == nullptr) return parsing.type;
  const Location config_at = at.child("ProcessorConfig");
  const Fields config =
      check_fields(*json, processor_config_schema(), parsing.language, config_at, parsing.diagnostics);
  const auto mode = config.string("Mode");
  const Location mode_at = config_at.child("Mode");
  if (mode && is_unsupported_mode(*mode))
    parsing.diagnostics.unsupported("Map mode '" + *mode + "'", mode_at);
  if (mode != "DISTRIBUTED") {
    if (json->contains("ExecutionType"))
      parsing.diagnostics.schema("Field 'ExecutionType' is not supported", config_at);
    return parsing.type;
  }
  if (parsing.type == WorkflowType::Express)
    parsing.diagnostics.schema("Express state machine does not support DISTRIBUTED mode", mode_at);
  if (!json->contains("ExecutionType"))
    parsing.diagnostics.schema("These fields are required: [ExecutionType]", config_at);
  return config.string("ExecutionType") == "EXPRESS" ? WorkflowType::Express : WorkflowType::Standard;
}

Machine parse_processor(const Fields& map, const Location& state, Parsing& parsing) {
  const char* name = map.find("ItemProcessor") != nullptr ? "ItemProcessor" : "Iterator";
  const Value* json = map.find(name);
  const Location at = state.child(name);
  if (json == nullptr || !may_nest(at, parsing)) return {};
  const Fields fields = check_fields(*json, processor_schema(), parsing.language, at, parsing.diagnostics);
  const WorkflowType outer = parsing.type;
  parsing.type = check_config(fields, at, parsing);
  if (is_distributed(*json)) {
    check_distributed(map, state, parsing);
  } else {
    check_inline(map, state, parsing.diagnostics);
  }
  ++parsing.depth;
  Machine processor = parse_machine(fields, at, parsing);
  --parsing.depth;
  parsing.type = outer;
  return processor;
}

}  // namespace

bool may_nest(const Location& at, Parsing& parsing) {
  if (parsing.depth < parsing.depth_max) return true;
  parsing.diagnostics.error(
      "TOO_DEEPLY_NESTED",
      "Branches are nested more than " + std::to_string(parsing.depth_max) + " levels deep", at);
  return false;
}

MapState parse_map(const Fields& fields, const Location& state, Parsing& parsing) {
  MapState map;
  map.processor = parse_processor(fields, state, parsing);
  map.items_path = fields.path("ItemsPath");
  const char* selector = fields.find("Parameters") != nullptr ? "Parameters" : "ItemSelector";
  map.item_selector = parse_template(fields, selector, state, parsing.diagnostics);
  map.concurrency = fields.integer("MaxConcurrency").value_or(0);
  map.concurrency_path = fields.path("MaxConcurrencyPath");
  map.items = fields.query("Items");
  map.item_query = fields.query("ItemSelector");
  map.concurrency_query = fields.whole_query("MaxConcurrency");
  return map;
}

}  // namespace sfn::asl
