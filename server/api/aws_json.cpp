#include "server/api/aws_json.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "server/api/constraints.h"
#include "server/api/members.h"
#include "server/api/sts.h"
#include "server/api/wire.h"
#include "server/log.h"
#include "server/system_entropy.h"

namespace sfn::api {

namespace {

constexpr std::string_view kService = "AWSStepFunctions.";
constexpr std::string_view kOwnService = "Stepwell.";
// In the journal: who called is a task of an execution.
constexpr const char* kTaskCaller = "task";
constexpr std::size_t kOperationCharsMax = 128;
constexpr std::size_t kCallerCharsMax = 128;
constexpr std::size_t kResourceCharsMax = 2000;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
}

// What a stranger sent, as far as it can stand in a row.
std::string word(std::string_view text, std::size_t most) {
  std::string kept;
  for (const char c : text.substr(0, most))
    if (is_word(c)) kept += c;
  return kept;
}

// The access key id of a signature: `... Credential=AKID/20250101/us-east-1/states/aws4_request, ...`.
std::string caller_of(std::string_view authorization) {
  constexpr std::string_view kCredential = "Credential=";
  const auto at = authorization.find(kCredential);
  if (at == std::string_view::npos) return {};
  const auto rest = authorization.substr(at + kCredential.size());
  return word(rest.substr(0, rest.find_first_of("/,")), kCallerCharsMax);
}

std::optional<std::string> resource_of(const Value& request) {
  for (const auto* name : {"executionArn", "stateMachineArn", "activityArn", "mapRunArn"}) {
    const auto* arn = member(request, name);
    if (arn != nullptr && arn->is_string()) return arn->get<std::string>().substr(0, kResourceCharsMax);
  }
  return std::nullopt;
}

// Refusals that a flood consists of.
bool counted(std::string_view error) {
  return error == "ThrottlingException" || error == "SerializationException" ||
         error == "UnknownOperationException" || error == "ServiceUnavailable";
}

bool makes_something_new(const Request& request) {
  if (std::holds_alternative<StartExecutionRequest>(request)) return true;
  const auto* command = std::get_if<RegistryCommand>(&request);
  return command != nullptr && !std::holds_alternative<DeleteStateMachine>(*command) &&
         !std::holds_alternative<DeleteActivity>(*command);
}

Value read_body(std::string_view body) {
  auto parsed = parse_json(body);
  if (!parsed) throw ApiFailure("SerializationException", parsed.error().message);
  if (!parsed->is_object()) throw ApiFailure("SerializationException", "Start of structure expected");
  return *std::move(parsed);
}

}  // namespace

// One call while it is in the hands of this class.
struct AwsJson::Received {
  http::Request request;
  http::Responder responder;
  ApiCall row;
  Value members = nullptr;
  std::function<bool(http::Reply)> inside;  // takes the reply instead of the responder

  void set_duration() {
    const auto taken = std::chrono::steady_clock::now() - request.arrived_at;
    row.duration_us = std::chrono::duration_cast<std::chrono::microseconds>(taken).count();
  }
};

AwsJson::AwsJson(Environment environment, ChangeSink changes, server::CallJournal& journal)
    : environment_(std::move(environment)), changes_(std::move(changes)), journal_(journal) {}

void AwsJson::handle(http::Request request, http::Responder responder) {
  Received call{std::move(request), std::move(responder), {}};
  call.row.received_at = environment_.clock.now().wall;
  call.row.request_id = server::random_uuid();
  call.row.caller = caller_of(call.request.header("authorization"));
  handle(call);
}

void AwsJson::call(const std::string& operation, std::string body, std::function<bool(http::Reply)> reply) {
  const std::string target = std::string(kService) + word(operation, kOperationCharsMax);
  Received call{http::make_request("POST", "/",
                                   {{"Content-Type", "application/x-amz-json-1.0"}, {"X-Amz-Target", target}},
                                   std::move(body)),
                http::Responder(),
                {}};
  call.inside = std::move(reply);
  call.row.received_at = environment_.clock.now().wall;
  call.row.request_id = server::random_uuid();
  call.row.caller = kTaskCaller;
  handle(call);
}

void AwsJson::handle(Received& call) {
  try {
    if (call.request.header("content-type").starts_with("application/x-www-form-urlencoded")) {
      answer_sts_call(call);
    } else {
      answer_call(call);
    }
  } catch (const ApiFailure& failure) {
    refuse(call, failure);
  } catch (const StorageError& error) {
    server::log_error(fmt::format("{} {} failed: {}", call.row.operation, call.row.request_id, error.what()));
    refuse(call, ApiFailure("InternalFailure",
                            fmt::format("The database could not be read for this call: {}", error.what())));
  } catch (const std::exception& error) {
    server::log_error(fmt::format("{} {} failed: {}", call.row.operation, call.row.request_id, error.what()));
    refuse(call, ApiFailure("InternalFailure", "The call could not be answered"));
  }
}

void AwsJson::answer_sts_call(Received& call) {
  auto sts = answer_sts(call.request.body, environment_.scope, call.row.request_id);
  call.row.operation = word(sts.action, kOperationCharsMax);
  if (!sts.error.empty()) call.row.error = sts.error;
  answer(call, std::move(sts.reply));
}

void AwsJson::answer_call(Received& call) {
  const auto target = call.request.header("x-amz-target");
  const auto name = target.substr(std::min(target.rfind('.') + 1, target.size()));
  call.row.operation = word(name, kOperationCharsMax);
  const auto* operation =
      target.starts_with(kService) ? find_operation(target.substr(kService.size())) : nullptr;
  const auto* ours =
      target.starts_with(kOwnService) ? find_own_operation(target.substr(kOwnService.size())) : nullptr;
  if (operation == nullptr && ours == nullptr) throw ApiFailure("UnknownOperationException", "");
  call.members = read_body(call.request.body);
  call.row.resource = resource_of(call.members);
  if (operation != nullptr)
    check_constraints(*find_operation_rule(operation->name), call.members,
                      environment_.limits.payload_bytes_max);

  const CallFacts facts{call.request.header("x-amzn-trace-id")};
  const auto& called = operation != nullptr ? *operation : *ours;
  auto outcome = called.handler(environment_, facts, call.members);
  if (auto* change = std::get_if<Change>(&outcome)) {
    submit(call, called, std::move(*change));
  } else {
    call.row.request = server::journal_request(call.members, {});
    answer(call, json_reply(std::get<std::string>(std::move(outcome)), call.row.request_id));
  }
}

void AwsJson::submit(Received& call, const Operation& operation, Change change) {
  if (makes_something_new(change.request) && changes_.short_of_room())
    throw ApiFailure("ServiceUnavailable",
                     "The disk is nearly full: nothing new is taken until there is room. Running executions "
                     "go on.");
  const bool poll = std::holds_alternative<PollActivityRequest>(change.request);
  Submission submission{.ticket = changes_.next_ticket(),
                        .request = std::move(change.request),
                        .call = call.row,
                        .request_if_refused = {}};
  submission.call->request = server::journal_request(call.members, operation.payload_members);
  if (!operation.payload_members.empty())
    submission.request_if_refused = [members = call.members] { return server::journal_request(members, {}); };
  server::Waiting waiting;
  waiting.to_reply = [body = std::move(change.body), id = call.row.request_id](const Answer& answer) {
    if (const auto* error = std::get_if<ApiError>(&answer.reply)) return error_reply(ApiFailure(*error), id);
    return json_reply(body(answer), id);
  };
  // A parked poll lasts a minute; its request is understood, so its bytes count no longer.
  if (!poll) waiting.lease = std::move(call.request.lease);
  if (poll && !call.inside)
    call.responder.on_gone([cancel = changes_.cancel_poll, ticket = submission.ticket] { cancel(ticket); });
  waiting.responder = std::move(call.responder);
  waiting.inside = std::move(call.inside);
  if (changes_.submit(std::move(submission), waiting)) return;
  call.responder = std::move(waiting.responder);
  call.inside = std::move(waiting.inside);
  throw ApiFailure("ThrottlingException", "Rate exceeded");
}

void AwsJson::answer(Received& call, http::Reply reply) {
  call.row.status = reply.status;
  call.set_duration();
  if (call.inside) {
    static_cast<void>(call.inside(std::move(reply)));
  } else {
    call.responder.answer(std::move(reply));
  }
  if (call.row.error && counted(*call.row.error)) {
    journal_.record_or_count(std::move(call.row));
  } else {
    journal_.record(std::move(call.row));
  }
}

void AwsJson::refuse(Received& call, const ApiFailure& failure) {
  call.row.error = failure.error().type;
  call.row.request = call.members.is_object() ? server::journal_request(call.members, {})
                                              : server::journal_body(call.request.body);
  answer(call, error_reply(failure, call.row.request_id));
}

void AwsJson::refused(const http::RefusedRequest& request, http::Reply& reply) {
  ApiCall row;
  row.received_at = environment_.clock.now().wall;
  row.request_id = server::random_uuid();
  const auto target = request.aws_target;
  row.operation = word(target.substr(std::min(target.rfind('.') + 1, target.size())), kOperationCharsMax);
  row.status = request.status;
  row.error = word(http::reason_phrase(request.status), kOperationCharsMax);
  JsonObjectText facts;
  facts.add_json("method", server::journal_text(request.method));
  facts.add_json("path", server::journal_text(request.path));
  facts.add_string("reason", request.reason);
  row.request = take_body(facts);
  reply.headers.emplace_back("x-amzn-RequestId", row.request_id);
  journal_.record_or_count(std::move(row));
}

}  // namespace sfn::api
