#include <chrono>

#include "engine/asl/definition_parser.h"
#include "engine/asl/parse.h"
#include "engine/asl/resource.h"
#include "engine/asl/state_schemas.h"
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

// Credentials are shown in the task's events; whose rights a call is made with is the connector's matter.
std::optional<PayloadTemplate> parse_credentials(const Fields& fields, Resource::Kind kind,
                                                 const Location& state, Diagnostics& diagnostics) {
  const Value* credentials = fields.find("Credentials");
  if (credentials == nullptr) return std::nullopt;
  const Location at = state.child("Credentials");
  const bool has_path = fields.language() != QueryLanguage::Jsonata && credentials->contains("RoleArn.$");
  if (kind == Resource::Kind::Activity) {
    diagnostics.schema("The field 'Credentials' is not supported for activities", at);
  } else if (!credentials->contains("RoleArn") && !has_path) {
    diagnostics.schema("The field 'RoleArn' is required but was missing", at);
  } else if (fields.language() != QueryLanguage::Jsonata) {
    return PayloadTemplate::parse(*credentials, at, diagnostics);
  }
  return std::nullopt;
}

// Express workflows can't wait for others.
void check_express(const Resource& resource, const Location& at, Diagnostics& diagnostics) {
  constexpr const char* kRefusal = "Express state machine does not support ";
  if (resource.kind == Resource::Kind::Activity) {
    diagnostics.schema(std::string(kRefusal) + "Activity ARN", at);
  } else if (resource.action.ends_with(".sync") || resource.action.ends_with(".sync:2")) {
    diagnostics.schema(std::string(kRefusal) + "'.sync' service integration", at);
  } else if (resource.action.ends_with(".waitForTaskToken")) {
    diagnostics.schema(std::string(kRefusal) + "'.waitForTaskToken' service integration ", at);  // a blank
  }
}

void parse_task_resource(TaskState& task, const Fields& fields, const Location& state, Parsing& parsing) {
  if (fields.find("Resource") == nullptr) return;
  const Location at = state.child("Resource");
  auto resource = parse_resource(task.resource);
  if (!resource) {
    parsing.diagnostics.schema(std::move(resource.error()), at);
    return;
  }
  if (parsing.type == WorkflowType::Express) check_express(*resource, at, parsing.diagnostics);
  task.kind = resource->kind;
  task.resource_type = std::move(resource->type);
  task.resource_action = std::move(resource->action);
  task.credentials = parse_credentials(fields, task.kind, state, parsing.diagnostics);
}

TaskState parse_task(const Fields& fields, const Location& state, Parsing& parsing) {
  TaskState task;
  task.resource = fields.string("Resource").value_or("");
  parse_task_resource(task, fields, state, parsing);
  task.credentials_query = fields.query("Credentials");
  task.timeout = {fields.integer("TimeoutSeconds"), fields.path("TimeoutSecondsPath"),
                  fields.whole_query("TimeoutSeconds")};
  task.heartbeat = {fields.integer("HeartbeatSeconds"), fields.path("HeartbeatSecondsPath"),
                    fields.whole_query("HeartbeatSeconds")};
  if (task.timeout.seconds && task.heartbeat.seconds && *task.heartbeat.seconds >= *task.timeout.seconds) {
    const Location at = state.child("HeartbeatSeconds");
    parsing.diagnostics.schema(
        "The value of 'HeartbeatSeconds' must be smaller than the value of 'TimeoutSeconds'", at);
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
    choice.choices.push_back(ChoiceRule::parse(rule, fields.language(), choice.choices.size(),
                                               list.at(choice.choices.size()), diagnostics));
  }
  return choice;
}

WaitState parse_wait(const Fields& fields) {
  WaitState wait;
  wait.seconds = {fields.integer("Seconds"), fields.path("SecondsPath"), fields.whole_query("Seconds")};
  if (const auto timestamp = fields.string("Timestamp")) {
    wait.timestamp = std::chrono::floor<std::chrono::seconds>(*parse_iso8601(*timestamp));
  }
  wait.timestamp_path = fields.path("TimestampPath");
  wait.timestamp_query = fields.whole_query("Timestamp");
  return wait;
}

FailState parse_fail(const Fields& fields) {
  return {fields.string("Error"),         fields.string("Cause"),      fields.expression("ErrorPath"),
          fields.expression("CausePath"), fields.whole_query("Error"), fields.whole_query("Cause")};
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
    const Fields branch_fields =
        check_fields(branch, branch_schema(), parsing.language, at, parsing.diagnostics);
    parallel.branches.push_back(parse_machine(branch_fields, at, parsing));
  }
  --parsing.depth;
  return parallel;
}

}  // namespace

decltype(State::body) parse_body(StateType type, const Fields& fields, const Location& location,
                                 Parsing& parsing) {
  switch (type) {
    case StateType::Pass: return parse_pass(fields);
    case StateType::Task: return parse_task(fields, location, parsing);
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
