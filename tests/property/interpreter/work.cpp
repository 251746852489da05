// The work of Task, Parallel and Map.
#include <stdexcept>

#include "tests/property/interpreter/interpreter.h"

namespace sfn::property {

Value Interpreter::run_task(const Visit& visit) {
  const Value input = input_of(visit);
  std::optional<std::int64_t> timeout;
  std::optional<std::int64_t> heartbeat;
  Value parameters;
  all({[&] { timeout = seconds(visit, "TimeoutSeconds", input); },
       [&] { heartbeat = seconds(visit, "HeartbeatSeconds", input); },
       [&] { parameters = effective_input(visit, input); }});
  refuse_unknown_text(parameters);
  const std::string resource = visit.state.at("Resource").get<std::string>();
  const Answer answer =
      worker_(resource.substr(resource.rfind(':') + 1), visit.name, parameters, visit.retry_count.value());
  if (answer.kind == Answer::Kind::Success) return answer.output;
  if (answer.kind == Answer::Kind::Failure) throw Failed{answer.error, answer.cause};
  if (!timeout && !heartbeat) throw std::logic_error("a task that never ends");
  if (timeout == heartbeat) throw Undetermined{"a time-out and a heartbeat at the same moment"};
  throw Failed{kTimeout, std::nullopt, heartbeat && (!timeout || *heartbeat < *timeout)};
}

Value Interpreter::run_parallel(const Visit& visit) {
  const Value input = effective_input(visit, input_of(visit));
  const Value& branches = visit.state.at("Branches");
  std::vector<Value> outputs(branches.size());
  std::vector<Part> parts;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    parts.push_back([&, i] {
      Scope scope{.outer = &visit.place.scope};
      outputs[i] = run_machine(branches[i], input, {scope, visit.place.map});
    });
  }
  all(parts);
  Value result = Value::array();
  for (const Value& output : outputs)
    result.push_back(output);
  return result;
}

Value Interpreter::run_map(const Visit& visit) {
  const Value input = input_of(visit);
  if (visit.state.contains("MaxConcurrencyPath")) {
    const Value value = at_path(visit, "MaxConcurrencyPath", input);
    if (value.is_number_float()) throw Undetermined{"a number with a point as MaxConcurrency"};
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0) fail_at_runtime();
  }
  const Value items = visit.state.contains("ItemsPath") ? at_path(visit, "ItemsPath", input) : input;
  if (!items.is_array()) fail_at_runtime();
  const Value& machine = visit.state.at(visit.state.contains("Iterator") ? "Iterator" : "ItemProcessor");
  std::vector<Value> outputs(items.size());
  std::vector<Part> parts;
  for (std::size_t i = 0; i < items.size(); ++i) {
    parts.push_back([&, i] {
      Value map = Value::object();
      map["Item"] = Value{{"Index", static_cast<std::int64_t>(i)}, {"Value", items[i]}};
      Scope scope{.outer = &visit.place.scope};
      outputs[i] = run_machine(machine, iteration_input(visit, input, items[i], map), {scope, &map});
    });
  }
  all(parts);
  Value result = Value::array();
  for (const Value& output : outputs)
    result.push_back(output);
  return result;
}

Value Interpreter::iteration_input(const Visit& visit, const Value& input, const Value& item,
                                   const Value& map) {
  for (const char* selector : {"ItemSelector", "Parameters"}) {
    if (visit.state.contains(selector)) return fill_in(visit, visit.state.at(selector), input, &map);
  }
  return item;
}

}  // namespace sfn::property
