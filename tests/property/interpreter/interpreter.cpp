#include "tests/property/interpreter/interpreter.h"

#include "engine/value/json.h"
#include "tests/property/interpreter/choice_rule.h"
#include "tests/property/interpreter/handlers.h"
#include "tests/property/interpreter/payload_template.h"

namespace sfn::property {
namespace {

// More than this is not worth its while, or has no end.
constexpr int kStatesMax = 150;
constexpr std::size_t kBytesMax = 50'000;

std::optional<std::string> next_of(const Value& state) {
  if (!state.contains("Next")) return std::nullopt;
  return state.at("Next").get<std::string>();
}

}  // namespace

std::vector<Outcome> interpret(const Value& definition, const Value& input, const Worker& worker,
                               Marks& marks) {
  std::vector<Outcome> outcomes;
  Decisions decisions;
  do {
    if (outcomes.size() == 64) throw Undetermined{"too many ways to end"};
    Scope scope;
    Interpreter interpreter(input, worker, decisions, kStatesMax);
    try {
      Value output = interpreter.run_machine(definition, input, {scope});
      outcomes.push_back({.succeeded = true, .output = std::move(output)});
    } catch (const Failed& failed) {
      interpreter.mark("ended by", failed);
      outcomes.push_back({.failure = failed});
    }
    marks.insert(interpreter.marks().begin(), interpreter.marks().end());
  } while (decisions.next());
  return outcomes;
}

Value Interpreter::run_machine(const Value& machine, Value input, const Place& place) {
  std::optional<std::string> name = machine.at("StartAt").get<std::string>();
  while (name) {
    Exit exit = run_state(*name, machine.at("States").at(*name), input, place);
    input = std::move(exit.output);
    name = std::move(exit.next);
  }
  return input;
}

Exit Interpreter::run_state(const std::string& name, const Value& state, const Value& input,
                            const Place& place) {
  count_state();
  const std::string type = state.at("Type").get<std::string>();
  const Visit visit{name, state, input, place, std::nullopt};
  if (type == "Task" || type == "Parallel" || type == "Map") return run_with_handlers(visit);
  if (type == "Choice") return run_choice(visit);
  if (type == "Fail") run_fail(visit);
  const Value data = input_of(visit);
  if (type == "Pass") {
    const Value effective = effective_input(visit, data);
    return leave(visit, state.contains("Result") ? state.at("Result") : effective);
  }
  if (type == "Wait") check_wait(visit, data);
  return leave(visit, data);
}

Exit Interpreter::run_with_handlers(Visit visit) {
  const std::string type = visit.state.at("Type").get<std::string>();
  RetryCounters counters;
  while (true) {
    visit.retry_count = counters.total();
    try {
      const Value result = type == "Task"       ? run_task(visit)
                           : type == "Parallel" ? run_parallel(visit)
                                                : run_map(visit);
      return leave(visit, result);
    } catch (const Failed& failed) {
      if (counters.take(visit.state, failed)) {
        mark("retried", failed);
        continue;
      }
      const Value* catcher = find_catcher(visit.state, failed);
      if (catcher == nullptr) throw;
      mark("caught", failed);
      return leave_caught(visit, *catcher, failed);
    }
  }
}

Exit Interpreter::run_choice(const Visit& visit) {
  const Value data = input_of(visit);
  const Value context = context_object(visit.name, std::nullopt, visit.place.map);
  const Roots roots{data, context, visit.place.scope};
  const Value* taken = nullptr;
  for (const Value& rule : visit.state.at("Choices")) {
    if (!matches(rule, roots)) continue;
    taken = &rule;
    break;
  }
  if (taken == nullptr && !visit.state.contains("Default")) fail_at_runtime();
  Values values;
  Value output;
  all({[&] { values = assignments(visit, taken ? *taken : visit.state, data); },
       [&] { output = through(visit, "OutputPath", data); }});
  keep(visit, std::move(values));
  return {std::move(output), (taken ? taken->at("Next") : visit.state.at("Default")).get<std::string>()};
}

void Interpreter::run_fail(const Visit& visit) {
  const Value context = context_object(visit.name, std::nullopt, visit.place.map);
  const Roots roots{visit.input, context, visit.place.scope};
  const auto text = [&](const std::string& field, Text& out) {
    if (visit.state.contains(field)) out = visit.state.at(field).get<std::string>();
    if (!visit.state.contains(field + "Path")) return;
    const Value value = fill_text(visit.state.at(field + "Path").get<std::string>(), roots);
    if (!value.is_string()) fail_at_runtime();
    out = value.get<std::string>();
  };
  Failed failed;
  all({[&] { text("Error", failed.error); }, [&] { text("Cause", failed.cause); }});
  if (failed.error == kUnknownText) throw Undetermined{"an error named by a cause"};
  throw failed;
}

// The state's work is done: ResultSelector, ResultPath and OutputPath beside Assign.
Exit Interpreter::leave(const Visit& visit, const Value& result) {
  Values values;
  Value output;
  all({[&] { values = assignments(visit, visit.state, result); },
       [&] {
         Value selected = result;
         if (visit.state.contains("ResultSelector"))
           selected = fill_in(visit, visit.state.at("ResultSelector"), result, visit.place.map);
         output = through(visit, "OutputPath", put_result(visit.state, visit.input, selected));
       }});
  check_size(output);
  keep(visit, std::move(values));
  return {std::move(output), next_of(visit.state)};
}

Exit Interpreter::leave_caught(const Visit& visit, const Value& catcher, const Failed& failed) {
  const Value error = error_output(failed);
  Values values;
  Value output;
  all({[&] { values = assignments(visit, catcher, error); },
       [&] { output = put_result(catcher, visit.input, error); }});
  keep(visit, std::move(values));
  return {std::move(output), next_of(catcher)};
}

void Interpreter::mark(const char* what, const Failed& failed) {
  const std::string error = failed.error.value_or("no name");
  const bool known = error.starts_with("States.") || error.starts_with("no ") || error.starts_with("E1");
  if (known) marks_.insert(std::string(what) + ' ' + (failed.heartbeat ? "States.HeartbeatTimeout" : error));
}

void Interpreter::keep(const Visit& visit, Values values) {
  for (auto& [name, value] : values)
    visit.place.scope.variables[name] = std::move(value);
}

void Interpreter::all(const std::vector<Part>& parts) {
  std::vector<Failed> failures;
  for (const Part& part : parts) {
    try {
      part();
    } catch (const Failed& failed) {
      failures.push_back(failed);
    }
  }
  if (failures.size() == 1) throw failures.front();
  if (!failures.empty()) throw failures[decisions_.choose(failures.size())];
}

void Interpreter::count_state() {
  if (++states_ > states_max_) throw Undetermined{"too many states"};
}

void Interpreter::check_size(const Value& value) {
  if (to_json(value).size() > kBytesMax) throw Undetermined{"too much data"};
}

}  // namespace sfn::property
