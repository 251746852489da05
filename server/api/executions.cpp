// StartExecution, StopExecution, DescribeExecution, ListExecutions, and our own RetryExecution.
#include <charconv>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "server/api/existence.h"
#include "server/api/members.h"
#include "server/api/mock_config.h"
#include "server/api/names.h"
#include "server/api/operation.h"
#include "server/api/redrive.h"
#include "server/api/wire.h"

namespace sfn::api {

namespace {

constexpr std::size_t kTraceHeaderMax = 256;

Payload read_input(const Environment& env, const Value& request) {
  const auto input = optional_text(request, "input").value_or("{}");
  const auto refuse = [](std::string_view why) {
    throw ApiFailure("InvalidExecutionInput",
                     fmt::format("Invalid State Machine Execution Input: '{}'", why));
  };
  if (input.empty()) refuse("Invalid execution input.");
  if (const auto valid = check_json(input, env.limits.nesting_max.json); !valid)
    refuse(valid.error().message);
  return Payload(input);
}

// The HTTP header wins over the member.
std::optional<std::string> read_trace_header(const CallFacts& facts, const Value& request) {
  if (!facts.trace_header.empty() && facts.trace_header.size() <= kTraceHeaderMax)
    return std::string(facts.trace_header);
  return optional_text(request, "traceHeader");
}

StartExecutionRequest read_start(const Environment& env, const CallFacts& facts, const Value& request,
                                 const ResourceName& machine) {
  StartExecutionRequest start{
      .state_machine = machine, .name = optional_text(request, "name"), .input = {}, .trace_header = {}};
  if (start.name) check_name(*start.name);
  start.input = read_input(env, request);
  start.trace_header = read_trace_header(facts, request);
  return start;
}

void add_status(JsonObjectText& body, const ExecutionRecord& record) {
  body.add_string("status", to_string(record.status));
  add_time(body, "startDate", record.started_at);
  if (record.closed_at) add_time(body, "stopDate", *record.closed_at);
}

void add_data(JsonObjectText& body, std::string_view member, std::string_view details,
              const Payload& payload) {
  if (!payload) return;
  body.add_string(member, payload.text());
  body.add_json(details, R"({"included":true})");
}

std::optional<ExecutionStatus> read_status(const std::string& name) {
  for (const auto status : {ExecutionStatus::Running, ExecutionStatus::Succeeded, ExecutionStatus::Failed,
                            ExecutionStatus::TimedOut, ExecutionStatus::Aborted})
    if (to_string(status) == name) return status;
  return std::nullopt;
}

// Map Runs do not exist yet, so none is found.
[[noreturn]] void refuse_map_run(const std::string& arn) {
  check_map_run_arn(arn);
  throw ApiFailure("ResourceNotFound", fmt::format("Resource not found: '{}'", arn));
}

storage::ExecutionsRequest read_list(Environment& env, const Value& request) {
  const auto arn = optional_text(request, "stateMachineArn");
  const auto map_run = optional_text(request, "mapRunArn");
  if (arn.has_value() == map_run.has_value())
    throw validation_failure("Must provide a StateMachine ARN or MapRun ARN");
  if (map_run) refuse_map_run(*map_run);
  const auto status = optional_text(request, "statusFilter");
  if (status == "PENDING_REDRIVE")
    throw validation_failure("The status PENDING_REDRIVE can only be asked for with a Map Run ARN");
  if (member(request, "redriveFilter") != nullptr)
    throw validation_failure("redriveFilter can only be given with a Map Run ARN");
  const auto ref = read_state_machine_arn(*arn);
  const auto machine = ref.qualifier ? std::nullopt : env.queries.find_state_machine(ref.name);
  if (!machine) refuse_missing_state_machine(*arn);
  storage::ExecutionsRequest list{
      .state_machine = machine->id, .status = std::nullopt, .before = {}, .count = page_size(request)};
  if (status) list.status = read_status(*status);
  return list;
}

std::string list_item(const ExecutionRecord& record, const ArnScope& scope, const std::string& machine) {
  JsonObjectText item;
  item.add_string("executionArn", execution_arn(scope, machine, record.name));
  item.add_string("stateMachineArn", state_machine_arn(scope, machine));
  item.add_string("name", record.name);
  add_status(item, record);
  item.add_number("redriveCount", record.redrive_count);
  return take_body(item);
}

}  // namespace

Outcome start_execution(Environment& env, const CallFacts& facts, const Value& request) {
  const auto [arn, test_case] = split_test_case(text(request, "stateMachineArn"));
  auto ref = read_state_machine_arn(arn);
  if (ref.qualifier) refuse_missing_state_machine(arn);
  auto start = existing_first(env, ref.name, arn, [&] { return read_start(env, facts, request, ref.name); });
  if (test_case) start.mock = read_test_case(env.mock_config, ref.name.name, *test_case);
  return Change{std::move(start), [name = std::move(ref.name)](const Answer& answer) {
                  const auto& reply = std::get<ExecutionStartedReply>(answer.reply);
                  JsonObjectText body;
                  body.add_string("executionArn", execution_arn(name.scope, name.name, reply.name));
                  add_time(body, "startDate", reply.started_at);
                  return take_body(body);
                }};
}

Outcome stop_execution(Environment&, const CallFacts&, const Value& request) {
  return Change{StopExecutionRequest{read_execution_arn(text(request, "executionArn")),
                                     {optional_text(request, "error"), optional_text(request, "cause")}},
                [](const Answer& answer) {
                  JsonObjectText body;
                  add_time(body, "stopDate", std::get<ExecutionStoppedReply>(answer.reply).stopped_at);
                  return take_body(body);
                }};
}

Outcome describe_execution(Environment& env, const CallFacts&, const Value& request) {
  const auto& arn = text(request, "executionArn");
  const auto execution = env.queries.describe_execution(read_execution_arn(arn));
  if (!execution) refuse_missing_execution(arn);
  const auto& record = execution->record;
  JsonObjectText body;
  body.add_string("executionArn",
                  execution_arn(execution->scope, execution->state_machine_name, record.name));
  body.add_string("stateMachineArn", state_machine_arn(execution->scope, execution->state_machine_name));
  body.add_string("name", record.name);
  add_status(body, record);
  if (!metadata_only(request)) {
    add_data(body, "input", "inputDetails", execution->input);
    add_data(body, "output", "outputDetails", execution->output);
    if (execution->error) body.add_string("error", *execution->error);
    if (execution->cause) body.add_string("cause", *execution->cause);
  }
  if (execution->trace_header) body.add_string("traceHeader", *execution->trace_header);
  body.add_number("redriveCount", record.redrive_count);
  const auto obstacle = redrive_obstacle(env, record);
  body.add_string("redriveStatus", obstacle ? "NOT_REDRIVABLE" : "REDRIVABLE");
  if (obstacle) body.add_string("redriveStatusReason", *obstacle);
  return take_body(body);
}

Outcome list_executions(Environment& env, const CallFacts&, const Value& request) {
  auto list = read_list(env, request);
  const auto& arn = text(request, "stateMachineArn");
  const auto arguments = fmt::format("{} {}", arn, optional_text(request, "statusFilter").value_or(""));
  const auto now = env.clock.now().wall;
  if (const auto token = optional_text(request, "nextToken")) {
    const auto position = env.page_tokens.read(*token, "ListExecutions", arguments, now);
    std::from_chars(position.data(), position.data() + position.size(), list.before.value);
  }
  const auto found = env.queries.list_executions(list);
  const auto name = read_state_machine_arn(arn).name;
  JsonListText items;
  for (const auto& record : found.rows)
    items.add(list_item(record, name.scope, name.name));
  JsonObjectText body;
  body.add_json("executions", items.take());
  if (found.more) {
    const auto position = fmt::to_string(found.rows.back().id.value);
    body.add_string("nextToken", env.page_tokens.make("ListExecutions", arguments, position, now));
  }
  return take_body(body);
}

}  // namespace sfn::api
