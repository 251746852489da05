// Calls to the outside: begun when their connector has room, and what became of them.
#include <algorithm>

#include <fmt/format.h>

#include "engine/scheduler/child_results.h"
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

// Calls whose executions are loaded ahead of their turn.
constexpr std::size_t kCallsAhead = 64;

// Executions of this server are started by the scheduler itself.
bool is_child(const OutsideTask& task) {
  return !task.function && task.resource_type == "states";
}

std::string nobody_calls(const asl::TaskState& task) {
  return fmt::format("The resource {} cannot be called: nothing is configured that could take the call.",
                     task.resource);
}

// To be given again: whoever waited for the answer has one.
Submission without_caller(const Submission& from) {
  return {.ticket = 0, .request = from.request, .call = {}, .request_if_refused = {}};
}

// Whether the call's own outcome, or an answer to its token, is what ended the task.
bool has_outcome(const std::vector<HistoryEvent>& events, Seq task) {
  return std::ranges::any_of(events, [&](const HistoryEvent& event) {
    const auto is_of = [&](const auto* body) { return body != nullptr && body->task == task; };
    return is_of(std::get_if<TaskSubmitted>(&event.body)) || is_of(std::get_if<TaskSucceeded>(&event.body)) ||
           is_of(std::get_if<TaskFailed>(&event.body)) ||
           is_of(std::get_if<LambdaFunctionSucceeded>(&event.body)) ||
           is_of(std::get_if<LambdaFunctionFailed>(&event.body));
  });
}

}  // namespace

void Scheduler::State::note_ended(StagedBatch& b, const LoadedExecution& loaded,
                                  const std::vector<HistoryEvent>& events,
                                  const std::vector<PendingChange>& changes) {
  const Execution& execution = loaded.execution;
  for (const PendingChange& change : changes) {
    if (change.present) continue;
    const TaskRef task{execution.id(), change.key.seq};
    if (change.key.kind == PendingKind::CallOut) {
      b.calls_ended.push_back(task);
      if (!has_outcome(events, task.task)) b.calls_unheard.push_back(task);
    } else if (change.key.kind == PendingKind::AwaitedJob) {
      b.left_children.push_back(task);
    }
  }
  const auto& parent = execution.started().parent;
  if (parent && execution.closed())
    b.ended_children.emplace_back(*parent, sfn::ended_child(loaded, events.back().body));
}

void Scheduler::State::start_calls(StagedBatch& b) {
  while (!calls_held && !used_up(b, kWhole)) {
    const auto call = calls.next();
    if (!call || b.dropped.contains(call->execution)) return;
    if (in_memory(b, call->execution) == nullptr) {
      for (const TaskRef& next : calls.first(kCallsAhead))
        want(b, next.execution);
      return;
    }
    if (!start_call(b, *call)) return;
  }
}

bool Scheduler::State::start_call(StagedBatch& b, TaskRef call) {
  LoadedExecution* loaded = executions.find(call.execution);
  const Branch* branch = loaded->execution.find_call(call.task);
  if (branch == nullptr) {
    calls.remove(call);
    return true;
  }
  const auto& task = std::get<OutsideTask>(branch->phase);
  if (is_child(task)) return start_child(b, call, *loaded);
  const bool lost = task.stage != OutsideTask::Stage::Queued;
  if (lost && !settings.repeat_lost_calls) {
    execute(b, call.execution, LoseCall{call.task}, CallId{});
    return !calls.contains(call);
  }
  const auto& state = loaded->revision->machine->state(branch->state).as<asl::TaskState>();
  const auto route = settings.route_call
                         ? settings.route_call(state, task.input)
                         : tl::expected<CallRoute, std::string>(tl::make_unexpected(nobody_calls(state)));
  if (!route) {
    const auto refuse = lost ? Command(FailCall{call.task, asl::error_name::kTaskFailed, route.error()})
                             : Command(RefuseCall{call.task, route.error()});
    execute(b, call.execution, refuse, CallId{});
    return !calls.contains(call);
  }
  if (!calls.has_room(route->connector, route->at_once)) {
    calls.set_aside(call, route->connector, route->at_once);
    return true;
  }
  calls.begin(call, route->connector);
  const auto outcome = execute(
      b, call.execution, lost ? Command(RepeatCall{call.task}) : Command(StartCall{call.task}), CallId{});
  const auto* reply = std::get_if<Reply>(&outcome);
  const auto* started = reply == nullptr ? nullptr : std::get_if<CallStarted>(reply);
  if (started == nullptr) {  // a timer has ended the task, its history was full, or a bug has dropped it
    calls.end(call);
    return !calls.contains(call);
  }
  calls.remove(call);
  b.calls_begun.push_back(call);
  b.calls.push_back(*started);
  return true;
}

Outcome Scheduler::State::handle(StagedBatch& b, const CallRequest& request, const Submission& from) {
  const ExecutionId id = request.execution;
  if (const auto* leave = std::get_if<LeaveChild>(&request.what)) {
    b.left_children.push_back({id, leave->task});
    b.outcomes.push_back(without_caller(from));
    return Reply(Done{});
  }
  if (b.dropped.contains(id)) return MustWait{};
  if (quarantined.contains(id)) {
    kept_outcomes[id].push_back(without_caller(from));
    return Reply(Done{});
  }
  if (!look_up(b, id)) return MustLoad{id};
  if (!outstanding.contains(id)) return Reply(Done{});  // it has closed
  if (in_memory(b, id) == nullptr) return MustLoad{id};
  std::visit(
      [&]<class What>(const What& what) {
        if constexpr (std::is_same_v<What, EndedChild>) {
          end_child(b, id, what);
        } else if constexpr (std::is_same_v<What, QueueCall>) {
          if (outstanding.contains(id, {PendingKind::CallOut, what.task})) calls.add({id, what.task});
        } else if constexpr (!std::is_same_v<What, LeaveChild>) {
          execute(b, id, what, CallId{});
        }
      },
      request.what);
  if (b.dropped.contains(id)) return MustWait{};
  b.outcomes.push_back(without_caller(from));
  return Reply(Done{});
}

}  // namespace sfn
