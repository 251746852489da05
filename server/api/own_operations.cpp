// Operations that AWS does not have, of the target Stepwell.NAME. The command line is their client.
#include <algorithm>

#include <fmt/format.h>

#include "engine/value/digest.h"
#include "engine/value/json_text.h"
#include "server/api/failure.h"
#include "server/api/members.h"
#include "server/api/names.h"
#include "server/api/operation.h"
#include "server/api/wire.h"

namespace sfn::api {

namespace {

// They are all looked at in one batch of the writer.
constexpr std::size_t kPurgedAtATimeMax = 200;
constexpr std::string_view kFile[] = {"file"};

constexpr Operation kOwnOperations[] = {
    {"PurgeExecutions", purge_executions, kFile},
    {"RetryExecution", retry_execution, {}},
};

ApiFailure invalid(std::string_view what) {
  return validation_failure(fmt::format("1 validation error detected: {}", what));
}

std::int64_t number(const Value& request, const char* name) {
  const auto* found = member(request, name);
  if (found == nullptr) return 0;
  if (!found->is_number_integer() || found->get<std::int64_t>() < 0)
    throw invalid(fmt::format("{} is a number from 0 on", name));
  return found->get<std::int64_t>();
}

std::vector<ExecutionId> execution_ids(const Value& request) {
  std::vector<ExecutionId> ids;
  const auto* list = member(request, "executionIds");
  if (list == nullptr) return ids;
  if (!list->is_array() || list->size() > kPurgedAtATimeMax)
    throw invalid(fmt::format("executionIds is a list of at most {} numbers", kPurgedAtATimeMax));
  for (const Value& id : *list) {
    if (!id.is_number_integer()) throw invalid("executionIds is a list of numbers");
    ids.emplace_back(id.get<std::int64_t>());
  }
  return ids;
}

}  // namespace

const Operation* find_own_operation(std::string_view name) {
  const auto* found = std::ranges::find(kOwnOperations, name, &Operation::name);
  return found == std::end(kOwnOperations) ? nullptr : found;
}

Outcome retry_execution(Environment&, const CallFacts&, const Value& request) {
  const auto* arn = member(request, "executionArn");
  if (arn == nullptr || !arn->is_string())
    throw validation_failure(
        "1 validation error detected: Value at 'executionArn' failed to satisfy constraint: Member must not "
        "be null");
  return Change{ReleaseQuarantineRequest{read_execution_arn(arn->get_ref<const std::string&>())},
                [](const Answer&) { return std::string("{}"); }};
}

Outcome purge_executions(Environment& env, const CallFacts&, const Value& request) {
  const auto* file = member(request, "file");
  if (file == nullptr || !file->is_string() ||
      !equal_in_constant_time(file->get_ref<const std::string&>(), env.file_proof))
    throw ApiFailure("AccessDeniedException", "This server serves another database file");
  PurgeRequest purge{.cause = "purge",
                     .executions = execution_ids(request),
                     .closed_before = TimePoint(Millis(number(request, "closedBefore"))),
                     .calls_below = CallId(number(request, "callsBelow"))};
  return Change{std::move(purge), [](const Answer& answer) {
                  JsonObjectText body;
                  const auto& reply = std::get<PurgedReply>(answer.reply);
                  body.add_number("removed", reply.executions);
                  body.add_number("postponed", reply.postponed);
                  return take_body(body);
                }};
}

}  // namespace sfn::api
