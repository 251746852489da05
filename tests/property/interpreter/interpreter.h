// A second reading of the States Language: a plain recursion over the text of the definition, without events,
// time or recovery. It is written from the language's rules and shares nothing with the engine but the JSON
// values, so that a mistake has to be made twice to go unseen. It does not validate: definitions come from
// the generator.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/value/value.h"
#include "tests/property/interpreter/decisions.h"
#include "tests/property/interpreter/json_path.h"
#include "tests/property/interpreter/worker.h"

namespace sfn::property {

// How an execution ends.
struct Outcome {
  bool succeeded = false;
  Value output;
  Failed failure;
};

// What became of the errors on the way: `retried E1`, `caught States.Timeout`, `ended by States.Runtime`.
using Marks = std::set<std::string>;

// Every way the execution may end: more than one where several parts can fail at the same time. Throws
// Undetermined.
[[nodiscard]] std::vector<Outcome> interpret(const Value& definition, const Value& input,
                                             const Worker& worker, Marks& marks);

// The variables and the item that a state sees.
struct Place {
  Scope& scope;
  const Value* map = nullptr;  // `$$.Map`
};

// How a state is left.
struct Exit {
  Value output;
  std::optional<std::string> next;
};

class Interpreter {
 public:
  // `states_max`: how many states are entered, all in all, before the result counts as undetermined.
  Interpreter(Value execution_input, const Worker& worker, Decisions& decisions, int states_max)
      : execution_input_(std::move(execution_input)),
        worker_(worker),
        decisions_(decisions),
        states_max_(states_max) {}

  // Both throw Failed and Undetermined.
  Value run_machine(const Value& machine, Value input, const Place& place);
  Exit run_state(const std::string& name, const Value& state, const Value& input, const Place& place);

  [[nodiscard]] const Marks& marks() const { return marks_; }
  void mark(const char* what, const Failed& failed);

  // `$$` in a state.
  [[nodiscard]] Value context_object(const std::string& state, std::optional<std::int64_t> retry_count,
                                     const Value* map) const;

 private:
  // One visit of a state.
  struct Visit {
    const std::string& name;
    const Value& state;
    const Value& input;
    const Place& place;
    std::optional<std::int64_t> retry_count;  // Task, Parallel, Map
  };
  using Values = std::map<std::string, Value>;
  using Part = std::function<void()>;

  Exit run_with_handlers(Visit visit);
  Exit run_choice(const Visit& visit);
  [[noreturn]] void run_fail(const Visit& visit);
  Value run_task(const Visit& visit);
  Value run_parallel(const Visit& visit);
  Value run_map(const Visit& visit);
  Value iteration_input(const Visit& visit, const Value& input, const Value& item, const Value& map);
  void check_wait(const Visit& visit, const Value& input);

  Value input_of(const Visit& visit);
  Value effective_input(const Visit& visit, const Value& input);
  Value fill_in(const Visit& visit, const Value& payload_template, const Value& data, const Value* map);
  Value through(const Visit& visit, const char* field, const Value& data);
  Value at_path(const Visit& visit, const char* field, const Value& data);
  std::optional<std::int64_t> seconds(const Visit& visit, const std::string& field, const Value& data);
  Values assignments(const Visit& visit, const Value& from, const Value& data);
  Exit leave(const Visit& visit, const Value& result);
  Exit leave_caught(const Visit& visit, const Value& catcher, const Failed& failed);
  void keep(const Visit& visit, Values values);

  // Runs all parts; of several failures any may be the one that counts.
  void all(const std::vector<Part>& parts);
  void count_state();
  static void check_size(const Value& value);

  Value execution_input_;
  const Worker& worker_;
  Decisions& decisions_;
  int states_max_;
  int states_ = 0;
  Marks marks_;
};

}  // namespace sfn::property
