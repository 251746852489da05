// `$$`: what a state can read about its execution (asl-reference 7).
#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/execution_rig.h"

using namespace sfn;
using sfn::test::ExecutionRig;
using sfn::test::ManualClock;

TEST_CASE("a Pass state sees its execution, its machine and itself, and nothing it has not") {
  ExecutionRig rig(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"all.$": "$$"},
      "End": true}}})");
  rig.set_wall(ManualClock::kStart + Millis(192));
  rig.start(R"({"in":[1, 2.0]})");
  const auto& rows = rig.rows();
  CHECK(
      rows[2].payload.text() ==
      R"({"all":{"Execution":{"Id":"arn:aws:states:us-east-1:123456789012:execution:machine:run",)"
      R"("Input":{"in":[1,2.0]},"Name":"run","RoleArn":"arn:aws:iam::123456789012:role/r",)"
      R"("StartTime":"2026-01-01T00:00:00.192Z","RedriveCount":0},)"
      R"("StateMachine":{"Id":"arn:aws:states:us-east-1:123456789012:stateMachine:machine","Name":"machine"},)"
      R"("State":{"Name":"A","EnteredTime":"2026-01-01T00:00:00.192Z"}}})");
}

TEST_CASE("the time a state was entered is its own, and a zero fraction is left out") {
  ExecutionRig rig(R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "Next": "A"},
      "A": {"Type": "Pass", "InputPath": "$$.State", "End": true}}})");
  rig.start();
  rig.fire_next();
  CHECK(rig.last_line() == R"(6<5 ExecutionSucceeded {"Name":"A","EnteredTime":"2026-01-01T00:00:05Z"})");
}

TEST_CASE("a state in a branch sees itself, and the Parallel state counts its retries") {
  ExecutionRig rig(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$$.State.Name", "Next": "F"},
                                  "F": {"Type": "Choice", "Choices": [{"Variable": "$$.State.Name",
                                        "StringEquals": "F", "Next": "G"}]},
                                  "G": {"Type": "Fail", "Error": "E"}}}],
      "Parameters": {"try.$": "$$.State.RetryCount"},
      "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}], "End": true}}})");
  rig.start();
  CHECK(rig.line(4) == R"(4<3 PassStateEntered A {"try":0})");
  CHECK(rig.line(5) == R"(5<4 PassStateExited A "A")");
  rig.fire_next();
  CHECK(rig.line(10) == R"(10<9 PassStateEntered A {"try":1})");
}

TEST_CASE("a task's token is offered in an activity task's parameters only") {
  ExecutionRig rig(
      R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"t.$": "$$.Task.Token"},
      "End": true}}})");
  rig.start();
  CHECK(
      rig.last_line().find("The JSONPath '$$.Task.Token' specified for the field 't.$' could not be found") !=
      std::string::npos);
}
