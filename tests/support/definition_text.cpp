#include "tests/support/definition_text.h"

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::test {

namespace {

Value machine_of(const Value& states) {
  return Value{{"StartAt", "S"}, {"States", states}};
}

// A machine around the state S, and around T where S leads there.
Value around(const Value& state) {
  Value states{{"S", state}};
  if (to_json(state).find("\"T\"") != std::string::npos) states["T"] = Value{{"Type", "Succeed"}};
  return machine_of(states);
}

Value with(Value object, const Value& members) {
  for (const auto& [name, value] : members.items())
    object[name] = value;
  return object;
}

Value map_with(const Value& members) {
  const Value pass{{"Type", "Pass"}, {"End", true}};
  const Value processor{{"StartAt", "P"}, {"States", Value{{"P", pass}}}};
  const Value map{{"Type", "Map"}, {"ItemProcessor", processor}, {"End", true}};
  Value changed = with(map, members);
  if (changed.at("ItemProcessor").is_null()) changed.erase("ItemProcessor");
  return changed;
}

Value definition_value(const Value& test) {
  if (test.contains("states")) return machine_of(test.at("states"));
  if (test.contains("state")) return around(test.at("state"));
  if (test.contains("jsonata")) return with(Value{{"QueryLanguage", "JSONata"}}, around(test.at("jsonata")));
  if (test.contains("machine"))
    return with(machine_of(Value{{"S", Value{{"Type", "Succeed"}}}}), test.at("machine"));
  if (test.contains("task")) {
    const Value task{{"Type", "Task"}, {"Resource", "arn:aws:states:::lambda:invoke"}, {"End", true}};
    return around(with(task, test.at("task")));
  }
  if (test.contains("map")) return around(map_with(test.at("map")));
  Value rule = test.at("rule");
  if (rule.is_object()) rule["Next"] = "T";
  Value rules = Value::array();
  rules.push_back(rule);
  return around(Value{{"Type", "Choice"}, {"Choices", rules}, {"Default", "T"}});
}

}  // namespace

std::string definition_of(const Value& test) {
  return test.contains("text") ? test.at("text").get<std::string>() : to_json(definition_value(test));
}

}  // namespace sfn::test
