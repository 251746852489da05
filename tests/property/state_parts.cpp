// The fields that several types of states have.
#include "tests/property/interpreter/handlers.h"
#include "tests/property/interpreter/payload_template.h"
#include "tests/property/scripted_worker.h"
#include "tests/property/state_maker.h"

namespace sfn::property {
namespace {

using Want = PathPicker::Want;

bool has_retry_count(const Value& state) {
  const std::string type = state.at("Type").get<std::string>();
  return type == "Task" || type == "Parallel" || type == "Map";
}

// Calls `work`; `otherwise` where it fails or can't be told.
template <class Work>
Value tried(const Work& work, const Value& otherwise) {
  try {
    return work();
  } catch (const Failed&) {
  } catch (const Undetermined&) {
  }
  return otherwise;
}

}  // namespace

Value StateMaker::output_of(const std::string& name, const Value& state, const Sample& sample) {
  return tried([&] { return interpreter_.run_state(name, state, sample.input, sample.place).output; },
               random_document(random_));
}

PathPicker StateMaker::picker(const std::string& name, const Value& data, const Sample& sample) {
  const Value context = interpreter_.context_object(name, std::nullopt, sample.place.map);
  return {random_, {data, context, sample.place.scope}};
}

Value StateMaker::filled(const Value& payload_template, const std::string& name, const Value& data,
                         const Sample& sample) {
  const Value context = interpreter_.context_object(name, 0, sample.place.map);
  return tried([&] { return fill(payload_template, {data, context, sample.place.scope}); }, data);
}

Value StateMaker::add_input_path(Value& state, const std::string& name, const Sample& sample) {
  if (random_.percent(75)) return sample.input;
  PathPicker paths = picker(name, sample.input, sample);
  if (random_.percent(8)) {
    state["InputPath"] = Value();
    return Value::object();
  }
  const std::string path = random_.percent(70) ? paths.reference(Want::Object) : paths.path();
  state["InputPath"] = path;
  const Value context = interpreter_.context_object(name, std::nullopt, sample.place.map);
  return tried(
      [&] {
        return select_or_fail(path, {sample.input, context, sample.place.scope});
      },
      sample.input);
}

Value StateMaker::add_parameters(Value& state, const std::string& name, const Value& data,
                                 const Sample& sample) {
  PathPicker paths = picker(name, data, sample);
  state["Parameters"] = templates(paths).object();
  if (has_retry_count(state) && random_.percent(20)) state["Parameters"]["try.$"] = "$$.State.RetryCount";
  return filled(state.at("Parameters"), name, data, sample);
}

Value StateMaker::add_item_selector(Value& state, const std::string& name, const Value& data,
                                    const Value& map, const Sample& sample) {
  const Sample inside{sample.input, {sample.place.scope, &map}, sample.depth};
  PathPicker paths = picker(name, data, inside);
  const char* field = random_.percent(80) ? "ItemSelector" : "Parameters";
  state[field] = templates(paths).object();
  if (random_.percent(70)) state[field]["item.$"] = "$$.Map.Item.Value";
  if (random_.percent(30)) state[field]["at.$"] = "$$.Map.Item.Index";
  return filled(state.at(field), name, data, inside);
}

void StateMaker::add_assign(Value& to, const std::string& name, const Value& data, const Sample& sample) {
  if (!features_.assign || random_.percent(70)) return;
  // Variables of an inner machine have other names than those around it.
  const std::string level = "v" + std::to_string(sample.depth);
  std::vector<std::string> names;
  for (const char* letter : {"a", "b", "c"}) {
    if (names.empty() || random_.percent(40)) names.push_back(level + letter);
  }
  PathPicker paths = picker(name, data, sample);
  to["Assign"] = templates(paths).object(names);
}

// Assign, ResultSelector and ResultPath, whose `$` is the result of the work; and OutputPath.
void StateMaker::add_result(Value& state, const std::string& name, const Sample& sample, bool selector) {
  const Value result = output_of(name, state, sample);
  if (selector && random_.percent(30)) {
    PathPicker paths = picker(name, result, sample);
    state["ResultSelector"] = templates(paths).object();
  }
  add_assign(state, name, result, sample);
  if (random_.percent(8)) {
    state["ResultPath"] = Value();
  } else if (random_.percent(60)) {
    PathPicker paths = picker(name, sample.input, sample);
    state["ResultPath"] = paths.place();
  }
  add_output_path(state, name, sample);
}

void StateMaker::add_output_path(Value& state, const std::string& name, const Sample& sample) {
  if (random_.percent(88)) return;
  if (random_.percent(10)) {
    state["OutputPath"] = Value();
    return;
  }
  const Value output = output_of(name, state, sample);
  PathPicker paths = picker(name, output, sample);
  state["OutputPath"] = random_.percent(60) ? paths.reference(Want::Object) : paths.path();
}

Value StateMaker::error_names(const Value& state) {
  static const std::vector<std::string> kOfSilence = {"States.Timeout", "States.HeartbeatTimeout",
                                                      "States.HeartbeatTimeout", "States.TaskFailed"};
  static const std::vector<std::string> kReserved = {
      "States.TaskFailed",       "States.TaskFailed",       "States.Timeout",
      "States.HeartbeatTimeout", "States.IntrinsicFailure", "States.ResultPathMatchFailure",
      "States.Runtime"};
  const bool silent =
      state.contains("Resource") && state.at("Resource").get<std::string>().ends_with(":silent");
  const auto name = [&] {
    if (silent && random_.percent(70)) return random_.pick(kOfSilence);
    return random_.percent(60) ? random_.pick(kErrorNames) : random_.pick(kReserved);
  };
  Value names = Value::array();
  names.push_back(name());
  if (random_.percent(40)) names.push_back(name());
  return names;
}

void StateMaker::add_retry(Value& state) {
  Value retriers = Value::array();
  const auto count = 1 + random_.below(2);
  for (std::size_t i = 0; i < count; ++i) {
    Value retrier = Value::object();
    const bool all = i + 1 == count && random_.percent(50);
    retrier["ErrorEquals"] = all ? Value::array() : error_names(state);
    if (all) retrier["ErrorEquals"].push_back("States.ALL");
    if (random_.percent(80)) retrier["MaxAttempts"] = random_.between(0, 3);
    if (random_.percent(50)) retrier["IntervalSeconds"] = random_.between(1, 5);
    if (random_.percent(30)) retrier["BackoffRate"] = random_.percent(50) ? Value(1.5) : Value(1);
    if (random_.percent(20)) retrier["MaxDelaySeconds"] = random_.between(6, 9);
    if (random_.percent(20)) retrier["JitterStrategy"] = random_.percent(70) ? "FULL" : "NONE";
    retriers.push_back(retrier);
  }
  state["Retry"] = retriers;
}

void StateMaker::add_catch(Value& state, const std::string& name, const Sample& sample,
                           const Target& target) {
  const Value error = error_output({random_.pick(kErrorNames), "because"});
  Value catchers = Value::array();
  const auto count = 1 + random_.below(2);
  for (std::size_t i = 0; i < count; ++i) {
    Value catcher = Value::object();
    const bool all = i + 1 == count && random_.percent(60);
    catcher["ErrorEquals"] = all ? Value::array() : error_names(state);
    if (all) catcher["ErrorEquals"].push_back("States.ALL");
    if (random_.percent(15)) {
      catcher["ResultPath"] = Value();
    } else if (random_.percent(70)) {
      catcher["ResultPath"] = picker(name, sample.input, sample).place();
    }
    add_assign(catcher, name, error, sample);
    catcher["Next"] = target(tried([&] { return put_result(catcher, sample.input, error); }, sample.input));
    catchers.push_back(catcher);
  }
  state["Catch"] = catchers;
}

}  // namespace sfn::property
