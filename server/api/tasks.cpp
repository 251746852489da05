// GetActivityTask and what workers answer: SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat. The token's
// own checks are the scheduler's, which has its key.
#include <fmt/format.h>

#include "engine/value/json.h"
#include "server/api/members.h"
#include "server/api/names.h"
#include "server/api/operation.h"
#include "server/api/wire.h"

namespace sfn::api {

namespace {

std::string empty_body(const Answer&) {
  return "{}";
}

// `{}` is what a poll that got no task answers: clients look for a task token.
std::string task_body(const Answer& answer) {
  const auto* task = std::get_if<TaskHandedOut>(&answer.reply);
  if (task == nullptr) return "{}";
  JsonObjectText body;
  body.add_string("taskToken", answer.task_token);
  body.add_string("input", task->input.text());
  return take_body(body);
}

// Observed on AWS: of both mistakes the token's is told.
[[noreturn]] void refuse_output(const Environment& env, const std::string& token, const std::string& why) {
  if (env.is_task_token && !env.is_task_token(token))
    throw ApiFailure("InvalidToken", "Invalid Token: 'Invalid token'");
  throw ApiFailure("InvalidOutput", fmt::format("Invalid Output: '{}'", why));
}

}  // namespace

Outcome get_activity_task(Environment&, const CallFacts&, const Value& request) {
  return Change{PollActivityRequest{read_activity_arn(text(request, "activityArn")),
                                    optional_text(request, "workerName")},
                task_body};
}

Outcome send_task_success(Environment& env, const CallFacts&, const Value& request) {
  const auto& output = text(request, "output");
  if (const auto valid = check_json(output, env.limits.nesting_max.json); !valid)
    refuse_output(env, text(request, "taskToken"), valid.error().message);
  return Change{TaskSuccessRequest{text(request, "taskToken"), Payload(output)}, empty_body};
}

Outcome send_task_failure(Environment&, const CallFacts&, const Value& request) {
  return Change{TaskFailureRequest{text(request, "taskToken"), optional_text(request, "error"),
                                   optional_text(request, "cause")},
                empty_body};
}

Outcome send_task_heartbeat(Environment&, const CallFacts&, const Value& request) {
  return Change{TaskHeartbeatRequest{text(request, "taskToken")}, empty_body};
}

}  // namespace sfn::api
