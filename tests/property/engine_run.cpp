#include "tests/property/engine_run.h"

#include <algorithm>
#include <stdexcept>

#include "engine/asl/parse.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "tests/property/scripted_worker.h"
#include "tests/support/manual_clock.h"

namespace sfn::property {
namespace {

constexpr int kCommandsMax = 20'000;

std::optional<ActivityId> find_activity(std::string_view arn) {
  const std::string kind(arn.substr(arn.rfind(':') + 1));
  const auto found = std::find(kActivityKinds.begin(), kActivityKinds.end(), kind);
  if (found == kActivityKinds.end()) return std::nullopt;
  return ActivityId(found - kActivityKinds.begin() + 1);
}

std::string kind_of(ActivityId activity) {
  return kActivityKinds.at(static_cast<std::size_t>(activity.value - 1));
}

}  // namespace

Revision revision_of(const std::string& definition) {
  const auto parsed = asl::parse_state_machine(definition);
  if (!parsed.machine) throw std::runtime_error("the definition is refused: " + parsed.diagnostics.joined());
  return {.state_machine = StateMachineId(3),
          .number = RevisionNumber(1),
          .state_machine_name = "machine",
          .scope = {"aws", "us-east-1", "123456789012"},
          .role_arn = "arn:aws:iam::123456789012:role/r",
          .machine = parsed.machine};
}

EngineRun::EngineRun(const Revision& revision, std::uint64_t seed, int slice_events)
    : EngineRun(revision, seed, Execution(ExecutionId(7))) {
  limits_.slice_events_max = slice_events;
  now_ = test::ManualClock::kStart;
}

EngineRun::EngineRun(const Revision& revision, std::uint64_t seed, Execution execution)
    : revision_(revision),
      random_(seed),
      entropy_(seed),
      now_(execution.last_recorded_at()),
      execution_(std::move(execution)) {
  limits_.slice_events_max = random_.pick(std::vector{1, 2, 7, 200});
}

void EngineRun::start(const std::string& input) {
  send(StartExecution{"run", Payload(input), {}});
}

void EngineRun::finish() {
  for (int commands = 0; !execution_.closed(); ++commands) {
    if (commands == kCommandsMax) throw std::runtime_error("the execution does not end");
    if (fire_overdue() || work()) continue;
    pass_time();
  }
}

Outcome EngineRun::outcome() const {
  if (events_.empty()) throw std::runtime_error("nothing is written any more");
  const EventBody& last = events_.back().body;
  if (const auto* succeeded = std::get_if<ExecutionSucceeded>(&last))
    return {.succeeded = true, .output = parse_payload(succeeded->output)};
  const auto* failed = std::get_if<ExecutionFailed>(&last);
  if (failed == nullptr) throw std::runtime_error("its log ends with " + event_type(last));
  return {.failure = {failed->error, failed->cause}};
}

Reply EngineRun::send(const Command& command) {
  const Context context{
      .now = now_,
      .entropy = entropy_,
      .limits = limits_,
      .find_activity = find_activity,
      .make_token = [](ExecutionId, Seq, const std::string& nonce) { return "token " + nonce; }};
  Transition transition = advance(revision_, execution_, command, context);
  for (HistoryEvent& event : transition.events) {
    events_.push_back(std::move(event));
    ends_command_.push_back(false);
  }
  if (!transition.events.empty()) ends_command_.back() = true;
  return std::move(transition.reply);
}

// Timers that are due come before everything else, in order of their deadlines.
bool EngineRun::fire_overdue() {
  const std::pair<const PendingKey, PendingEntry>* first = nullptr;
  for (const auto& entry : execution_.pending()) {
    if (is_timer(entry.first.kind) && (!first || entry.second.due_at < first->second.due_at)) first = &entry;
  }
  if (first == nullptr || first->second.due_at > now_) return false;
  send(FireTimer{first->first});
  return true;
}

// Does one of the things that can be done now; false if there is none.
bool EngineRun::work() {
  std::vector<PendingKey> keys;
  for (const auto& [key, entry] : execution_.pending()) {
    if (!is_timer(key.kind)) keys.push_back(key);
  }
  while (!keys.empty()) {
    const auto at = random_.below(keys.size());
    const PendingKey key = keys[at];
    keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(at));
    if (key.kind == PendingKind::Runnable) {
      send(ResumeExecution{});
      return true;
    }
    if (key.kind == PendingKind::QueuedTask) {
      send(AssignActivityTask{key.seq, "worker"});
      return true;
    }
    if (answer(key)) return true;
  }
  return false;
}

// Answers a task under any of the tokens that were given out for it; false where the worker stays silent.
bool EngineRun::answer(const PendingKey& key) {
  const Branch* branch = execution_.find_task(key.seq);
  check(branch != nullptr, "an assigned task has a branch that waits for it");
  const auto& task = std::get<ActivityTask>(branch->phase);
  const Answer answer = scripted_answer(kind_of(task.activity), branch->state, parse_payload(task.input),
                                        branch->retry_count());
  const std::string nonce = random_.pick(task.nonces);
  switch (answer.kind) {
    case Answer::Kind::Success: send(SendTaskSuccess{key.seq, nonce, to_payload(answer.output)}); return true;
    case Answer::Kind::Failure:
      send(SendTaskFailure{key.seq, nonce, answer.error, answer.cause});
      return true;
    case Answer::Kind::Silence: return false;
  }
  return false;
}

// To the next deadline.
void EngineRun::pass_time() {
  std::optional<TimePoint> next;
  for (const auto& [key, entry] : execution_.pending()) {
    if (is_timer(key.kind) && (!next || entry.due_at < *next)) next = entry.due_at;
  }
  check(next.has_value(), "an open execution waits for something");
  now_ = std::max(now_, *next);
}

}  // namespace sfn::property
