// A scenario as tests/scenarios/*.json describe it: a definition, and runs of it with an input, scripted
// workers and calls, and what must come out. README.md says how a file is written. A plain value.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/execution/command.h"
#include "engine/scheduler/scheduler.h"
#include "engine/value/value.h"

namespace sfn::test {

// What a worker does with a task, one step after the other.
struct WorkerStep {
  enum class Kind { Heartbeat, Succeed, Fail };
  Kind kind = Kind::Succeed;
  Millis after{};  // from the step before, or from the hand-out
  Payload output;
  std::optional<std::string> error;
  std::optional<std::string> cause;
  std::string reply;  // error type of the answer; empty: accepted
};

// What becomes of the n-th task of an activity.
struct WorkerTask {
  Millis polls_at{};  // from the start of the execution
  std::optional<std::string> worker_name;
  std::vector<WorkerStep> steps;
};

// What becomes of the n-th call of a resource; neither: nothing is ever heard of it.
struct ScriptedOutcome {
  Millis after{};  // from the moment it was made
  Payload complete;
  bool fails = false;
  std::optional<std::string> error;
  std::optional<std::string> cause;
};

struct DeleteTheMachine {};
struct DeleteAnActivity {
  std::string name;
};
// The process is killed, and started again this much later.
struct Downtime {
  Millis lasts{};
};
struct ScriptedCall {
  Millis at{};  // from the start of the execution
  std::variant<StopExecution, DeleteTheMachine, DeleteAnActivity, Downtime> what;
};

struct Expectation {
  std::string status;
  std::optional<Value> output;
  std::optional<std::string> error;
  std::optional<std::string> cause;
  std::optional<std::vector<std::string>> history;  // lines of history_lines.h
  std::map<std::int64_t, Millis> times;             // by event id, from the start of the execution
};

struct Scenario {
  std::string name;  // file and run, for messages
  std::string definition;
  std::vector<std::string> activities;  // those that exist
  Payload input;
  std::map<std::string, std::vector<WorkerTask>> workers;       // by activity
  std::map<std::string, std::vector<ScriptedOutcome>> outside;  // by resource
  int calls_at_once = 10;                                       // of each resource
  std::map<std::string, std::string> machines;                  // other definitions, by name
  std::vector<ScriptedCall> calls;
  std::optional<Millis> until;  // look then, although the execution is open
  SchedulerSettings settings;
  Expectation expect;
};

// All runs of one file. Fails the test, naming the file, when it has a member that nobody reads.
[[nodiscard]] std::vector<Scenario> load_scenarios(const std::filesystem::path& file);

}  // namespace sfn::test
