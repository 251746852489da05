#include "server/integrations/own_api.h"

#include <cctype>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/time.h"
#include "engine/value/value.h"

namespace sfn::integrations {

namespace {

std::string with_first(std::string name, int (*change)(int)) {
  if (!name.empty()) name[0] = static_cast<char>(change(static_cast<unsigned char>(name[0])));
  return name;
}

// Members that the API takes as text that holds JSON.
bool holds_text(const std::string& member) {
  return member == "input" || member == "output" || member == "definition";
}

Value in_api_spelling(const Value& value) {
  if (value.is_array()) {
    Value all = Value::array();
    for (const Value& element : value)
      all.push_back(in_api_spelling(element));
    return all;
  }
  if (!value.is_object()) return value;
  Value object = Value::object();
  for (const auto& [name, member] : value.items()) {
    const std::string spelled = with_first(name, std::tolower);
    if (member.is_null()) continue;  // an SDK leaves it out
    if (holds_text(spelled)) {
      object[spelled] = member.is_string() ? member : Value(to_json(member));
    } else {
      object[spelled] = in_api_spelling(member);
    }
  }
  return object;
}

// The API dates in seconds since 1970, the SDK's result in ISO 8601.
bool is_time(const std::string& member) {
  return member.ends_with("Date") || member == "timestamp";
}

Value in_sdk_spelling(const Value& value) {
  if (value.is_array()) {
    Value all = Value::array();
    for (const Value& element : value)
      all.push_back(in_sdk_spelling(element));
    return all;
  }
  if (!value.is_object()) return value;
  Value object = Value::object();
  for (const auto& [name, member] : value.items()) {
    if (is_time(name) && member.is_number()) {
      const auto ms = static_cast<std::int64_t>(member.get<double>() * 1000.0 + 0.5);
      object[with_first(name, std::toupper)] = to_iso8601(TimePoint(Millis(ms)));
    } else {
      object[with_first(name, std::toupper)] = in_sdk_spelling(member);
    }
  }
  return object;
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
  return to_json(in_api_spelling(parse_payload(parameters)));
}

Payload result_of_reply(const std::string& body) {
  const auto parsed = parse_json(body, kJsonDepthCeiling);
  return to_payload(parsed ? in_sdk_spelling(*parsed) : Value::object());
}

OwnApi::OwnApi(CallApi call_api, std::function<void(std::function<void()>)> run)
    : call_api_(std::move(call_api)), run_(std::move(run)) {}

void OwnApi::submit(const CallStarted& call, OnOutcome done) {
  const TaskRef task{call.execution, call.task};
  open_->add(task);
  run_([this, call, task, done = std::move(done)] {
    const std::string action = call.action.substr(0, call.action.find('.'));
    call_api_(with_first(action, std::toupper), request_of_parameters(call.input),
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
