#include "tests/support/execution_rig.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/asl/parse.h"
#include "engine/execution/apply.h"
#include "engine/value/check.h"
#include "engine/value/value.h"
#include "tests/support/history_lines.h"

namespace sfn::test {
namespace {

constexpr std::string_view kActivityPrefix = "arn:aws:states:us-east-1:123456789012:activity:";

std::shared_ptr<const asl::StateMachine> parsed(const std::string& definition) {
  auto result = asl::parse_state_machine(with_activity_arns(definition));
  check(result.machine != nullptr, "the definition of a test is valid");
  return result.machine;
}

const std::pair<const PendingKey, PendingEntry>* next_timer(const PendingSet& pending) {
  const std::pair<const PendingKey, PendingEntry>* next = nullptr;
  for (const auto& entry : pending) {
    if (is_timer(entry.first.kind) && (!next || entry.second.due_at < next->second.due_at)) next = &entry;
  }
  return next;
}

}  // namespace

std::string with_activity_arns(std::string text) {
  const std::string placeholder = "ACTIVITY:";
  for (std::size_t at = 0; (at = text.find(placeholder, at)) != std::string::npos;) {
    text.replace(at, placeholder.size(), kActivityPrefix);
    at += kActivityPrefix.size();
  }
  return text;
}

ExecutionRig::ExecutionRig(const std::string& definition, Limits limits, std::uint64_t seed)
    : limits_(limits),
      entropy_(seed),
      revision_{.state_machine = StateMachineId(3),
                .number = RevisionNumber(1),
                .state_machine_name = "machine",
                .scope = {"aws", "us-east-1", "123456789012"},
                .role_arn = "arn:aws:iam::123456789012:role/r",
                .machine = parsed(definition)} {}

Context ExecutionRig::context() const {
  return {.now = now_,
          .entropy = entropy_,
          .limits = limits_,
          .machine_deleting = machine_deleting,
          .find_activity = [this](std::string_view arn) -> std::optional<ActivityId> {
            check(arn.starts_with(kActivityPrefix), "the resource of an activity task is an activity's ARN");
            if (missing_activities.contains(std::string(arn.substr(kActivityPrefix.size()))))
              return std::nullopt;
            return ActivityId(1);
          },
          .make_token =
              [](ExecutionId execution, Seq task, const std::string& nonce) {
                return fmt::format("token {} {} {}", execution.value, task.value, nonce);
              }};
}

Reply ExecutionRig::send(const Command& command) {
  Transition transition = advance(revision_, execution_, command, context());
  record(transition.events);
  check_pending();
  return std::move(transition.reply);
}

int ExecutionRig::resume() {
  int commands = 0;
  while (execution_.pending().contains({PendingKind::Runnable, Seq{}})) {
    send(ResumeExecution{});
    REQUIRE(last_size_ > 0);
    ++commands;
  }
  return commands;
}

void ExecutionRig::record(const std::vector<HistoryEvent>& events) {
  last_size_ = events.size();
  for (const HistoryEvent& event : events) {
    rows_.push_back(encode(event));
    auto decoded = decode(rows_.back(),
                          [&](Seq seq) { return rows_.at(static_cast<std::size_t>(seq.value - 1)).payload; });
    REQUIRE_MESSAGE(decoded.has_value(), (decoded ? "" : decoded.error().what));
    apply(folded_, *decoded);
  }
  REQUIRE(folded_.dump() == execution_.dump());
}

void ExecutionRig::check_pending() {
  for (const PendingChange& change : execution_.take_pending_changes()) {
    if (change.present) {
      reported_[change.key] = change.entry;
    } else {
      REQUIRE(reported_.erase(change.key) == 1);
    }
  }
  REQUIRE(reported_ == execution_.pending());
  REQUIRE(execution_.pending().empty() == execution_.closed());
}

void ExecutionRig::fire_due() {
  while (const auto* next = next_timer(execution_.pending())) {
    if (next->second.due_at > now_) return;
    send(FireTimer{next->first});
  }
}

void ExecutionRig::fire_next() {
  const auto* next = next_timer(execution_.pending());
  REQUIRE(next != nullptr);
  now_ = std::max(now_, next->second.due_at);
  fire_due();
}

TaskHandedOut ExecutionRig::hand_out(OptionalText worker) {
  for (const auto& [key, entry] : execution_.pending()) {
    if (key.kind != PendingKind::QueuedTask) continue;
    const Reply reply = send(AssignActivityTask{key.seq, std::move(worker)});
    const auto* handed_out = std::get_if<TaskHandedOut>(&reply);
    REQUIRE(handed_out != nullptr);
    return *handed_out;
  }
  FAIL("no task is queued");
  return {};
}

Reply ExecutionRig::succeed(const TaskHandedOut& task, std::string output) {
  return send(SendTaskSuccess{task.task, task.nonce, Payload(std::move(output))});
}

Reply ExecutionRig::fail(const TaskHandedOut& task, OptionalText error, OptionalText cause) {
  return send(SendTaskFailure{task.task, task.nonce, std::move(error), std::move(cause)});
}

std::vector<std::string> ExecutionRig::history() const {
  return history_lines(rows_);
}

std::string ExecutionRig::line(int id) const {
  const auto lines = history();
  REQUIRE(id >= 1);
  REQUIRE(static_cast<std::size_t>(id) <= lines.size());
  return lines[static_cast<std::size_t>(id - 1)];
}

Millis ExecutionRig::due(PendingKind kind) const {
  REQUIRE(count(kind) == 1);
  const auto found = std::find_if(execution_.pending().begin(), execution_.pending().end(),
                                  [&](const auto& entry) { return entry.first.kind == kind; });
  return found->second.due_at - ManualClock::kStart;
}

std::size_t ExecutionRig::count(PendingKind kind) const {
  return static_cast<std::size_t>(std::count_if(execution_.pending().begin(), execution_.pending().end(),
                                                [&](const auto& entry) { return entry.first.kind == kind; }));
}

}  // namespace sfn::test
