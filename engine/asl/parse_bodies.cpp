#include <chrono>

#include "engine/asl/definition_parser.h"
#include "engine/asl/parse.h"
#include "engine/asl/resource.h"
#include "engine/asl/state_schemas.h"
#include "engine/asl/unsupported.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

PassState parse_pass(const Fields& fields) {
  PassState pass;
  if (const Value* result = fields.find("Result")) pass.result = to_payload(*result);
  return pass;
}

// Credentials are checked, and kept with the definition's text only: they mean something to AWS's other
// services.
void check_credentials(const Fields& fields, Resource::Kind kind, const Location& state,
                       Diagnostics& diagnostics) {
  const Value* credentials = fields.find("Credentials");
  if (credentials == nullptr) return;
  const Location at = state.child("Credentials");
  if (kind == Resource::Kind::Activity) {
    diagnostics.schema("The field 'Credentials' is not supported for activities", at);
  } else if (!credentials->contains("RoleArn") && !credentials->contains("RoleArn.$")) {
    diagnostics.schema("The field 'RoleArn' is required but was missing", at);
  } else {
    (void)PayloadTemplate::parse(*credentials, at, diagnostics);
  }
}

TaskState parse_task(const Fields& fields, const Location& state, Diagnostics& diagnostics) {
  TaskState task;
  task.resource = fields.string("Resource").value_or("");
  if (fields.find("Resource") != nullptr) {
    auto resource = parse_resource(task.resource);
    if (resource) {
      task.kind = resource->kind;
      task.resource_type = std::move(resource->type);
      task.resource_action = std::move(resource->action);
      check_credentials(fields, task.kind, state, diagnostics);
    } else {
      const Location at = state.child("Resource");
      diagnostics.schema(std::move(resource.error()), at);
    }
  }
  task.timeout = {fields.integer("TimeoutSeconds"), fields.path("TimeoutSecondsPath")};
  task.heartbeat = {fields.integer("HeartbeatSeconds"), fields.path("HeartbeatSecondsPath")};
  if (task.timeout.seconds && task.heartbeat.seconds && *task.heartbeat.seconds >= *task.timeout.seconds) {
    const Location at = state.child("HeartbeatSeconds");
    diagnostics.schema("The value of 'HeartbeatSeconds' must be smaller than the value of 'TimeoutSeconds'",
                       at);
  }
  return task;
}

ChoiceState parse_choice(const Fields& fields, const Location& state, Diagnostics& diagnostics) {
  ChoiceState choice;
  choice.default_next = fields.string("Default");
  const Value* rules = fields.find("Choices");
  if (rules == nullptr) return choice;
  const Location list = state.child("Choices");
  for (const Value& rule : *rules) {
    choice.choices.push_back(ChoiceRule::parse(rule, list.at(choice.choices.size()), diagnostics));
  }
  return choice;
}

WaitState parse_wait(const Fields& fields) {
  WaitState wait;
  wait.seconds = {fields.integer("Seconds"), fields.path("SecondsPath")};
  if (const auto timestamp = fields.string("Timestamp")) {
    wait.timestamp = std::chrono::floor<std::chrono::seconds>(*parse_iso8601(*timestamp));
  }
  wait.timestamp_path = fields.path("TimestampPath");
  return wait;
}

FailState parse_fail(const Fields& fields) {
  return {fields.string("Error"), fields.string("Cause"), fields.expression("ErrorPath"),
          fields.expression("CausePath")};
}

// Whether another machine may stand inside; if not, that is reported.
bool may_nest(const Location& at, Parsing& parsing) {
  if (parsing.depth < kBranchDepthMax) return true;
  parsing.diagnostics.error(
      "TOO_DEEPLY_NESTED",
      "Branches are nested more than " + std::to_string(kBranchDepthMax) + " levels deep", at);
  return false;
}

ParallelState parse_parallel(const Fields& fields, const Location& state, Parsing& parsing) {
  ParallelState parallel;
  const Value* branches = fields.find("Branches");
  if (branches == nullptr) return parallel;
  const Location list = state.child("Branches");
  if (!may_nest(list, parsing)) return parallel;
  ++parsing.depth;
  for (const Value& branch : *branches) {
    const Location at = list.at(parallel.branches.size());
    const Fields branch_fields = check_fields(branch, branch_schema(), at, parsing.diagnostics);
    parallel.branches.push_back(parse_machine(branch_fields, at, parsing));
  }
  --parsing.depth;
  return parallel;
}

Machine parse_processor(const Fields& map, const Location& state, Parsing& parsing) {
  const char* name = map.find("ItemProcessor") != nullptr ? "ItemProcessor" : "Iterator";
  const Value* json = map.find(name);
  const Location at = state.child(name);
  if (json == nullptr || !may_nest(at, parsing)) return {};
  const Fields fields = check_fields(*json, processor_schema(), at, parsing.diagnostics);
  if (const Value* config = fields.find("ProcessorConfig")) {
    const Location config_at = at.child("ProcessorConfig");
    const Fields config_fields =
        check_fields(*config, processor_config_schema(), config_at, parsing.diagnostics);
    if (const auto mode = config_fields.string("Mode"); mode && is_unsupported_mode(*mode)) {
      const Location mode_at = config_at.child("Mode");
      parsing.diagnostics.unsupported("Map mode '" + *mode + "'", mode_at);
    }
  }
  ++parsing.depth;
  Machine processor = parse_machine(fields, at, parsing);
  --parsing.depth;
  return processor;
}

MapState parse_map(const Fields& fields, const Location& state, Parsing& parsing) {
  MapState map;
  map.processor = parse_processor(fields, state, parsing);
  map.items_path = fields.path("ItemsPath");
  const char* selector = fields.find("Parameters") != nullptr ? "Parameters" : "ItemSelector";
  map.item_selector = parse_template(fields, selector, state, parsing.diagnostics);
  map.concurrency = fields.integer("MaxConcurrency").value_or(0);
  map.concurrency_path = fields.path("MaxConcurrencyPath");
  return map;
}

}  // namespace

decltype(State::body) parse_body(StateType type, const Fields& fields, const Location& location,
                                 Parsing& parsing) {
  switch (type) {
    case StateType::Pass: return parse_pass(fields);
    case StateType::Task: return parse_task(fields, location, parsing.diagnostics);
    case StateType::Choice: return parse_choice(fields, location, parsing.diagnostics);
    case StateType::Wait: return parse_wait(fields);
    case StateType::Succeed: return SucceedState{};
    case StateType::Fail: return parse_fail(fields);
    case StateType::Parallel: return parse_parallel(fields, location, parsing);
    case StateType::Map: return parse_map(fields, location, parsing);
  }
  check_failed("a state type without a parser", __FILE__, __LINE__);
}

}  // namespace sfn::asl
