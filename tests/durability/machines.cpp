#include "tests/durability/machines.h"

#include <fmt/format.h>

namespace sfn::durability {

namespace {

// `@name`, `#name` and `*name` stand for the ARNs of an activity, a function and a state machine.
std::string expand(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '@': out += "arn:aws:states:us-east-1:123456789012:activity:"; break;
      case '#': out += "arn:aws:lambda:us-east-1:123456789012:function:"; break;
      case '*': out += "arn:aws:states:us-east-1:123456789012:stateMachine:"; break;
      default: out += c;
    }
  }
  return out;
}

std::vector<Machine> one_state_after_another() {
  return {
      {"plain", R"json({"StartAt":"P","States":{
        "P":{"Type":"Pass","Result":{"n":1},"ResultPath":"$.p","Assign":{"v.$":"$.n"},"Next":"C"},
        "C":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":1,"Next":"F"}],"Default":"S"},
        "F":{"Type":"Fail","Error":"Chosen","Cause":"n is 1"},"S":{"Type":"Succeed"}}})json"},
      {"loop", R"json({"StartAt":"I","States":{
        "I":{"Type":"Pass","Parameters":{"left.$":"States.MathAdd($.left,-1)"},"Next":"C"},
        "C":{"Type":"Choice","Choices":[{"Variable":"$.left","NumericGreaterThan":0,"Next":"I"}],
             "Default":"T"},
        "T":{"Type":"Task","Resource":"@good","End":true}}})json"},
      {"wait", R"json({"StartAt":"W","States":{
        "W":{"Type":"Wait","Seconds":7,"Next":"T"},
        "T":{"Type":"Wait","TimestampPath":"$.when","Next":"D"},
        "D":{"Type":"Task","Resource":"@good","ResultPath":"$.result","End":true}}})json"},
      {"late",
       R"json({"TimeoutSeconds":20,"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":300,"End":true}}})json"},
      {"stopped", R"json({"StartAt":"B","States":{"B":{"Type":"Parallel","End":true,"Branches":[
        {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":4000,"End":true}}},
        {"StartAt":"N","States":{"N":{"Type":"Task","Resource":"@nobody","End":true}}}]}}})json"},
      {"steps", R"json({"StartAt":"A","States":{
        "A":{"Type":"Task","Resource":"@good","ResultPath":"$.a","Next":"B"},
        "B":{"Type":"Task","Resource":"@lost","ResultPath":"$.b","Next":"W"},
        "W":{"Type":"Wait","SecondsPath":"$.secs","Next":"C"},
        "C":{"Type":"Task","Resource":"@beating","TimeoutSeconds":60,"HeartbeatSeconds":10,"End":true}}})json"},
      {"retried", R"json({"StartAt":"T","States":{
        "T":{"Type":"Task","Resource":"@flaky","Retry":[{"ErrorEquals":["Flaky"],"IntervalSeconds":3,
             "MaxAttempts":2,"BackoffRate":2,"JitterStrategy":"FULL"}],"Next":"B"},
        "B":{"Type":"Task","Resource":"@bad","Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,
             "MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"P"}],
             "End":true},
        "P":{"Type":"Pass","End":true}}})json"},
      {"silent", R"json({"StartAt":"T","States":{
        "T":{"Type":"Task","Resource":"@silent","TimeoutSeconds":5,"Retry":[{"ErrorEquals":
             ["States.Timeout"],"IntervalSeconds":2,"MaxAttempts":2}],"Next":"H"},
        "H":{"Type":"Task","Resource":"@silent","TimeoutSeconds":60,"HeartbeatSeconds":3,"Retry":[
             {"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":2}],"End":true}}})json"},
      {"failing", R"json({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"@bad","End":true}}})json"},
      {"asked", R"json({"QueryLanguage":"JSONata","StartAt":"A","States":{
        "A":{"Type":"Pass","Assign":{"id":"{% $uuid() %}","s":"{% $states.input.secs %}"},"Next":"W"},
        "W":{"Type":"Wait","Seconds":"{% $s %}","Next":"T"},
        "T":{"Type":"Task","Resource":"@good","Arguments":{"id":"{% $id %}"},"Next":"S","Output":
             "{% $states.input.n = 1 ? $error('n is 1') : {'id': $id, 'result': $states.result} %}","Catch":[
             {"ErrorEquals":["States.QueryEvaluationError"],"Output":"{% $states.errorOutput %}","Next":"S"}]},
        "S":{"Type":"Succeed"}}})json"},
  };
}

std::vector<Machine> branches_and_iterations() {
  return {
      {"parallel",
       R"json({"StartAt":"B","States":{"B":{"Type":"Parallel","ResultPath":"$.b","Next":"S","Branches":[
        {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":2,"End":true}}},
        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"@good","End":true}}},
        {"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}]},"S":{"Type":"Succeed"}}})json"},
      {"aborted",
       R"json({"StartAt":"B","States":{"B":{"Type":"Parallel","Retry":[{"ErrorEquals":["States.ALL"],
        "IntervalSeconds":2,"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"P"}],"End":true,
        "Branches":[
        {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":400,"End":true}}},
        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"@nobody","End":true}}},
        {"StartAt":"I","States":{"I":{"Type":"Parallel","End":true,"Branches":[
          {"StartAt":"X","States":{"X":{"Type":"Wait","Seconds":400,"End":true}}}]}}},
        {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","End":true,"ItemProcessor":{
          "StartAt":"Y","States":{"Y":{"Type":"Wait","Seconds":400,"End":true}}}}}},
        {"StartAt":"F","States":{"F":{"Type":"Wait","Seconds":3,"Next":"G"},
          "G":{"Type":"Fail","Error":"Branch"}}}]},"P":{"Type":"Pass","End":true}}})json"},
      {"map", R"json({"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,
        "ItemSelector":{"n.$":"$$.Map.Item.Value","i.$":"$$.Map.Item.Index"},"End":true,"ItemProcessor":{
        "StartAt":"T","States":{"T":{"Type":"Task","Resource":"@good","Next":"W"},
        "W":{"Type":"Wait","Seconds":1,"End":true}}}}}})json"},
      {"mapfails", R"json({"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","End":true,
        "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":1}],"ItemProcessor":{
        "StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,
        "Next":"F"}],"Default":"W"},"W":{"Type":"Wait","Seconds":30,"End":true},
        "F":{"Type":"Task","Resource":"@bad","End":true}}}}}})json"},
  };
}

// What calls whom is in callees.h; `nobody` and sns have no connector.
std::vector<Machine> calls() {
  return {
      {"outside", R"json({"StartAt":"L","States":{
        "L":{"Type":"Task","Resource":"#nobody","TimeoutSeconds":5,"Catch":[{"ErrorEquals":["States.ALL"],
             "Next":"Q"}],"End":true},
        "Q":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m"},
             "End":true}}})json"},
      {"functions", R"json({"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","Next":"B",
        "ItemProcessor":{"StartAt":"F","States":{"F":{"Type":"Task","Resource":"#works","Retry":[
             {"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":5}],"End":true}}}},
        "B":{"Type":"Task","Resource":"#breaks","Catch":[{"ErrorEquals":["States.ALL"],"Next":"S"}],
             "End":true},
        "S":{"Type":"Task","Resource":"#sleeps","TimeoutSeconds":4,"Catch":[{"ErrorEquals":["States.ALL"],
             "Next":"I"}],"End":true},
        "I":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":30,"Parameters":
             {"FunctionName":"works"},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"P"}],"Next":"P"},
        "P":{"Type":"Pass","End":true}}})json"},
      {"tokens", R"json({"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","End":true,
        "ItemProcessor":{"StartAt":"Q","States":{"Q":{"Type":"Task","TimeoutSeconds":40,"HeartbeatSeconds":30,
             "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":
             {"token.$":"$$.Task.Token"},"Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1}],
             "Catch":[{"ErrorEquals":["States.ALL"],"Next":"H"}],"End":true},
        "H":{"Type":"Task","TimeoutSeconds":9,"HeartbeatSeconds":2,"Resource":
             "arn:aws:states:::events:putEvents.waitForTaskToken","Parameters":{"Entries":[]},"Catch":
             [{"ErrorEquals":["States.ALL"],"Next":"P"}],"End":true},"P":{"Type":"Pass","End":true}}}}}})json"},
      {"forgotten",
       R"json({"StartAt":"H","States":{"H":{"Type":"Task","TimeoutSeconds":9,"HeartbeatSeconds":2,
        "Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","Parameters":{"Entries":[]}, "Catch":
             [{"ErrorEquals":["States.ALL"],"Next":"P"}],"End":true},"P":{"Type":"Pass","End":true}}})json"},
      {"parent", R"json({"StartAt":"C","States":{
        "C":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","ResultPath":"$.child",
             "Parameters":{"StateMachineArn":"*wait","Input.$":"$"},"Next":"F"},
        "F":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync","TimeoutSeconds":3,
             "Parameters":{"StateMachineArn":"*stopped","Input.$":"$"},"Catch":[{"ErrorEquals":["States.ALL"],
             "ResultPath":"$.error","Next":"S"}],"End":true},
        "S":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution","Parameters":
             {"StateMachineArn":"*plain","Input.$":"$"},"End":true}}})json"},
  };
}

}  // namespace

std::vector<Machine> machines() {
  std::vector<Machine> machines = one_state_after_another();
  for (auto more : {branches_and_iterations(), calls()})
    machines.insert(machines.end(), more.begin(), more.end());
  for (Machine& machine : machines)
    machine.definition = expand(machine.definition);
  return machines;
}

std::vector<std::string> activities() {
  return {"good", "bad", "flaky", "silent", "beating", "lost", "nobody"};
}

std::string input_of(int number) {
  return fmt::format(R"({{"n":{},"left":{},"secs":{},"when":"2026-01-01T00:00:{:02}Z","items":[1,2,{}],)"
                     R"("text":"{}"}})",
                     number % 7 % 3, 4 + number % 7, 1 + number % 4, 10 + number % 40, 3 + number,
                     std::string(static_cast<std::size_t>(40 * (number % 7)), 'x'));
}

}  // namespace sfn::durability
