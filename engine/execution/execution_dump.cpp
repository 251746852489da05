#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/execution/execution.h"

namespace sfn {

namespace {

std::string text(const Payload& payload) {
  return payload ? fmt::format("{}@{}", payload.text(), payload.stored_at().value) : "-";
}
std::string text(TimePoint time) {
  return std::to_string(time.time_since_epoch().count());
}
std::string text(const std::optional<TimePoint>& time) {
  return time ? text(*time) : "-";
}
std::string text(const OptionalSeconds& seconds) {
  return seconds ? std::to_string(*seconds) : "-";
}
std::string text(const OptionalText& value) {
  return value.value_or("-");
}

struct PhaseText {
  std::string operator()(const Entering& p) const { return "entering " + p.state; }
  std::string operator()(const Entered&) const { return "entered"; }
  std::string operator()(const Waiting& p) const {
    return fmt::format("waiting {} until {} wall={}", p.entered.value, text(p.until), p.wall_clock);
  }
  std::string operator()(const ActivityTask& p) const {
    return fmt::format(
        "task {} of {} input={} timeout={} heartbeat={} queued_at={} queue_at={} at={} assigned_at={} "
        "started={} "
        "assigned={} nonces={}",
        p.task.value, p.activity.value, text(p.input), text(p.timeout_seconds), text(p.heartbeat_seconds),
        text(p.queued_at), text(p.queue_timeout_at), text(p.timeout_at), text(p.assigned_at), p.started,
        p.assigned, fmt::join(p.nonces, ","));
  }
  std::string operator()(const OutsideTask& p) const {
    return fmt::format(
        "call {} stage={} function={} {}:{} input={} timeout={} heartbeat={} queued_at={} at={} "
        "submitted_at={} "
        "nonce={}",
        p.task.value, static_cast<int>(p.stage), p.function, p.resource_type, p.resource, text(p.input),
        text(p.timeout_seconds), text(p.heartbeat_seconds), text(p.queued_at), text(p.timeout_at),
        text(p.submitted_at), text(p.nonce));
  }
  std::string operator()(const ResultReady& p) const { return "result " + text(p.result); }
  std::string operator()(const ErrorRaised& p) const {
    return fmt::format("error {} {} heartbeat={}", text(p.error.error), text(p.error.cause), p.heartbeat);
  }
  std::string operator()(const RetryDelayed& p) const {
    return fmt::format("retry {} at {}", p.scheduled.value, text(p.due_at));
  }
  std::string operator()(const InBranches& p) const {
    std::string out =
        fmt::format("branches unfinished={} failed={} stopped={} of", p.unfinished, p.failed, p.stopped);
    for (const BranchId branch : p.branches)
      out += fmt::format(" {}", branch.value);
    out += fmt::format(" results {}", p.result_bytes);
    for (const Payload& result : p.results)
      out += " " + text(result);
    if (p.map) {
      out += fmt::format(" next={} items={} input={} free=", p.map->next, p.map->items.payload().text(),
                         text(p.map->input.payload()));
      for (const EventId slot : p.map->free_slots)
        out += fmt::format("{} ", slot.value);
    }
    return out;
  }
  std::string operator()(const Stopped&) const { return "stopped"; }
  std::string operator()(const Finished& p) const { return "finished " + text(p.output); }
};

std::string text(const Branch& b) {
  std::string variables;
  for (const auto& [name, value] : b.variables)
    variables += fmt::format("{}={} ", name, value.payload().text());
  return fmt::format(
      "branch {} of {}[{}] state={} type={} input={} entered_at={} entered={} previous={} last={} "
      "retries={} variables={}{}\n",
      b.id.value, b.parent.value, b.index, b.state, asl::to_string(b.state_type), text(b.input),
      text(b.entered_at), b.entered_event.value, b.entered_previous.value, b.last_event.value,
      fmt::join(b.retries, ","), variables, std::visit(PhaseText{}, b.phase));
}

}  // namespace

std::string Execution::dump() const {
  std::string out = fmt::format(
      "execution {} {} name={} machine={} revision={} role={} deadline={} start_at={} trace={} input={}\n"
      "started={} closed={} seq={} event={} recorded={} next_branch={}\n",
      id_.value, to_string(status_), started_.name, started_.state_machine.value, started_.revision.value,
      started_.role_arn, text(started_.deadline), started_.start_at, text(started_.trace_header),
      text(started_.input), text(started_at_), text(closed_at_), last_seq_.value, last_event_id_.value,
      text(last_recorded_at_), next_branch_);
  if (started_.parent)
    out += fmt::format("parent={} task={}\n", started_.parent->value,
                       started_.parent_task.value_or(Seq{}).value);
  if (started_.mock) out += fmt::format("mock={}\n", started_.mock.text());
  for (const auto& [state, count] : mocked_tasks_)
    out += fmt::format("mocked {} {}\n", state, count);
  for (const auto& [id, branch] : branches_)
    out += text(branch);
  for (const BranchId id : runnable_)
    out += fmt::format("runnable {}\n", id.value);
  for (const auto& [key, entry] : pending_) {
    out += fmt::format("pending {} {} due={} wall={} interval={} activity={} returned={}\n",
                       static_cast<int>(key.kind), key.seq.value, text(entry.due_at), entry.wall_clock,
                       entry.interval.count(), entry.activity.value, entry.returned);
  }
  return out;
}

}  // namespace sfn
