#include "tests/sim/log_watcher.h"

#include "engine/execution/event_codec.h"
#include "tests/sim/violation.h"

namespace sfn::sim {

namespace {

bool may_fire(const TimePoint& wall, bool wall_clock, Millis elapsed, const Moment& now) {
  return wall_clock ? wall <= now.wall : elapsed <= now.elapsed;
}

}  // namespace

// What one event means for one execution.
class LogWatcher::Reader {
 public:
  Reader(ExecutionId id, Watched& watched, const HistoryEvent& event, const Moment& now, Coverage& coverage)
      : id_(id), w_(watched), event_(event), now_(now), coverage_(coverage) {}

  void run() {
    check_retry();
    std::visit(*this, event_.body);
    if (is_closing(event_.body)) w_.closed = true;
  }

  void operator()(const ExecutionStarted& e) {
    w_.deadline = due(e.deadline, false);
    w_.is_awaited = e.parent.has_value();
  }
  void operator()(const ExecutionAborted&) {
    if (w_.is_awaited) coverage_.hit("child stopped");
  }
  void operator()(const ExecutionTimedOut&) { expect_due(w_.deadline, "the execution's time-out"); }

  void operator()(const StateEntered& e) {
    const auto [at, is_new] = w_.inside.emplace(event_.branch, e.state);
    require(is_new, "execution {}: {} is entered inside of {}", id_.value, e.state, at->second);
    if (e.wait_until) w_.waits[event_.branch] = due(*e.wait_until, e.wait_wall_clock);
  }
  void operator()(const StateExited& e) {
    require(w_.inside[event_.branch] == e.state, "execution {}: {} is exited and was not entered", id_.value,
            e.state);
    w_.inside.erase(event_.branch);
    const auto wait = w_.waits.find(event_.branch);
    if (wait == w_.waits.end()) return;
    expect_due(wait->second, "a wait");
    w_.waits.erase(wait);
  }

  void operator()(const RetryScheduled& e) { w_.retries[event_.branch] = due(e.due_at, false); }

  void operator()(const ActivityScheduled& e) {
    Task& task = w_.tasks[event_.seq];
    task.heartbeat = std::chrono::seconds(e.heartbeat_seconds.value_or(0));
    if (e.timeout_at) task.timeout = due(*e.timeout_at, false);
  }
  void operator()(const ActivityStarted& e) { hand_out(e.task, e.timeout_at); }
  void operator()(const ActivityHandedOutAgain& e) { hand_out(e.task, e.timeout_at); }
  void operator()(const ActivitySucceeded& e) { end(e.task); }
  void operator()(const ActivityFailed& e) { end(e.task); }
  void operator()(const ActivityTimedOut& e) {
    const Task& task = w_.tasks[e.task];
    if (e.heartbeat) {
      require(task.heartbeat_due <= now_.elapsed, "execution {}: a missed heartbeat fires early", id_.value);
    } else {
      require(task.timeout.has_value(), "execution {}: a task without time-out times out", id_.value);
      expect_due(*task.timeout, "a task's time-out");
    }
    end(e.task);
  }

  void operator()(const TaskScheduled&) { w_.tasks[event_.seq]; }
  void operator()(const LambdaFunctionScheduled&) { w_.tasks[event_.seq]; }
  void operator()(const TaskStarted& e) { call(e.task, e.timeout_at); }
  void operator()(const LambdaFunctionStarted& e) { call(e.task, e.timeout_at); }
  void operator()(const TaskSucceeded& e) {
    if (e.resource_type == "states" && e.resource != "startExecution") coverage_.hit("child ended");
    end(e.task);
  }
  void operator()(const TaskFailed& e) {
    note_lost(e.cause);
    end(e.task);
  }
  void operator()(const LambdaFunctionSucceeded& e) { end(e.task); }
  void operator()(const LambdaFunctionFailed& e) {
    note_lost(e.cause);
    end(e.task);
  }
  void operator()(const TaskTimedOut& e) {
    if (!e.heartbeat) expect_timeout(e.task);
    end(e.task);
  }
  void operator()(const LambdaFunctionTimedOut& e) {
    expect_timeout(e.task);
    end(e.task);
  }

  void operator()(const auto&) {}

 private:
  void call(Seq id, const std::optional<TimePoint>& timeout_at) {
    Task& task = w_.tasks.at(id);
    require(!task.over, "execution {}: a call begins after its task has ended", id_.value);
    if (timeout_at) task.timeout = due(*timeout_at, false);
  }
  void expect_timeout(Seq id) {
    require(w_.tasks.at(id).timeout.has_value(), "execution {}: a task without time-out times out",
            id_.value);
    expect_due(*w_.tasks.at(id).timeout, "a task's time-out");
  }
  void note_lost(const OptionalText& cause) {
    if (cause && cause->find("outcome is unknown") != std::string::npos) coverage_.hit("call lost");
  }

  // What follows a back-off in its branch is the next attempt, unless the branch is stopped.
  void check_retry() {
    const auto retry = w_.retries.find(event_.branch);
    if (retry == w_.retries.end()) return;
    if (!is_closing(event_.body) && !std::holds_alternative<StateAborted>(event_.body))
      expect_due(retry->second, "a retry");
    w_.retries.erase(retry);
  }

  [[nodiscard]] Due due(TimePoint wall, bool wall_clock) const {
    return {wall, wall_clock, now_.elapsed + (wall - now_.wall)};
  }
  void expect_due(const Due& due, const char* what) const {
    coverage_.hit("command FireTimer");
    require(may_fire(due.wall, due.wall_clock, due.elapsed, now_), "execution {}: {} fires early", id_.value,
            what);
  }
  void hand_out(Seq id, const std::optional<TimePoint>& timeout_at) {
    Task& task = w_.tasks.at(id);
    require(!task.over, "execution {}: a task is handed out after it has ended", id_.value);
    // One that counted the time in the queue goes on as it was.
    if (!task.timeout || task.timeout->wall != timeout_at)
      task.timeout = timeout_at ? std::optional(due(*timeout_at, false)) : std::nullopt;
    task.heartbeat_due = now_.elapsed + task.heartbeat;
  }
  void end(Seq id) {
    require(w_.tasks.contains(id), "execution {}: a task ends that was not scheduled", id_.value);
    require(!w_.tasks[id].over, "execution {}: a task has two outcomes", id_.value);
    w_.tasks[id].over = true;
  }

  ExecutionId id_;
  Watched& w_;
  const HistoryEvent& event_;
  const Moment& now_;
  Coverage& coverage_;
};

void LogWatcher::look(const Moment& now) {
  look_at_purges();
  for (const auto& [id, rows] : storage_.history()) {
    if (storage_.leftovers().contains(id)) continue;
    Watched& watched = executions_[id];
    if (watched.rows < rows.size()) look_at(id, watched, now);
  }
  look_at_registry();
  look_at_calls();
}

void LogWatcher::look_at(ExecutionId id, Watched& watched, const Moment& now) {
  const auto& rows = storage_.history().at(id);
  const auto payload_of = [&](Seq seq) {
    return rows.at(static_cast<std::size_t>(seq.value - 1)).row.payload;
  };
  while (watched.rows < rows.size()) {
    const auto& row = rows[watched.rows++];
    check_row(id, watched, row);
    const auto event = decode(row.row, payload_of);
    require(event.has_value(), "execution {}: a row cannot be decoded", id.value);
    Reader(id, watched, *event, now, coverage_).run();
    coverage_.hit("event " + row.row.type);
    if (watched.closed) check_closed(id, *event);
  }
  const auto record = storage_.executions().find(id);
  require(record != storage_.executions().end(), "execution {} has a log and no record", id.value);
  require(record->second.closed_at.has_value() == watched.closed, "execution {}: record and log disagree",
          id.value);
}

void LogWatcher::check_row(ExecutionId id, Watched& watched, const test::MemoryStorage::HistoryRow& stored) {
  const LogRow& row = stored.row;
  require(!watched.closed, "execution {}: {} follows the closing event", id.value, row.type);
  require(positions_.insert(stored.position).second, "position {} is given twice", stored.position.value);
  require(row.recorded_at >= watched.last_at, "execution {}: recorded_at goes back", id.value);
  watched.last_at = row.recorded_at;
  require((row.seq == Seq(1)) == (row.type == "ExecutionStarted"), "execution {} starts with {}", id.value,
          row.type);
  if (stored.call) causes_.insert(stored.call);
  if (!row.event_id) return;
  require(row.event_id == watched.last_id.next(), "execution {}: event ids have a gap", id.value);
  require(row.previous_event_id < row.event_id, "execution {}: previousEventId points forward", id.value);
  watched.last_id = row.event_id;
}

void LogWatcher::check_closed(ExecutionId id, const HistoryEvent& last) const {
  const auto record = storage_.executions().find(id);
  require(record != storage_.executions().end(), "execution {} has a log and no record", id.value);
  require(record->second.closing_seq == last.seq, "execution {}: the record names another closing event",
          id.value);
  const auto status = std::string(to_string(record->second.status));
  const auto type = event_type(last.body);
  const bool fits = (type == "ExecutionSucceeded" && status == "SUCCEEDED") ||
                    (type == "ExecutionFailed" && status == "FAILED") ||
                    (type == "ExecutionAborted" && status == "ABORTED") ||
                    (type == "ExecutionTimedOut" && status == "TIMED_OUT");
  require(fits, "execution {}: {} and {}", id.value, type, status);
}

void LogWatcher::restarted(const Moment& now) {
  for (auto& [id, watched] : executions_) {
    const auto again = [&](Due& due) { due.elapsed = now.elapsed + (due.wall - now.wall); };
    again(watched.deadline);
    for (auto& [branch, due] : watched.waits)
      again(due);
    for (auto& [branch, due] : watched.retries)
      again(due);
    for (auto& [seq, task] : watched.tasks) {
      if (task.timeout) again(*task.timeout);
      task.heartbeat_due = now.elapsed + task.heartbeat;
    }
  }
}

bool LogWatcher::has_ended(ExecutionId execution, Seq task) const {
  const auto found = executions_.find(execution);
  if (found == executions_.end() || found->second.closed) return true;
  const auto at = found->second.tasks.find(task);
  return at != found->second.tasks.end() && at->second.over;
}

void LogWatcher::heartbeat(ExecutionId execution, Seq task, const Moment& now) {
  // In the same batch it may have been followed by the end, and by the removal.
  if (has_ended(execution, task)) return;
  Task& beaten = executions_.at(execution).tasks.at(task);
  beaten.heartbeat_due = now.elapsed + beaten.heartbeat;
}

void LogWatcher::look_at_registry() {
  const auto& rows = storage_.registry();
  for (; registry_rows_ < rows.size(); ++registry_rows_) {
    const auto position = rows[registry_rows_].position;
    if (rows[registry_rows_].call) causes_.insert(rows[registry_rows_].call);
    require(positions_.insert(position).second, "position {} is given twice", position.value);
    coverage_.hit("event " + rows[registry_rows_].row.type);
  }
}

// Before the logs: what a batch removes was at rest before that batch.
void LogWatcher::look_at_purges() {
  const auto& purges = storage_.purges();
  for (; purges_ < purges.size(); ++purges_) {
    const Purge& purge = purges[purges_];
    require(positions_.insert(purge.position).second, "position {} is given twice", purge.position.value);
    for (const ExecutionId id : purge.executions) {
      require(executions_.contains(id) && executions_[id].closed, "execution {} runs and is removed",
              id.value);
      executions_.erase(id);
      removed_.push_back(id);
    }
    std::erase_if(causes_, [&](CallId call) { return call < purge.calls_below; });
  }
}

void LogWatcher::look_at_calls() {
  const auto& calls = storage_.calls();
  for (; calls_ < calls.size(); ++calls_) {
    const ApiCall& call = calls[calls_];
    require(call_ids_.insert(call.id).second, "call id {} is given twice", call.id.value);
    const auto rows = ++requests_[call.request_id];
    require(rows == 1, "{} has {} rows in the journal", call.request_id, rows);
  }
  check_causes();
}

void LogWatcher::check_causes() const {
  for (const CallId call : causes_)
    require(call_ids_.contains(call), "an event refers to call {}, which is not in the journal", call.value);
}

void LogWatcher::calls_lost() {
  calls_ = 0;
  call_ids_.clear();
  requests_.clear();
  look_at_calls();
}

std::size_t LogWatcher::calls_of(const std::string& request_id) const {
  const auto found = requests_.find(request_id);
  return found == requests_.end() ? 0 : found->second;
}

}  // namespace sfn::sim
