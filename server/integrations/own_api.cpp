#include "server/integrations/own_api.h"

#include <cctype>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/aws_spelling.h"

namespace sfn::integrations {

namespace {

// The API's members.
constexpr AwsService kOwnApi{.name = "sfn",
                             .variable = "SFN",
                             .errors = "Sfn",
                             .host = "states",
                             .version = "1.0",
                             .target = "AWSStepFunctions",
                             .small_letters = true,
                             .texts = "Definition Input Output"};

// `StartExecution` of `startExecution.waitForTaskToken`.
std::string operation_of(const std::string& action) {
  std::string operation = action.substr(0, action.find('.'));
  if (!operation.empty())
    operation[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(operation[0])));
  return operation;
}

CallFailed failure_of(const http::Reply& reply) {
  const auto body = parse_json(reply.body);
  std::string type =
      body && body->contains("__type") ? (*body)["__type"].get<std::string>() : "InternalFailure";
  type = type.substr(type.find('#') + 1);
  std::string message;
  if (body && body->is_object() && body->contains("message")) message = (*body)["message"].get<std::string>();
  std::string request_id;
  for (const auto& [name, value] : reply.headers) {
    if (name == "x-amzn-RequestId") request_id = value;
  }
  if (!type.ends_with("Exception")) type += "Exception";
  return {"Sfn." + type,
          fmt::format("{} (Service: Sfn, Status Code: {}, Request ID: {}) (SDK Attempt Count: 1)", message,
                      reply.status, request_id)};
}

}  // namespace

std::string request_of_parameters(const Payload& parameters) {
  return to_json(in_wire_spelling(kOwnApi, parse_payload(parameters)));
}

Payload result_of_reply(const std::string& body) {
  const auto parsed = parse_json(body, kJsonDepthCeiling);
  return to_payload(parsed ? in_sdk_spelling(kOwnApi, *parsed) : Value::object());
}

OwnApi::OwnApi(CallApi call_api, std::function<void(std::function<void()>)> run)
    : call_api_(std::move(call_api)), run_(std::move(run)) {}

void OwnApi::submit(const CallStarted& call, OnOutcome done) {
  const TaskRef task{call.execution, call.task};
  open_->add(task);
  run_([this, call, task, done = std::move(done)] {
    call_api_(operation_of(call.action), request_of_parameters(call.input),
              [task, open = open_, done](const http::Reply& reply) {
                const bool wanted = open->end(task);
                if (reply.status == 200) {
                  done(CallSucceeded{result_of_reply(reply.body)});
                } else {
                  done(failure_of(reply));
                }
                return wanted;
              });
  });
}

void OwnApi::cancel(TaskRef call) {
  open_->cancel(call);
}

}  // namespace sfn::integrations
