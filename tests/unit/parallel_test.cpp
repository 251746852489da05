// The branches of Parallel states: how they start, join, and stop when one of them fails (asl-reference 11,
// 19).
#include <doctest/doctest.h>

#include "tests/support/execution_rig.h"
#include "tests/support/history_lines.h"

using namespace sfn;
using sfn::test::ExecutionRig;
using std::chrono::seconds;

namespace {

// One branch for each state; every state ends its branch.
std::string parallel(const std::vector<std::pair<std::string, std::string>>& branches,
                     const std::string& fields = "") {
  std::string text;
  for (const auto& [name, state] : branches) {
    if (!text.empty()) text += ",";
    text += R"({"StartAt": ")" + name + R"(", "States": {")" + name + R"(": )" + state + "}}";
  }
  return R"({"Type": "Parallel", "Branches": [)" + text + "]" + fields + R"(, "End": true})";
}
std::string machine(const std::string& state, const std::string& more_states = "") {
  return R"({"StartAt": "P", "States": {"P": )" + state + more_states + "}}";
}
std::string task(const std::string& activity) {
  return R"({"Type": "Task", "Resource": "ACTIVITY:)" + activity + R"(", "End": true})";
}
const std::string kWait = R"({"Type": "Wait", "Seconds": 10, "End": true})";
const std::string kPass = R"({"Type": "Pass", "End": true})";
const std::string kFail = R"({"Type": "Fail", "Error": "E", "Cause": "c"})";

std::string tail(const ExecutionRig& rig, std::size_t from) {
  const auto lines = rig.history();
  REQUIRE(from <= lines.size());
  return test::joined({lines.begin() + static_cast<std::ptrdiff_t>(from - 1), lines.end()});
}
std::string lines(const std::vector<std::string>& expected) {
  return test::joined(expected);
}

}  // namespace

TEST_CASE("a Parallel state leaves from the last event of the branch that finished last") {
  ExecutionRig rig(machine(parallel({{"A", kWait}, {"B", kPass}})));
  rig.start("1");
  CHECK(tail(rig, 2) ==
        lines({"2<0 ParallelStateEntered P 1", "3<2 ParallelStateStarted", "4<3 WaitStateEntered A 1",
               "5<3 PassStateEntered B 1", "6<5 PassStateExited B 1"}));
  rig.fire_next();
  CHECK(tail(rig, 7) == lines({"7<4 WaitStateExited A 1", "8<7 ParallelStateSucceeded",
                               "9<7 ParallelStateExited P [1,1]", "10<9 ExecutionSucceeded [1,1]"}));
}

TEST_CASE(
    "what stood open in the other branches, and the failing state itself, is aborted by the failing event") {
  ExecutionRig rig(machine(parallel({{"A", kWait}, {"T", task("t")}, {"B", kPass}, {"Q", task("q")}})));
  rig.start();
  const std::size_t before = rig.history().size();
  CHECK(before == 10);
  const auto handed_out = rig.hand_out();
  rig.fail(handed_out);
  CHECK(tail(rig, before + 2) ==
        lines({R"(12<11 ActivityFailed {"error":"E","cause":"c"})", "13<12 WaitStateAborted",
               "14<12 TaskStateAborted", "15<12 TaskStateAborted", "16<12 ParallelStateFailed",
               R"(17<16 ExecutionFailed {"error":"E","cause":"c"})"}));
}

TEST_CASE("a caught failure leaves nothing of the branches behind") {
  ExecutionRig rig(machine(parallel({{"A", kWait}, {"T", task("t")}, {"F", kFail}},
                                    R"(, "Catch": [{"ErrorEquals": ["E"], "Next": "L"}])"),
                           R"(, "L": {"Type": "Wait", "Seconds": 99, "End": true})"));
  rig.start();
  CHECK(rig.last_line() == R"(12<11 WaitStateEntered L {"Error":"E","Cause":"c"})");
  CHECK(rig.execution().branches().size() == 1);
  CHECK(rig.execution().pending().size() == 2);  // the wait, and the end of the year
}

TEST_CASE(
    "a retried Parallel state starts its branches anew, and ParallelStateFailed comes after the last "
    "attempt") {
  ExecutionRig rig(machine(parallel({{"A", kWait}, {"T", task("t")}},
                                    R"(, "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}])")));
  rig.start();
  const auto first = rig.hand_out();
  rig.fail(first);
  CHECK(tail(rig, 8) == lines({R"(8<7 ActivityFailed {"error":"E","cause":"c"})", "9<8 WaitStateAborted",
                               "10<8 TaskStateAborted"}));
  CHECK(rig.execution().branches().size() == 1);
  CHECK(rig.due(PendingKind::Retry) == seconds(1));
  rig.fire_next();
  CHECK(rig.line(11) == "11<8 ParallelStateStarted");
  CHECK(rig.line(12) == "12<11 WaitStateEntered A {}");
  // Branch numbers are never used again, so nothing of the first attempt can be taken for the second.
  CHECK(rig.execution().branches().rbegin()->first == BranchId{4});
  CHECK(std::holds_alternative<ApiError>(rig.succeed(first)));

  rig.fail(rig.hand_out());
  CHECK(tail(rig, 16) == lines({R"(16<15 ActivityFailed {"error":"E","cause":"c"})", "17<16 WaitStateAborted",
                                "18<16 TaskStateAborted", "19<16 ParallelStateFailed",
                                R"(20<19 ExecutionFailed {"error":"E","cause":"c"})"}));
}

TEST_CASE("an inner failure that nobody catches fails the outer state, and aborts everything once") {
  const std::string innermost = parallel({{"D", kWait}});
  const std::string inner = parallel({{"C", innermost}, {"T", task("t")}});
  ExecutionRig rig(machine(parallel({{"B", inner}, {"A", kWait}})));
  rig.start();
  const std::size_t before = rig.history().size();
  rig.fail(rig.hand_out());
  CHECK(tail(rig, before + 2) ==
        lines({R"(13<12 ActivityFailed {"error":"E","cause":"c"})", "14<13 WaitStateAborted",
               "15<13 ParallelStateAborted", "16<13 TaskStateAborted", "17<13 ParallelStateFailed",
               "18<17 ParallelStateAborted", "19<17 WaitStateAborted", "20<17 ParallelStateFailed",
               R"(21<20 ExecutionFailed {"error":"E","cause":"c"})"}));
}

TEST_CASE("an inner failure that the inner state catches does not reach the outer one") {
  const std::string inner = R"({"Type": "Parallel", "Branches": [{"StartAt": "F", "States": {"F": )" + kFail +
                            R"(}}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "N"}], "Next": "N"})";
  ExecutionRig rig(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "I", "States": {"I": )" +
                   inner + R"(, "N": {"Type": "Pass", "Result": "caught", "End": true}}}]}}})");
  rig.start();
  CHECK(rig.last_line().ends_with(R"(ExecutionSucceeded ["caught"])"));
}

TEST_CASE("many branches in one slice after the other finish all the same") {
  std::vector<std::pair<std::string, std::string>> branches;
  std::string expected;
  for (int i = 0; i < 300; ++i) {
    branches.emplace_back("S" + std::to_string(i),
                          R"({"Type": "Pass", "Result": )" + std::to_string(i) + R"(, "End": true})");
    expected += (i ? "," : "") + std::to_string(i);
  }
  ExecutionRig rig(machine(parallel(branches)));
  rig.start();
  CHECK(rig.execution().status() == ExecutionStatus::Running);
  CHECK(rig.resume() == 3);
  CHECK(rig.last_line() == "606<605 ExecutionSucceeded [" + expected + "]");
}

TEST_CASE("a loop that nests its result deeper each time fails where no JSON may be deeper") {
  ExecutionRig rig(R"({"StartAt": "P", "States": {
      "P": {"Type": "Parallel", "Next": "C", "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}]},
      "C": {"Type": "Choice", "Choices": [{"Variable": "$[0]", "IsPresent": false, "Next": "S"}], "Default": "P"},
      "S": {"Type": "Succeed"}}})");
  rig.start("0");
  rig.resume();
  CHECK(rig.execution().status() == ExecutionStatus::Failed);
  const auto& failed = rig.rows().back();
  CHECK(failed.type == "ExecutionFailed");
  CHECK(failed.details->find("nesting depth") != std::string::npos);
}

TEST_CASE("parameters of a Parallel state that are too large fail it before a branch begins") {
  Limits limits;
  limits.payload_bytes_max = 20;
  const std::string state = parallel({{"A", kPass}}, R"(, "Parameters": {"v.$": "$"}, "ResultPath": null)");
  ExecutionRig fits(machine(state), limits);
  fits.start(R"("123456789012")");
  CHECK(fits.execution().status() == ExecutionStatus::Succeeded);
  ExecutionRig too_large(machine(state), limits);
  too_large.start(R"("1234567890123")");
  CHECK(
      too_large.last_line() ==
      R"(3<2 ExecutionFailed {"error":"States.DataLimitExceeded","cause":"The state/task 'P' provided parameters )"
      R"(with a size exceeding the maximum number of bytes service limit."})");
}
