// Runs an execution on the engine's `advance`, alone: a worker answers every task, the clock goes on when
// nothing else can be done. What comes first of several things that could be done is drawn from a seed, so
// that no result may depend on it. Starts from nothing, or from what the first rows of a log fold to.
#pragma once

#include <string>
#include <vector>

#include "engine/execution/advance.h"
#include "engine/execution/event_codec.h"
#include "tests/property/interpreter/interpreter.h"
#include "tests/property/values.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::property {

// Throws std::runtime_error with the diagnostics if the definition is not valid.
[[nodiscard]] Revision revision_of(const std::string& definition);

class EngineRun {
 public:
  // Commands end after `slice_events` events, or as soon after them as the execution can be left.
  EngineRun(const Revision& revision, std::uint64_t seed, int slice_events);
  // Goes on after a crash: with this state, at the moment of its last row, in slices of any size.
  EngineRun(const Revision& revision, std::uint64_t seed, Execution execution);

  void start(const std::string& input);
  // Until the execution has closed.
  void finish();

  [[nodiscard]] Outcome outcome() const;
  [[nodiscard]] const Execution& execution() const { return execution_; }
  // What this run has written.
  [[nodiscard]] const std::vector<HistoryEvent>& events() const { return events_; }
  // For each event whether it is the last of its command, so that a commit may end with it.
  [[nodiscard]] const std::vector<bool>& ends_command() const { return ends_command_; }

 private:
  Reply send(const Command& command);
  bool fire_overdue();
  bool work();
  void pass_time();
  bool answer(const PendingKey& key);

  const Revision& revision_;
  Random random_;
  mutable test::SeededEntropy entropy_;
  Limits limits_;
  TimePoint now_;
  Execution execution_;
  std::vector<HistoryEvent> events_;
  std::vector<bool> ends_command_;
};

}  // namespace sfn::property
