#include "tests/property/loop_maker.h"

namespace sfn::property {
namespace {

Value pass(const std::string& next) {
  Value state = Value::object();
  state["Type"] = "Pass";
  state["Next"] = next;
  return state;
}

Value choice(const std::string& variable, const char* op, Value operand, const std::string& again,
             const std::string& after) {
  Value rule = Value::object();
  rule["Variable"] = variable;
  rule[op] = std::move(operand);
  rule["Next"] = again;
  Value state = Value::object();
  state["Type"] = "Choice";
  state["Choices"] = Value::array();
  state["Choices"].push_back(rule);
  state["Default"] = after;
  return state;
}

Value task(const std::string& next) {
  Value retrier = Value::object();
  retrier["ErrorEquals"] = Value::array();
  retrier["ErrorEquals"].push_back("States.ALL");
  Value state = Value::object();
  state["Type"] = "Task";
  state["Resource"] = "arn:aws:states:us-east-1:123456789012:activity:flaky";
  state["ResultPath"] = "$.answer";
  state["Retry"] = Value::array();
  state["Retry"].push_back(retrier);
  state["Next"] = next;
  return state;
}

}  // namespace

Loop make_loop(Random& random, Features features, int depth, const std::string& after,
               const std::string& name) {
  const std::string first = name + " first";
  const std::string step = name + " step";
  const std::string work = name + " work";
  const std::string again = name + " again";
  Loop loop{.start_at = first, .states = Value::object()};
  const bool with_task = random.percent(50);
  Value begin = pass(step);
  Value count = pass(with_task ? work : again);
  Value test;
  if (features.assign && features.intrinsics && random.percent(50)) {
    const std::string variable = "v" + std::to_string(depth) + "loop";
    begin["Assign"] = Value::object();
    begin["Assign"][variable] = 0;
    count["Assign"] = Value::object();
    count["Assign"][variable + ".$"] = "States.MathAdd($" + variable + ", 1)";
    test = choice("$" + variable, "NumericLessThan", 3, step, after);
  } else if (features.intrinsics && random.percent(50)) {
    begin["Result"] = Value::object();
    begin["Result"]["i"] = 0;
    begin["ResultPath"] = "$.loop";
    count["Parameters"] = Value::object();
    count["Parameters"]["i.$"] = "States.MathAdd($.loop.i, 1)";
    count["ResultPath"] = "$.loop";
    test = choice("$.loop.i", "NumericLessThan", 3, step, after);
  } else {
    count["Parameters"] = Value::object();
    count["Parameters"]["r.$"] = "$";
    test = choice("$.r.r.r", "IsPresent", false, step, after);
  }
  loop.states[first] = begin;
  loop.states[step] = count;
  if (with_task) loop.states[work] = task(again);
  loop.states[again] = test;
  return loop;
}

}  // namespace sfn::property
