#include "tests/property/state_maker.h"

#include "tests/property/rule_maker.h"
#include "tests/property/scripted_worker.h"

namespace sfn::property {
namespace {

using Want = PathPicker::Want;

Value of_type(const char* type) {
  Value state = Value::object();
  state["Type"] = type;
  return state;
}

}  // namespace

Value StateMaker::pass(const std::string& name, const Sample& sample) {
  Value state = of_type("Pass");
  const Value data = add_input_path(state, name, sample);
  if (random_.percent(60)) add_parameters(state, name, data, sample);
  if (random_.percent(35)) {
    state["Result"] = random_.percent(60) ? random_document(random_) : random_value(random_, 2);
    if (random_.percent(5)) state["Result"] = Value{{"literal.$", "$.n"}};
  }
  add_result(state, name, sample, false);
  return state;
}

Value StateMaker::task(const std::string& name, const Sample& sample) {
  Value state = of_type("Task");
  const std::string kind =
      kActivityKinds[std::vector<std::size_t>{0, 0, 0, 1, 1, 1, 2, 3, 3}[random_.below(9)]];
  state["Resource"] = "arn:aws:states:us-east-1:123456789012:activity:" + kind;
  const Value data = add_input_path(state, name, sample);
  PathPicker paths = picker(name, data, sample);
  add_seconds(state, paths, kind == "silent");
  if (random_.percent(50)) add_parameters(state, name, data, sample);
  add_result(state, name, sample, true);
  return state;
}

// TimeoutSeconds and HeartbeatSeconds; one of them at least if a task may stay silent.
void StateMaker::add_seconds(Value& state, PathPicker& paths, bool needed) {
  const bool path = random_.percent(20) && paths.has(Want::Positive);
  if (needed || random_.percent(15)) {
    if (path) {
      state["TimeoutSecondsPath"] = paths.reference(Want::Positive);
    } else {
      state["TimeoutSeconds"] = random_.between(50, 90);
    }
  }
  if (random_.percent(needed ? 50 : 8)) {
    if (path) {
      state["HeartbeatSecondsPath"] = paths.reference(Want::Positive);
    } else {
      state["HeartbeatSeconds"] = random_.between(1, 40);
    }
  }
}

Value StateMaker::wait(const std::string& name, const Sample& sample) {
  static const std::vector<std::string> kTimestamps = {"2025-12-31T23:59:59Z", "2026-01-01T00:00:30Z",
                                                       "2026-01-01T02:01:00.5+02:00"};
  Value state = of_type("Wait");
  const Value data = add_input_path(state, name, sample);
  PathPicker paths = picker(name, data, sample);
  switch (random_.below(4)) {
    case 0: state["Timestamp"] = random_.pick(kTimestamps); break;
    case 1: state["SecondsPath"] = paths.reference(Want::Natural); break;
    case 2:
      if (paths.has(Want::Timestamp)) {
        state["TimestampPath"] = paths.reference(Want::Timestamp);
        break;
      }
      [[fallthrough]];
    default: state["Seconds"] = random_.between(0, 60);
  }
  add_assign(state, name, data, sample);
  add_output_path(state, name, sample);
  return state;
}

Value StateMaker::choice(const std::string& name, const Sample& sample, const Target& target) {
  Value state = of_type("Choice");
  const Value data = add_input_path(state, name, sample);
  Value rules = Value::array();
  for (auto n = 1 + random_.below(3); n > 0; --n) {
    PathPicker paths = picker(name, data, sample);
    Value rule = RuleMaker(random_, paths).rule();
    rule["Next"] = target(data);
    add_assign(rule, name, data, sample);
    rules.push_back(rule);
  }
  state["Choices"] = rules;
  add_assign(state, name, data, sample);
  return state;
}

Value StateMaker::succeed(const std::string& name, const Sample& sample) {
  Value state = of_type("Succeed");
  add_input_path(state, name, sample);
  add_output_path(state, name, sample);
  return state;
}

Value StateMaker::fail(const std::string& name, const Sample& sample) {
  Value state = of_type("Fail");
  PathPicker paths = picker(name, sample.input, sample);
  const auto add = [&](const std::string& field, const std::string& literal) {
    if (random_.percent(30) && paths.has(Want::String)) {
      const bool call = features_.intrinsics && random_.percent(50);
      state[field + "Path"] = call ? templates(paths).text_call() : paths.reference(Want::String);
    } else if (random_.percent(85)) {
      state[field] = literal;
    }
  };
  add("Error", random_.pick(kErrorNames));
  add("Cause", random_.percent(50) ? "as it was asked to" : "größer");
  return state;
}

Value StateMaker::parallel(const std::string& name, const Sample& sample, const InnerMachine& machine) {
  Value state = of_type("Parallel");
  const Value data = add_input_path(state, name, sample);
  const Value input = random_.percent(40) ? add_parameters(state, name, data, sample) : data;
  Value branches = Value::array();
  for (auto n = 1 + random_.below(3); n > 0; --n) {
    Scope scope{.outer = &sample.place.scope};
    branches.push_back(machine({input, {scope, sample.place.map}, sample.depth + 1}));
  }
  state["Branches"] = branches;
  add_result(state, name, sample, true);
  return state;
}

Value StateMaker::map(const std::string& name, const Sample& sample, const InnerMachine& machine) {
  Value state = of_type("Map");
  const Value data = add_input_path(state, name, sample);
  PathPicker paths = picker(name, data, sample);
  Value items = data;
  if (!data.is_array() || random_.percent(50)) {
    const std::string path = paths.reference(Want::Array);
    state["ItemsPath"] = path;
    items = paths.sample_at(path);
  }
  const bool has_items = items.is_array() && !items.empty();
  const Value item = has_items ? items[random_.below(items.size())] : random_document(random_);
  Value map = Value::object();
  map["Item"] = Value{{"Index", 0}, {"Value", item}};
  const Value input = random_.percent(40) ? add_item_selector(state, name, data, map, sample) : item;
  if (random_.percent(40)) {
    state["MaxConcurrency"] = random_.between(0, 3);
  } else if (random_.percent(10)) {
    // The only path of a state that must not start at the context object.
    const std::string path = paths.reference(Want::Natural);
    if (!path.starts_with("$$")) state["MaxConcurrencyPath"] = path;
  }
  Scope scope{.outer = &sample.place.scope};
  state[random_.percent(80) ? "ItemProcessor" : "Iterator"] =
      machine({input, {scope, &map}, sample.depth + 1});
  add_result(state, name, sample, true);
  return state;
}

}  // namespace sfn::property
