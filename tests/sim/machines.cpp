#include "tests/sim/machines.h"

#include <fmt/format.h>

#include "tests/sim/query_states.h"

namespace sfn::sim {

namespace {

// Writes one definition. State names are unique over all of it.
class Writer {
 public:
  Writer(Random& random, bool with_children)
      : random_(random), jsonata_(random.percent(25)), with_children_(with_children) {}

  std::string machine() {
    const std::string timeout =
        random_.percent(15) ? fmt::format(R"("TimeoutSeconds":{},)", random_.between(1, 300)) : "";
    return "{" + std::string(jsonata_ ? kJsonata : "") + timeout + states(0) + "}";
  }

 private:
  // `"StartAt":..,"States":{..}` of a machine or branch.
  std::string states(int depth) {
    const int count = static_cast<int>(random_.between(1, depth == 0 ? 5 : 3));
    const int first = next_state_;
    next_state_ += count;
    std::string text = fmt::format(R"("StartAt":"{}","States":{{)", name(first));
    for (int i = first; i < first + count; ++i) {
      if (i > first) text += ",";
      text += fmt::format(R"("{}":{{{}}})", name(i), state(i, first, first + count, depth));
    }
    return text + "}";
  }

  // In JSONPath, or in JSONata, which also a single state of a machine in JSONPath may be in.
  std::string state(int self, int first, int end, int depth) {
    if (jsonata_) return query_state(self, first, end, depth);
    return random_.percent(20) ? kJsonata + query_state(self, first, end, depth)
                               : path_state(self, first, end, depth);
  }

  // Each state leads to the next, so that all can be reached; Choice states also lead back or forward.
  std::string path_state(int self, int first, int end, int depth) {
    const bool last = self + 1 == end;
    const std::string next = last ? R"("End":true)" : fmt::format(R"("Next":"{}")", name(self + 1));
    const auto kind = random_.below(100);
    if (last && kind < 12) return R"("Type":"Succeed")";
    if (last && kind < 24) return fail();
    if (!last && kind < 20) return choice(self, first, end);
    if (kind < 35) return pass() + next;
    if (kind < 55) return wait() + next;
    if (kind < 85 || depth >= 2) return task() + handlers(first, end) + next;
    return (random_.percent(50) ? parallel(depth) : map(depth)) + handlers(first, end) + next;
  }

  std::string query_state(int self, int first, int end, int depth) {
    const bool last = self + 1 == end;
    const std::string next = last ? R"("End":true)" : fmt::format(R"("Next":"{}")", name(self + 1));
    const auto kind = random_.below(100);
    if (last && kind < 12) return R"("Type":"Succeed","Output":{"was":"{% $states.input %}"})";
    if (last && kind < 24) return R"("Type":"Fail",)" + query_fail(random_);
    if (!last && kind < 20) return query_choice(self, first, end);
    if (kind < 35) return R"("Type":"Pass",)" + query_assign() + query_pass(random_) + next;
    if (kind < 55) return R"("Type":"Wait",)" + query_assign() + query_wait(random_) + next;
    const std::string rest = query_handlers(first, end) + next;
    if (kind < 62) return R"("Type":"Task",)" + query_call(random_) + rest;
    if (kind < 85 || depth >= 2) return R"("Type":"Task",)" + resource() + query_task(random_) + rest;
    if (random_.percent(50)) return branches(depth) + query_parallel(random_) + rest;
    return R"("Type":"Map",)" + query_assign() + query_map(random_) + processor(depth) + rest;
  }

  std::string query_choice(int self, int first, int end) {
    const auto rule = [&] {
      const std::string target = name(static_cast<int>(random_.between(first, end - 1)));
      return "{" + query_condition(random_) + fmt::format(R"("Next":"{}"}})", target);
    };
    return R"("Type":"Choice","Choices":[)" + rule() + "," + rule() +
           fmt::format(R"(],"Default":"{}")", name(self + 1));
  }

  std::string query_assign() {
    if (random_.percent(60)) return "";
    const int number = next_variable_++;
    return fmt::format(R"("Assign":{{"v{}":"{{% $states.input %}}","w{}":1}},)", number, number);
  }

  std::string query_handlers(int first, int end) {
    std::string text = retry();
    if (random_.percent(30)) {
      text += fmt::format(R"("Catch":[{{"ErrorEquals":["States.ALL"],{}"Next":"{}"}}],)",
                          query_catch(random_), name(static_cast<int>(random_.between(first, end - 1))));
    }
    return text;
  }

  std::string pass() {
    switch (random_.below(5)) {
      case 0: return R"("Type":"Pass",)" + assign();
      case 1: return R"("Type":"Pass","Result":{"go":false,"secs":3,"n":[1,2]},)";
      case 2: return R"("Type":"Pass","Parameters":{"n.$":"$.n","go":false,"secs":1},"ResultPath":"$.p",)";
      case 3:  // what comes out differently a second time must have been recorded
        return R"x("Type":"Pass","Parameters":{"id.$":"States.UUID()","n.$":"States.MathRandom(1,9)","secs":1,)x"
               R"x("items.$":"States.ArrayRange(1,3,1)","text.$":"States.Format('{}',$)"},)x";
      default: return R"("Type":"Pass","InputPath":"$.inner","OutputPath":"$",)";
    }
  }

  std::string wait() {
    switch (random_.below(5)) {
      case 0: return fmt::format(R"("Type":"Wait","Seconds":{},)", random_.between(0, 3));
      case 1: return fmt::format(R"("Type":"Wait","Seconds":{},)", random_.between(1, 120));
      case 2: return R"("Type":"Wait","SecondsPath":"$.secs",)";
      case 3: return R"("Type":"Wait","TimestampPath":"$.when",)";
      default:
        return fmt::format(R"("Type":"Wait","Timestamp":"2026-01-01T00:{:02}:00Z",)", random_.below(60));
    }
  }

  std::string task() {
    if (random_.percent(30)) return outside_task();
    std::string text = R"("Type":"Task",)" + resource();
    if (random_.percent(40)) {
      const auto timeout = random_.between(2, 120);
      text += fmt::format(R"("TimeoutSeconds":{},)", timeout);
      if (random_.percent(50))
        text += fmt::format(R"("HeartbeatSeconds":{},)", random_.between(1, timeout - 1));
    } else if (random_.percent(30)) {
      text += fmt::format(R"("HeartbeatSeconds":{},)", random_.between(1, 30));
    }
    if (random_.percent(15)) text += R"("Parameters":{"token.$":"$$.Task.Token"},)";
    if (random_.percent(30)) text += R"("ResultPath":"$.result",)";
    return text;
  }

  // Mostly of an activity that exists.
  std::string resource() {
    return fmt::format(R"("Resource":"arn:aws:states:us-east-1:123456789012:activity:{}",)",
                       activity_name(random_.percent(4) ? kActivities : random_.below(kActivities)));
  }

  std::string outside_task() {
    std::string text = R"("Type":"Task",)";
    const auto timeout = random_.between(2, 120);
    if (random_.percent(50)) text += fmt::format(R"("TimeoutSeconds":{},)", timeout);
    const auto kind = random_.below(with_children_ ? 10 : 6);
    if (kind < 2) return text + R"("Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",)";
    if (kind == 2) return text + R"("Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m"},)";
    if (kind == 3)
      return text + R"("Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"MessageBody":"m"},)";
    if (kind < 6) {
      if (random_.percent(50) && timeout > 3) text += R"("HeartbeatSecondsPath":"$.inner.n",)";
      return text + R"("Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",)"
                    R"("Parameters":{"token.$":"$$.Task.Token"},)";
    }
    const std::string name = random_.percent(30) ? R"(,"Name":"kid")" : "";
    return text +
           fmt::format(R"("Resource":"arn:aws:states:::states:startExecution{}",)",
                       random_.pick(std::vector<std::string>{"", ".sync", ".sync", ".sync:2"})) +
           R"("Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:child",)" +
           R"("Input.$":"$")" + name + "}," + (random_.percent(60) ? R"("ResultPath":"$.result",)" : "");
  }

  std::string choice(int self, int first, int end) {
    const auto target = [&] { return name(static_cast<int>(random_.between(first, end - 1))); };
    // A loop on itself writes events until the history is full or the slice is used up.
    const std::string loop = random_.percent(25) ? name(self) : target();
    return fmt::format(R"("Type":"Choice","Choices":[{{"Variable":"$.go","BooleanEquals":true,"Next":"{}"}},)"
                       R"({{"Variable":"$.n","NumericGreaterThan":5,"Next":"{}"}}],"Default":"{}")",
                       loop, target(), name(self + 1));
  }

  std::string branches(int depth) {
    std::string text = R"("Type":"Parallel","Branches":[)";
    const auto count = random_.between(1, 3);
    for (int i = 0; i < count; ++i)
      text += (i > 0 ? ",{" : "{") + states(depth + 1) + "}";
    return text + "],";
  }

  std::string parallel(int depth) {
    return branches(depth) + (random_.percent(40) ? R"("ResultPath":"$.branches",)" : "");
  }

  std::string processor(int depth) { return R"("ItemProcessor":{)" + states(depth + 1) + "},"; }

  std::string map(int depth) {
    std::string text = R"("Type":"Map",)" + assign();
    text += random_.percent(80) ? R"("ItemsPath":"$.items",)" : "";
    text += random_.percent(60) ? fmt::format(R"("MaxConcurrency":{},)", random_.between(0, 3)) : "";
    if (random_.percent(60)) {
      text += R"("ItemSelector":{"n.$":"$$.Map.Item.Value","i.$":"$$.Map.Item.Index","go":false,"secs":2,)"
              R"("items":[1,2]},)";
    }
    return text + processor(depth) + (random_.percent(40) ? R"("ResultPath":"$.results",)" : "");
  }

  // Of a name of its own, because an inner scope must not assign what an outer one does.
  std::string assign() {
    if (random_.percent(60)) return "";
    const int number = next_variable_++;
    return fmt::format(R"("Assign":{{"v{}.$":"$","w{}":1}},)", number, number);
  }

  std::string fail() {
    return random_.percent(70) ? R"("Type":"Fail","Error":"Custom","Cause":"as wanted")" : R"("Type":"Fail")";
  }

  std::string retry() {
    if (random_.percent(60)) return "";
    return fmt::format(
        R"("Retry":[{{"ErrorEquals":["{}"],"IntervalSeconds":{},"MaxAttempts":{},"BackoffRate":{}{}}}],)",
        random_.percent(70) ? "States.ALL" : "States.Timeout", random_.between(1, 20), random_.between(0, 3),
        random_.percent(50) ? "1.0" : "2.5", random_.percent(40) ? R"(,"JitterStrategy":"FULL")" : "");
  }

  std::string handlers(int first, int end) {
    std::string text = retry();
    if (random_.percent(30)) {
      text += fmt::format(R"("Catch":[{{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"{}"}}],)",
                          name(static_cast<int>(random_.between(first, end - 1))));
    }
    return text;
  }

  static std::string name(int number) { return fmt::format("S{}", number); }

  static constexpr const char* kJsonata = R"("QueryLanguage":"JSONata",)";

  Random& random_;
  bool jsonata_;
  bool with_children_;
  int next_state_ = 0;
  int next_variable_ = 0;
};

}  // namespace

std::string activity_name(std::size_t number) {
  return "a" + std::to_string(number);
}

std::string random_definition(Random& random, bool with_children) {
  return Writer(random, with_children).machine();
}

std::string random_input(Random& random) {
  if (random.percent(5)) return random.percent(50) ? "null" : R"("text")";
  return fmt::format(
      R"({{"go":{},"n":{},"secs":{},"when":"2026-01-01T0{}:{:02}:00Z","inner":{{"n":1}},"items":{}}})",
      random.percent(30), random.between(0, 9), random.between(0, 60), random.below(3), random.below(60),
      random.percent(10) ? "[]" : R"([1,{"n":7},[2]])");
}

}  // namespace sfn::sim
