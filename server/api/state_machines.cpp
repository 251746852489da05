// CreateStateMachine, UpdateStateMachine, DeleteStateMachine, DescribeStateMachine,
// DescribeStateMachineForExecution, ListStateMachines.
#include <fmt/format.h>

#include "engine/asl/parse.h"
#include "engine/asl/variable_references.h"
#include "engine/value/json.h"
#include "server/api/existence.h"
#include "server/api/members.h"
#include "server/api/names.h"
#include "server/api/operation.h"
#include "server/api/settings_members.h"
#include "server/api/wire.h"

namespace sfn::api {

namespace {

// Publishing belongs to versions, which this version does not have.
void check_publish(const Value& request) {
  const bool publish = flag(request, "publish");
  if (member(request, "versionDescription") != nullptr && !publish)
    throw validation_failure("Version description can only be set when publish is true");
  if (publish) throw validation_failure("Publishing versions is not supported");
}

void check_type(const Value& request) {
  if (optional_text(request, "type").value_or("STANDARD") != "STANDARD")
    throw ApiFailure("StateMachineTypeNotSupported", "EXPRESS state machines are not supported");
}

std::shared_ptr<const asl::StateMachine> read_definition(const Environment& env,
                                                         const std::string& definition) {
  auto parsed = asl::parse_state_machine(definition, asl::WorkflowType::Standard, env.limits.nesting_max);
  if (parsed.machine) return parsed.machine;
  throw ApiFailure("InvalidDefinition",
                   fmt::format("Invalid State Machine Definition: '{}'", parsed.diagnostics.joined()));
}

void add_settings(JsonObjectText& body, const StateMachineSettings& settings) {
  body.add_json("loggingConfiguration", settings.logging.value_or(std::string(kDefaultLogging)));
  body.add_json("tracingConfiguration", settings.tracing.value_or(std::string(kDefaultTracing)));
  if (settings.encryption) body.add_json("encryptionConfiguration", *settings.encryption);
}

std::string shown_definition(const Value& request, const StateMachineSettings& settings) {
  return metadata_only(request) ? "{}" : std::string(settings.definition.text());
}

// Absent when no state reads a variable; told as little as the definition when that is asked to be left out.
void add_variable_references(JsonObjectText& body, const Value& request,
                             const StateMachineSettings& settings) {
  if (metadata_only(request)) return;
  Value states = Value::object();
  for (const auto& [state, names] : asl::variable_references(parse_payload(settings.definition))) {
    Value list = Value::array();
    for (const auto& name : names)
      list.push_back(name);
    states[state] = std::move(list);
  }
  if (!states.empty()) body.add_json("variableReferences", to_json(states));
}

}  // namespace

void require_usable(Environment& env, const ResourceName& name, std::string_view arn) {
  const auto machine = env.queries.find_state_machine(name);
  if (!machine) refuse_missing_state_machine(arn);
  if (machine->status == storage::StateMachineStatus::Deleting)
    throw ApiFailure("StateMachineDeleting", fmt::format("State Machine is being deleted: '{}'", arn));
}

Outcome create_state_machine(Environment& env, const CallFacts&, const Value& request) {
  check_publish(request);
  const auto& name = text(request, "name");
  check_name(name);
  check_role_arn(text(request, "roleArn"));
  check_type(request);
  CreateStateMachine command{
      .name = {env.scope, name}, .type = "STANDARD", .settings = {}, .tags = {}, .machine = {}};
  command.settings.logging = read_logging(request).value_or(std::string(kDefaultLogging));
  command.settings.tracing = read_tracing(request).value_or(std::string(kDefaultTracing));
  command.settings.encryption = read_encryption(request);
  const auto arn = state_machine_arn(env.scope, name);
  command.tags = read_tags(request, arn);
  command.machine = read_definition(env, text(request, "definition"));
  command.settings.definition = Payload(text(request, "definition"));
  command.settings.role_arn = text(request, "roleArn");
  return Change{RegistryCommand(std::move(command)), [arn](const Answer& answer) {
                  JsonObjectText body;
                  body.add_string("stateMachineArn", arn);
                  add_time(body, "creationDate", std::get<StateMachineReply>(answer.reply).at);
                  return take_body(body);
                }};
}

Outcome update_state_machine(Environment& env, const CallFacts&, const Value& request) {
  const auto& arn = text(request, "stateMachineArn");
  auto ref = read_state_machine_arn(arn);
  if (ref.qualifier) refuse_missing_state_machine(arn);
  UpdateStateMachine command{.name = ref.name};
  existing_first(env, ref.name, arn, [&] {
    command.role_arn = optional_text(request, "roleArn");
    const auto definition = optional_text(request, "definition");
    const bool changes = definition || command.role_arn ||
                         member(request, "loggingConfiguration") != nullptr ||
                         member(request, "tracingConfiguration") != nullptr ||
                         member(request, "encryptionConfiguration") != nullptr || flag(request, "publish");
    if (!changes)
      throw ApiFailure(
          "MissingRequiredParameter",
          "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration "
          "must be specified");
    check_publish(request);
    if (command.role_arn) check_role_arn(*command.role_arn);
    command.logging = read_logging(request);
    command.tracing = read_tracing(request);
    command.encryption = read_encryption(request);
    if (definition) {
      command.machine = read_definition(env, *definition);
      command.definition = Payload(*definition);
    }
  });
  return Change{RegistryCommand(std::move(command)), [](const Answer& answer) {
                  const auto& reply = std::get<StateMachineReply>(answer.reply);
                  JsonObjectText body;
                  add_time(body, "updateDate", reply.at);
                  if (!reply.revision_id.empty()) body.add_string("revisionId", reply.revision_id);
                  return take_body(body);
                }};
}

// Deleting what is not there succeeds, so a version or alias, of which there are none, is nothing to delete.
Outcome delete_state_machine(Environment&, const CallFacts&, const Value& request) {
  auto ref = read_state_machine_arn(text(request, "stateMachineArn"));
  if (ref.qualifier) return std::string("{}");
  return Change{RegistryCommand(DeleteStateMachine{std::move(ref.name)}),
                [](const Answer&) { return std::string("{}"); }};
}

Outcome describe_state_machine(Environment& env, const CallFacts&, const Value& request) {
  const auto& arn = text(request, "stateMachineArn");
  const auto ref = read_state_machine_arn(arn);
  const auto machine = ref.qualifier ? std::nullopt : env.queries.find_state_machine(ref.name);
  if (!machine) refuse_missing_state_machine(arn);
  JsonObjectText body;
  body.add_string("stateMachineArn", state_machine_arn(machine->scope, machine->name));
  body.add_string("name", machine->name);
  body.add_string("status", machine->status == storage::StateMachineStatus::Active ? "ACTIVE" : "DELETING");
  body.add_string("definition", shown_definition(request, machine->settings));
  body.add_string("roleArn", machine->settings.role_arn);
  body.add_string("type", machine->type);
  add_time(body, "creationDate", machine->created_at);
  add_settings(body, machine->settings);
  add_variable_references(body, request, machine->settings);
  if (machine->revision_id) body.add_string("revisionId", *machine->revision_id);
  return take_body(body);
}

Outcome describe_state_machine_for_execution(Environment& env, const CallFacts&, const Value& request) {
  const auto& arn = text(request, "executionArn");
  const auto execution = env.queries.find_execution(read_execution_arn(arn));
  if (!execution) refuse_missing_execution(arn);
  const auto machine = env.queries.find_state_machine(execution->state_machine, execution->revision);
  if (!machine) refuse_missing_execution(arn);
  JsonObjectText body;
  body.add_string("stateMachineArn", state_machine_arn(machine->scope, machine->name));
  body.add_string("name", machine->name);
  body.add_string("definition", shown_definition(request, machine->settings));
  body.add_string("roleArn", machine->settings.role_arn);
  add_time(body, "updateDate", machine->revised_at);
  add_settings(body, machine->settings);
  add_variable_references(body, request, machine->settings);
  if (machine->revision_id) body.add_string("revisionId", *machine->revision_id);
  return take_body(body);
}

Outcome list_state_machines(Environment& env, const CallFacts&, const Value& request) {
  storage::NameRequest page{.scope = env.scope, .after = std::nullopt, .count = page_size(request)};
  const auto now = env.clock.now().wall;
  if (const auto token = optional_text(request, "nextToken"))
    page.after = env.page_tokens.read(*token, "ListStateMachines", "", now);
  const auto found = env.queries.list_state_machines(page);
  JsonListText items;
  for (const auto& machine : found.rows) {
    JsonObjectText item;
    item.add_string("stateMachineArn", state_machine_arn(machine.scope, machine.name));
    item.add_string("name", machine.name);
    item.add_string("type", machine.type);
    add_time(item, "creationDate", machine.created_at);
    items.add(take_body(item));
  }
  JsonObjectText body;
  body.add_json("stateMachines", items.take());
  if (found.more)
    body.add_string("nextToken", env.page_tokens.make("ListStateMachines", "", found.rows.back().name, now));
  return take_body(body);
}

}  // namespace sfn::api
