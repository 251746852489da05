// Workers, honest and lying, and what their answers promise.
#include <algorithm>

#include "tests/sim/calls.h"
#include "tests/sim/machines.h"
#include "tests/sim/simulation.h"
#include "tests/sim/violation.h"

namespace sfn::sim {

void Simulation::poll_call(const std::string& activity) {
  parked_.push_back(last_ticket_ + 1);
  send(PollActivityRequest{named(activity), "worker"}, "GetActivityTask " + activity,
       [this](const Answer& answer) {
         coverage_.hit("request PollActivity");
         if (error_of(answer) != nullptr) return expect_error(answer);
         if (std::holds_alternative<Done>(answer.reply)) return coverage_.hit("answer empty poll");
         on_handed_out(answer);
       });
}

bool Simulation::holds_in_log(ExecutionId execution, const std::string& nonce) {
  const auto events = storage_.load(execution);
  return std::any_of(events.begin(), events.end(), [&](const HistoryEvent& event) {
    const auto* started = std::get_if<ActivityStarted>(&event.body);
    const auto* again = std::get_if<ActivityHandedOutAgain>(&event.body);
    return (started != nullptr && started->nonce == nonce) || (again != nullptr && again->nonce == nonce);
  });
}

void Simulation::on_handed_out(const Answer& answer) {
  coverage_.hit("command AssignActivityTask");
  const auto& task = std::get<TaskHandedOut>(answer.reply);
  require(holds_in_log(task.execution, task.nonce), "execution {}: a task is handed out and not stored",
          task.execution.value);
  require(accepted_[{task.execution, task.task}] == 0, "execution {}: a task is handed out after its answer",
          task.execution.value);
  report_delivery(answer);
}

// The server says of every hand-out what became of it; a worker may have the token although the server thinks
// not.
void Simulation::report_delivery(const Answer& answer) {
  const auto& task = std::get<TaskHandedOut>(answer.reply);
  const bool flushed = settling_ || random_.percent(80);
  if (flushed || random_.percent(20)) held_.push_back({task, answer.task_token});
  given_.push_back({task, answer.task_token});
  send(TaskDeliveryRequest{task.execution, task.task, task.nonce, flushed}, "TaskDelivery",
       [this, flushed](const Answer&) {
         coverage_.hit(flushed ? "request TaskDelivery flushed" : "request TaskDelivery lost");
         if (!flushed) coverage_.hit("command ReturnActivityTask");
       });
}

void Simulation::task_call() {
  if (random_.percent(12)) return lying_call();
  if (held_.empty()) return;
  const std::size_t which = random_.below(held_.size());
  if (random_.percent(4)) {
    coverage_.hit("worker dies with a task");
    held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(which));
    return;
  }
  answer_task(HeldTask(held_[which]));
}

// A token that was altered, or made up of two, or of a task that has ended: it is refused.
void Simulation::lying_call() {
  if (given_.empty() || random_.percent(30)) return forged_answer();
  const HeldTask held = random_.pick(old_tokens_.empty() ? given_ : old_tokens_);
  if (random_.percent(50)) return heartbeat(held);
  answer_task(held);
}

void Simulation::forged_answer() {
  const std::string real = given_.empty() ? "nonsense" : random_.pick(given_).token;
  const std::size_t middle = real.size() / 2;
  std::string forged = real;
  if (!given_.empty() && random_.percent(50)) {
    const std::string& other = random_.pick(given_).token;
    forged = real.substr(0, middle) + other.substr(std::min(middle, other.size()));
    if (forged == real || forged == other) return;
    coverage_.hit("worker sends a token of two tasks");
  } else {
    coverage_.hit("worker sends an altered token");
    forged[middle] ^= 1;
  }
  send(TaskSuccessRequest{forged, Payload("1")}, "SendTaskSuccess with a false token",
       [this](const Answer& answer) {
         require(error_of(answer) != nullptr, "a false token is accepted");
         expect_error(answer);
       });
}

void Simulation::heartbeat(const HeldTask& held) {
  const std::pair key{held.task.execution, held.task.task};
  const bool over = watcher_.has_ended(key.first, key.second);
  if (over) coverage_.hit("worker beats after the end");
  send(TaskHeartbeatRequest{held.token}, "SendTaskHeartbeat", [this, key, over](const Answer& answer) {
    if (error_of(answer) != nullptr) return expect_error(answer);
    require(!over, "execution {}: a heartbeat is accepted after the task's end", key.first.value);
    coverage_.hit("command SendTaskHeartbeat");
    watcher_.heartbeat(key.first, key.second, moment());
  });
}

void Simulation::answer_task(const HeldTask& held) {
  if (random_.percent(35) && !settling_) return heartbeat(held);
  const TaskRef task{held.task.execution, held.task.task};
  const bool over = watcher_.has_ended(task.execution, task.task);
  if (over) coverage_.hit("worker answers after the end");
  const bool success = random_.percent(65);
  const auto on_answer = [this, task, success, over](const Answer& answer) {
    if (error_of(answer) != nullptr) return expect_error(answer);
    require(!over, "execution {}: an answer is accepted after the task's end", task.execution.value);
    on_task_answered(task, success);
  };
  // Some workers say it twice at once.
  const bool twice = random_.percent(8);
  if (twice) coverage_.hit("worker answers twice");
  for (int times = twice ? 2 : 1; times > 0; --times) {
    if (success) {
      send(TaskSuccessRequest{held.token, Payload(random_input(random_))}, "SendTaskSuccess", on_answer);
    } else {
      send(TaskFailureRequest{held.token, "TaskError", "the worker said so"}, "SendTaskFailure", on_answer);
    }
  }
  // Some workers repeat themselves later.
  if (random_.percent(20)) return;
  old_tokens_.push_back(held);
  std::erase_if(held_, [&](const HeldTask& other) { return other.token == old_tokens_.back().token; });
}

void Simulation::on_task_answered(const TaskRef& task, bool success) {
  const ExecutionId id = task.execution;
  coverage_.hit(success ? "command SendTaskSuccess" : "command SendTaskFailure");
  require(++accepted_[{id, task.task}] == 1, "execution {}: two answers to one task are accepted", id.value);
  const auto events = storage_.load(id);
  // The answer may have met the end of the history, which closes the execution instead.
  if (events.back().id == EventId(settings_.limits.history_events_max)) return;
  const auto is_outcome = [&](const HistoryEvent& event) {
    const auto* good = std::get_if<ActivitySucceeded>(&event.body);
    const auto* bad = std::get_if<ActivityFailed>(&event.body);
    return (success && good != nullptr && good->task == task.task) ||
           (!success && bad != nullptr && bad->task == task.task);
  };
  require(std::ranges::any_of(events, is_outcome), "execution {}: an answer is accepted and not stored",
          id.value);
}

}  // namespace sfn::sim
