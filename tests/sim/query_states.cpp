#include "tests/sim/query_states.h"

#include <fmt/format.h>

namespace sfn::sim {

std::string query_pass(Random& random) {
  switch (random.below(5)) {
    case 0: return "";
    case 1: return R"("Output":{"go":false,"secs":3,"n":[1,2],"w":"{% $exists($w0) ? $w0 : 0 %}"},)";
    case 2: return R"("Output":{"n":"{% $states.input.n %}","go":false,"secs":1,"p":[1,"{% 1 + 1 %}"]},)";
    case 3:  // what comes out differently a second time must have been recorded
      return R"x("Output":{"id":"{% $uuid() %}","n":"{% $floor($random() * 9) %}","secs":1,)x"
             R"x("items":"{% $range(1, 3, 1) %}","at":"{% $millis() %}","text":"{% $string($states) %}"},)x";
    default: return R"("Output":"{% $states.input.inner %}",)";
  }
}

std::string query_wait(Random& random) {
  switch (random.below(4)) {
    case 0: return fmt::format(R"("Seconds":{},)", random.between(0, 120));
    case 1: return R"("Seconds":"{% $states.input.secs %}","Output":{"secs":1,"n":6,"items":[1,2]},)";
    case 2: return R"("Timestamp":"{% $states.input.when %}",)";
    default: return R"("Seconds":"{% $ceil($random() * 20) %}",)";
  }
}

std::string query_task(Random& random) {
  std::string text;
  if (random.percent(40)) text += R"("TimeoutSeconds":"{% $states.input.secs + 2 %}",)";
  if (random.percent(20)) text += R"("HeartbeatSeconds":"{% 1 + $length($states.context.State.Name) %}",)";
  switch (random.below(5)) {
    case 0: text += R"("Arguments":{"token":"{% $states.context.Task.Token %}"},)"; break;
    case 1: text += R"("Arguments":"{% $states.context.State.RetryCount %}",)"; break;
    default: break;
  }
  if (random.percent(40))
    text += R"("Output":"{% $merge([$states.input, {'result': $states.result, 'secs': 4}]) %}",)";
  return text;
}

std::string query_call(Random& random) {
  if (random.percent(50)) {
    return R"("Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",)"
           R"("Arguments":{"token":"{% $states.context.Task.Token %}"},)";
  }
  return R"("Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",)"
         R"("Arguments":{"n":"{% $states.input.n %}"},"Output":{"n":"{% $count($keys($states.result)) %}"},)";
}

std::string query_parallel(Random& random) {
  std::string text = random.percent(40) ? R"("Arguments":{"n":"{% $states.input.n %}","secs":2},)" : "";
  if (random.percent(50)) text += R"("Output":{"branches":"{% $states.result %}","secs":1,"items":[3]},)";
  return text;
}

std::string query_map(Random& random) {
  std::string text = random.percent(80) ? R"("Items":"{% $states.input.items %}",)" : "";
  if (random.percent(40)) text += R"("MaxConcurrency":"{% $count($states.input.items) %}",)";
  if (random.percent(60)) {
    text += R"("ItemSelector":{"n":"{% $states.context.Map.Item.Value %}","go":false,"secs":2,)"
            R"("i":"{% $states.context.Map.Item.Index %}","items":[1,2]},)";
  }
  if (random.percent(50)) text += R"("Output":{"results":"{% $states.result %}","secs":1},)";
  return text;
}

std::string query_condition(Random& random) {
  switch (random.below(4)) {
    case 0: return R"("Condition":"{% $states.input.go = true %}",)";
    case 1: return R"("Condition":"{% $type($states.input.n) = 'number' and $states.input.n > 5 %}",)";
    case 2: return R"("Condition":"{% $random() < 0.3 %}",)";
    default: return R"("Condition":"{% $states.input.n > 5 %}","Output":{"n":1,"secs":1},)";
  }
}

std::string query_fail(Random& random) {
  return random.percent(70) ? R"("Error":"{% 'Cus' & 'tom' %}","Cause":"{% $string($states.input) %}")"
                            : R"("Error":"{% $states.input.error %}")";
}

std::string query_catch(Random& random) {
  return random.percent(80)
             ? R"("Output":{"error":"{% $states.errorOutput %}","go":false,"n":2,"secs":1,"items":[1]},)"
             : R"("Output":"{% $states.errorOutput.Cause %}",)";
}

}  // namespace sfn::sim
