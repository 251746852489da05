#include "tests/scenarios/scenario.h"

#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/value/json.h"
#include "tests/support/execution_rig.h"

namespace sfn::test {
namespace {

// The members of an object; each must be read before it goes.
class Members {
 public:
  Members(const Value& object, std::string where) : object_(object), where_(std::move(where)) {
    REQUIRE_MESSAGE(object.is_object(), where_);
  }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  const Value* find(const std::string& name) {
    read_.insert(name);
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }
  const Value& at(const std::string& name) {
    const Value* found = find(name);
    REQUIRE_MESSAGE(found != nullptr, (where_ + " has no " + name));
    return *found;
  }
  std::optional<std::string> text(const std::string& name) {
    const Value* found = find(name);
    return found ? std::optional(found->get<std::string>()) : std::nullopt;
  }
  std::optional<Millis> seconds(const std::string& name) {
    const Value* found = find(name);
    return found ? std::optional(Millis(static_cast<Millis::rep>(found->get<double>() * 1000)))
                 : std::nullopt;
  }
  void all_read() const {
    for (const auto& [name, value] : object_.items())
      CHECK_MESSAGE(read_.contains(name), (where_ + ": nobody reads " + name));
  }
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  const Value& object_;
  std::string where_;
  std::set<std::string> read_;
};

// `{"$repeat": ["x", 3]}` is the text `xxx`, anywhere.
Value expanded(const Value& value) {
  if (value.is_object() && value.size() == 1 && value.contains("$repeat")) {
    std::string text;
    for (auto times = value["$repeat"][1].get<std::int64_t>(); times > 0; --times)
      text += value["$repeat"][0].get_ref<const std::string&>();
    return text;
  }
  if (!value.is_structured()) return value;
  Value all = value.is_array() ? Value::array() : Value::object();
  for (const auto& [name, member] : value.items())
    all[name] = expanded(member);
  if (value.is_array()) {
    for (const Value& element : value)
      all.push_back(expanded(element));
  }
  return all;
}

WorkerStep read_step(const Value& json, const std::string& where) {
  Members members(json, where);
  WorkerStep step;
  step.after = members.seconds("after").value_or(Millis(0));
  step.reply = members.text("reply").value_or("");
  if (members.find("heartbeat")) {
    step.kind = WorkerStep::Kind::Heartbeat;
  } else if (const Value* fail = members.find("fail")) {
    step.kind = WorkerStep::Kind::Fail;
    Members failure(*fail, where);
    step.error = failure.text("error");
    step.cause = failure.text("cause");
    failure.all_read();
  } else {
    step.output = to_payload(members.at("succeed"));
  }
  members.all_read();
  return step;
}

WorkerTask read_task(const Value& json, const std::string& where) {
  Members members(json, where);
  WorkerTask task;
  task.polls_at = members.seconds("polls_at").value_or(Millis(0));
  task.worker_name = members.text("worker");
  for (const Value& step : members.at("steps"))
    task.steps.push_back(read_step(step, where));
  members.all_read();
  return task;
}

ScriptedOutcome read_outcome(const Value& json, const std::string& where) {
  Members members(json, where);
  ScriptedOutcome outcome;
  outcome.after = members.seconds("after").value_or(Millis(0));
  if (const Value* output = members.find("complete")) outcome.complete = to_payload(*output);
  if (const Value* fail = members.find("fail")) {
    Members failure(*fail, where);
    outcome.fails = true;
    outcome.error = failure.text("error");
    outcome.cause = failure.text("cause");
    failure.all_read();
  }
  members.all_read();
  return outcome;
}

ScriptedCall read_call(const Value& json, const std::string& where) {
  Members members(json, where);
  ScriptedCall call{.at = members.seconds("at").value_or(Millis(0))};
  if (const Value* stop = members.find("stop")) {
    Members arguments(*stop, where);
    call.what = StopExecution{arguments.text("error"), arguments.text("cause")};
    arguments.all_read();
  } else if (const auto activity = members.text("delete_activity")) {
    call.what = DeleteAnActivity{*activity};
  } else if (const auto lasts = members.seconds("down_for")) {
    call.what = Downtime{*lasts};
  } else {
    members.at("delete_machine");
    call.what = DeleteTheMachine{};
  }
  members.all_read();
  return call;
}

// `["5<4 TaskStateExited Work", {"done": true}]`: as in the file, and as a line.
std::string history_line(const Value& json) {
  std::string line = json.at(0).get<std::string>();
  for (std::size_t i = 1; i < json.size(); ++i)
    line += " " + to_json(json[i]);
  return line;
}

Expectation read_expectation(const Value& json, const std::string& where) {
  Members members(json, where);
  Expectation expect;
  expect.status = *members.text("status");
  if (const Value* output = members.find("output")) expect.output = *output;
  expect.error = members.text("error");
  expect.cause = members.text("cause");
  if (const Value* history = members.find("history")) {
    expect.history.emplace();
    for (const Value& event : *history)
      expect.history->push_back(history_line(event));
  }
  if (const Value* times = members.find("times")) {
    for (const auto& [id, seconds] : times->items())
      expect.times[std::stoll(id)] = Millis(static_cast<Millis::rep>(seconds.get<double>() * 1000));
  }
  members.all_read();
  return expect;
}

void read_limits(const Value& json, const std::string& where, Limits& limits) {
  Members members(json, where);
  if (const Value* events = members.find("history_events_max"))
    limits.history_events_max = events->get<std::int64_t>();
  if (const Value* bytes = members.find("payload_bytes_max"))
    limits.payload_bytes_max = bytes->get<std::size_t>();
  if (const Value* bytes = members.find("assigned_bytes_max"))
    limits.assigned_bytes_max = bytes->get<std::size_t>();
  if (const Value* bytes = members.find("variable_bytes_max"))
    limits.variable_bytes_max = bytes->get<std::size_t>();
  if (const Value* events = members.find("slice_events_max")) limits.slice_events_max = events->get<int>();
  if (const Value* counts = members.find("task_timeout_counts_queue"))
    limits.task_timeout_counts_queue = counts->get<bool>();
  members.all_read();
}

Scenario read_run(const Value& json, const std::string& file) {
  Members members(json, file);
  Scenario run;
  run.name = file + ": " + *members.text("about");
  if (const auto text = members.text("input_text")) {
    run.input = Payload(*text);
  } else {
    const Value* input = members.find("input");
    run.input = input ? to_payload(*input) : Payload("{}");
  }
  if (const Value* workers = members.find("workers")) {
    for (const auto& [activity, tasks] : workers->items()) {
      for (const Value& task : tasks)
        run.workers[activity].push_back(read_task(task, run.name));
    }
  }
  if (const Value* outside = members.find("outside")) {
    for (const auto& [resource, outcomes] : outside->items()) {
      for (const Value& outcome : outcomes)
        run.outside[resource].push_back(read_outcome(outcome, run.name));
    }
  }
  if (const Value* at_once = members.find("calls_at_once")) run.calls_at_once = at_once->get<int>();
  // Otherwise the moment of a crash would decide what becomes of a call.
  run.settings.repeat_lost_calls = members.find("lost_calls_fail") == nullptr;
  if (const Value* calls = members.find("calls")) {
    for (const Value& call : *calls)
      run.calls.push_back(read_call(call, run.name));
  }
  run.until = members.seconds("until");
  if (const Value* limits = members.find("limits")) read_limits(*limits, run.name, run.settings.limits);
  run.expect = read_expectation(members.at("expect"), run.name);
  members.all_read();
  return run;
}

}  // namespace

std::vector<Scenario> load_scenarios(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  auto json = parse_json(with_activity_arns(text.str()));
  const std::string name = file.filename().string();
  REQUIRE_MESSAGE(json.has_value(), (name + ": " + (json ? "" : json.error().message)));
  const Value whole = expanded(*json);

  Members members(whole, name);
  members.at("about");
  const std::string definition = to_json(members.at("definition"));
  const Value* activities = members.find("activities");
  const Value* machines = members.find("machines");
  std::vector<Scenario> runs;
  for (const Value& run : members.at("runs")) {
    runs.push_back(read_run(run, name));
    runs.back().definition = definition;
    for (const Value& activity : activities ? *activities : Value::array())
      runs.back().activities.push_back(activity.get<std::string>());
    for (const auto& [machine, other] : (machines ? *machines : Value::object()).items())
      runs.back().machines[machine] = to_json(other);
  }
  members.all_read();
  REQUIRE_MESSAGE(!runs.empty(), name);
  return runs;
}

}  // namespace sfn::test
