// What stands around the work of every state: paths, templates, variables.
#include "tests/property/interpreter/interpreter.h"
#include "tests/property/interpreter/payload_template.h"
#include "tests/property/interpreter/timestamp.h"

namespace sfn::property {

// The members that are the same in every run.
Value Interpreter::context_object(const std::string& state, std::optional<std::int64_t> retry_count,
                                  const Value* map) const {
  Value context = Value::object();
  context["Execution"] = Value{{"Input", execution_input_}, {"Name", "run"}};
  context["StateMachine"] = Value{{"Name", "machine"}};
  context["State"] = Value{{"Name", state}};
  if (retry_count) context["State"]["RetryCount"] = *retry_count;
  if (map) context["Map"] = *map;
  return context;
}

Value Interpreter::input_of(const Visit& visit) {
  return through(visit, "InputPath", visit.input);
}

Value Interpreter::effective_input(const Visit& visit, const Value& input) {
  if (!visit.state.contains("Parameters")) return input;
  return fill_in(visit, visit.state.at("Parameters"), input, visit.place.map);
}

Value Interpreter::fill_in(const Visit& visit, const Value& payload_template, const Value& data,
                           const Value* map) {
  const Value context = context_object(visit.name, visit.retry_count, map);
  Value filled = fill(payload_template, {data, context, visit.place.scope});
  check_size(filled);
  return filled;
}

// InputPath, OutputPath.
Value Interpreter::through(const Visit& visit, const char* field, const Value& data) {
  if (!visit.state.contains(field)) return data;
  const Value& path = visit.state.at(field);
  if (path.is_null()) return Value::object();
  const std::string text = path.get<std::string>();
  if (text == "$") return data;
  if (data.is_null()) {
    if (!text.starts_with("$.") && !text.starts_with("$[")) throw Undetermined{"another root than null"};
    fail_at_runtime();
  }
  return at_path(visit, field, data);
}

Value Interpreter::at_path(const Visit& visit, const char* field, const Value& data) {
  const Value context = context_object(visit.name, visit.retry_count, visit.place.map);
  return select_or_fail(visit.state.at(field).get<std::string>(), {data, context, visit.place.scope});
}

// TimeoutSeconds, HeartbeatSeconds, from the definition or from a path.
std::optional<std::int64_t> Interpreter::seconds(const Visit& visit, const std::string& field,
                                                 const Value& data) {
  if (visit.state.contains(field)) return visit.state.at(field).get<std::int64_t>();
  const std::string path = field + "Path";
  if (!visit.state.contains(path)) return std::nullopt;
  const Value value = at_path(visit, path.c_str(), data);
  if (value.is_number_float()) throw Undetermined{"a number with a point as seconds"};
  if (!value.is_number_integer()) fail_at_runtime();
  const auto number = value.get<std::int64_t>();
  if (number < 1 || number > 99'999'999) fail_at_runtime();
  return number;
}

// Whether the moment is one; how long it takes to come makes no difference.
void Interpreter::check_wait(const Visit& visit, const Value& input) {
  if (visit.state.contains("SecondsPath")) {
    const Value value = at_path(visit, "SecondsPath", input);
    if (value.is_number_float()) throw Undetermined{"a number with a point as seconds"};
    if (!value.is_number_integer()) fail_at_runtime();
    const auto number = value.get<std::int64_t>();
    if (number < 0 || number > 99'999'999) fail_at_runtime();
  }
  if (visit.state.contains("TimestampPath") && !timestamp(at_path(visit, "TimestampPath", input)))
    fail_at_runtime();
}

// Assign of a state, a choice rule or a catcher: all from the old values of the variables.
Interpreter::Values Interpreter::assignments(const Visit& visit, const Value& from, const Value& data) {
  Values values;
  if (!from.contains("Assign")) return values;
  const Value filled = fill_in(visit, from.at("Assign"), data, visit.place.map);
  for (const auto& [name, value] : filled.items())
    values[name] = value;
  return values;
}

}  // namespace sfn::property
