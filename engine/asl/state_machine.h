// StateMachine is the parsed, checked definition: immutable, knows nothing of executions, shared by all
// executions of a revision and by all threads. State names are unique over the whole definition (branches
// and item processors included), so a name is enough to find a state. Made by parse_state_machine (parse.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/asl/choice.h"
#include "engine/asl/expression.h"
#include "engine/asl/leaving.h"
#include "engine/asl/path.h"
#include "engine/asl/payload_template.h"
#include "engine/asl/query_language.h"
#include "engine/asl/query_template.h"
#include "engine/asl/resource.h"
#include "engine/value/payload.h"
#include "engine/value/time.h"

namespace sfn::asl {

enum class StateType { Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map };
inline constexpr int kStateTypes = 8;
// `Pass`, `Task`, ... as in the definition and in event type names.
[[nodiscard]] std::string_view to_string(StateType type);
[[nodiscard]] std::optional<StateType> state_type(std::string_view name);

// InputPath, OutputPath, ResultPath: absent (default `$`), null, or a path.
struct OptionalPath {
  enum class Kind { Whole, Null, Path };
  Kind kind = Kind::Whole;
  std::optional<Path> path;
};

struct Retrier {
  std::vector<std::string> error_equals;
  std::int64_t interval_seconds = 1;
  std::int64_t attempts_max = 3;
  double backoff_rate = 2.0;
  std::optional<std::int64_t> delay_seconds_max;
  bool jitter_full = false;
};

struct Catcher {
  std::vector<std::string> error_equals;
  std::string next;
  OptionalPath result_path;
  std::optional<PayloadTemplate> assign;
  Leaving leaving;
};

// A number of seconds written in the definition, or the path or expression that yields it.
struct SecondsOrPath {
  std::optional<std::int64_t> seconds;
  std::optional<Path> path;
  std::optional<QueryTemplate> query = {};
  [[nodiscard]] bool given() const { return seconds || path || query; }
};

struct Machine {
  std::string start_at;
  std::vector<std::string> states;  // names, in the order of the definition
};

struct PassState {
  std::optional<Payload> result;  // literal JSON
};
struct TaskState {
  using Kind = Resource::Kind;
  Kind kind = Kind::Activity;
  std::string resource;         // as in the definition
  std::string resource_type;    // Service: `lambda`, `aws-sdk:sqs`, ...
  std::string resource_action;  // Service: `invoke`, `startExecution.sync:2`, ...
  std::optional<QueryTemplate> credentials_query;
  SecondsOrPath timeout;
  SecondsOrPath heartbeat;
  std::optional<PayloadTemplate> credentials;
};
struct ChoiceState {
  std::vector<ChoiceRule> choices;
  std::optional<std::string> default_next;
};
struct WaitState {
  SecondsOrPath seconds;
  std::optional<TimePoint> timestamp;  // to the whole second
  std::optional<Path> timestamp_path;
  std::optional<QueryTemplate> timestamp_query;
};
struct SucceedState {};
struct FailState {
  std::optional<std::string> error;
  std::optional<std::string> cause;
  std::optional<Expression> error_path;
  std::optional<Expression> cause_path;
  std::optional<QueryTemplate> error_query;
  std::optional<QueryTemplate> cause_query;
};
struct ParallelState {
  std::vector<Machine> branches;
};
// An inline Map.
struct MapState {
  Machine processor;               // what runs for each item
  std::optional<Path> items_path;  // default `$`
  std::optional<PayloadTemplate> item_selector;
  std::int64_t concurrency = 0;  // 0: as many as AWS allows
  std::optional<Path> concurrency_path;
  std::optional<QueryTemplate> items;       // default: the input
  std::optional<QueryTemplate> item_query;  // ItemSelector
  std::optional<QueryTemplate> concurrency_query;
};

struct State {
  std::string name;
  StateType type = StateType::Pass;
  std::optional<std::string> next;  // absent: terminal (End, Succeed, Fail)
  // A state has what belongs to its language, and nothing of the other one's.
  QueryLanguage language = QueryLanguage::JsonPath;
  std::optional<QueryTemplate> arguments;
  Leaving leaving;  // Choice: applies with Default only
  OptionalPath input_path;
  OptionalPath output_path;
  OptionalPath result_path;
  std::optional<PayloadTemplate> parameters;
  std::optional<PayloadTemplate> result_selector;
  std::optional<PayloadTemplate> assign;  // Choice: applies with Default only
  std::vector<Retrier> retry;
  std::vector<Catcher> catchers;
  std::variant<PassState, TaskState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState>
      body;

  template <class Body>
  [[nodiscard]] const Body& as() const {
    return std::get<Body>(body);
  }
};

struct StateMachine {
  Machine root;
  std::optional<std::int64_t> timeout_seconds;
  std::map<std::string, State, std::less<>> states;  // all of them, those inside others too

  // Precondition: the name came from this definition.
  [[nodiscard]] const State& state(std::string_view name) const;
};

}  // namespace sfn::asl
