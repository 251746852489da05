// ExecutionRig runs one execution on `advance` alone, without scheduler and storage. After every command it
// checks what must always hold: the rows the events encode to fold to the same state, the reported changes of
// pending entries add up to the pending set, and an open execution waits for something. Time stands still
// until a test moves it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/execution/advance.h"
#include "engine/execution/event_codec.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::test {

// `ACTIVITY:name` in a definition of a test stands for the ARN of an activity.
[[nodiscard]] std::string with_activity_arns(std::string text);

class ExecutionRig {
 public:
  // The definition must be valid; with_activity_arns is applied to it.
  explicit ExecutionRig(const std::string& definition, Limits limits = {}, std::uint64_t seed = 1);

  // Sends one command at the present moment.
  Reply send(const Command& command);
  Reply start(std::string input = "{}") { return send(StartExecution{"run", Payload(std::move(input)), {}}); }
  // Goes on until no slice is left over; how many commands that took.
  int resume();

  // Moves the clock without firing anything: the timers are late.
  void move(Millis by) { now_ += by; }
  void set_wall(TimePoint now) { now_ = now; }
  // Fires the due timers in order of their deadlines.
  void fire_due();
  // Moves the clock to the next deadline and fires what is due then.
  void fire_next();

  // A worker gets the task that has been queued longest.
  TaskHandedOut hand_out(OptionalText worker = "w");
  Reply succeed(const TaskHandedOut& task, std::string output = "{}");
  Reply fail(const TaskHandedOut& task, OptionalText error = "E", OptionalText cause = "c");

  [[nodiscard]] const Execution& execution() const { return execution_; }
  [[nodiscard]] TimePoint now() const { return now_; }
  [[nodiscard]] const std::vector<LogRow>& rows() const { return rows_; }
  [[nodiscard]] std::vector<std::string> history() const;
  // The line of the event with this id, as history_lines.h has it.
  [[nodiscard]] std::string line(int id) const;
  // The last event, of that type.
  [[nodiscard]] std::string last_line() const { return history().back(); }
  // Events of the last command.
  [[nodiscard]] std::size_t last_size() const { return last_size_; }
  // Deadline of the only pending entry of this kind, from the start; fails the test when there is none.
  [[nodiscard]] Millis due(PendingKind kind) const;
  [[nodiscard]] std::size_t count(PendingKind kind) const;

  Context context() const;
  bool machine_deleting = false;
  std::set<std::string> missing_activities;  // by name

 private:
  void record(const std::vector<HistoryEvent>& events);
  void check_pending();

  Limits limits_;
  mutable SeededEntropy entropy_;
  TimePoint now_ = ManualClock::kStart;
  Revision revision_;
  Execution execution_{ExecutionId(7)};
  Execution folded_{ExecutionId(7)};
  PendingSet reported_;
  std::vector<LogRow> rows_;
  std::size_t last_size_ = 0;
};

}  // namespace sfn::test
