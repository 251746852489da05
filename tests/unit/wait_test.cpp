// When a Wait state ends, and what it refuses to wait for.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/execution_rig.h"

using namespace sfn;
using sfn::test::ExecutionRig;
using sfn::test::ManualClock;  // begins at 2026-01-01T00:00:00Z
using std::chrono::seconds;

namespace {

std::string waiting(const std::string& fields) {
  return R"({"StartAt": "W", "States": {"W": {"Type": "Wait", )" + fields + R"(, "End": true}}})";
}

std::string runtime_failure(const std::string& text) {
  return fmt::format(
      R"(3<2 ExecutionFailed {{"error":"States.Runtime","cause":"An error occurred while executing the state 'W' )"
      R"((entered at the event id #2). {}"}})",
      text);
}

}  // namespace

TEST_CASE("a delay follows elapsed time, a timestamp the wall clock") {
  ExecutionRig delay(waiting(R"("Seconds": 10)"));
  delay.start();
  const PendingEntry& after = delay.execution().pending().at({PendingKind::Wait, Seq(2)});
  CHECK(after.due_at == ManualClock::kStart + seconds(10));
  CHECK(!after.wall_clock);

  ExecutionRig moment(waiting(R"("Timestamp": "2026-01-01T01:00:10.999+01:00")"));
  moment.start();
  const PendingEntry& at = moment.execution().pending().at({PendingKind::Wait, Seq(2)});
  CHECK(at.due_at == ManualClock::kStart + seconds(10));  // the fraction is cut off
  CHECK(at.wall_clock);
}

TEST_CASE("a moment that is not in the future is no wait") {
  for (const char* fields :
       {R"("Seconds": 0)", R"("Timestamp": "2026-01-01T00:00:00Z")",
        R"("Timestamp": "2026-01-01T00:00:00.999Z")", R"("Timestamp": "1999-12-31T23:59:59Z")"}) {
    CAPTURE(fields);
    ExecutionRig rig(waiting(fields));
    rig.start();
    CHECK(rig.last_line() == "4<3 ExecutionSucceeded {}");
  }
  ExecutionRig rig(waiting(R"("Timestamp": "2026-01-01T00:00:01Z")"));
  rig.start();
  CHECK(rig.due(PendingKind::Wait) == seconds(1));
}

TEST_CASE("a wait that began is not computed again when it ends") {
  ExecutionRig rig(waiting(R"("SecondsPath": "$.s")"));
  rig.start(R"({"s":5})");
  rig.set_wall(ManualClock::kStart - std::chrono::hours(1));
  rig.send(FireTimer{{PendingKind::Wait, Seq(2)}});
  CHECK(rig.last_line() == R"(4<3 ExecutionSucceeded {"s":5})");
}

TEST_CASE("seconds from the input are whole, not negative and at most 99,999,999") {
  for (const char* good : {"1", "99999999"}) {
    ExecutionRig rig(waiting(R"("SecondsPath": "$.s")"));
    rig.start(fmt::format(R"({{"s":{}}})", good));
    CHECK(rig.count(PendingKind::Wait) == 1);
  }
  for (const char* bad : {"1.5", "\"1\"", "null"}) {
    ExecutionRig rig(waiting(R"("SecondsPath": "$.s")"));
    rig.start(fmt::format(R"({{"s":{}}})", bad));
    CHECK(rig.execution().status() == ExecutionStatus::Failed);
    CHECK(rig.last_line().find("The SecondsPath parameter cannot be parsed as a long value: $.s == ") !=
          std::string::npos);
  }
  for (const auto& [bad, text] :
       {std::pair("-1", "references a negative value: $.s == -1"),
        std::pair("100000000", "references a value that is too large: $.s == 100000000")}) {
    ExecutionRig rig(waiting(R"("SecondsPath": "$.s")"));
    rig.start(fmt::format(R"({{"s":{}}})", bad));
    CHECK(rig.last_line() == runtime_failure(fmt::format("The SecondsPath parameter {}", text)));
  }
}

TEST_CASE("a moment 24,855 days ahead is waited for, one 24,856 days ahead fails") {
  ExecutionRig rig(waiting(R"("TimestampPath": "$.t")"));
  rig.start(R"({"t":"2094-01-19T00:00:00Z"})");  // 24,855 days
  CHECK(rig.count(PendingKind::Wait) == 1);
  ExecutionRig too_long(waiting(R"("TimestampPath": "$.t")"));
  too_long.start(R"({"t":"2094-01-20T00:00:00Z"})");
  CHECK(too_long.last_line() == runtime_failure("Wait state delay is too long."));
}

TEST_CASE("a timestamp from the input must be one") {
  ExecutionRig rig(waiting(R"("TimestampPath": "$.t")"));
  rig.start(R"({"t":"tomorrow"})");
  CHECK(rig.last_line() ==
        runtime_failure(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time "
            "format string: $.t == tomorrow"));
}

TEST_CASE("what the moment is computed from sees the Wait state itself as the current state") {
  // RetryCount is there in Task states and not in Wait states.
  ExecutionRig rig(R"({"StartAt": "T", "States": {
      "T": {"Type": "Task", "Resource": "ACTIVITY:a", "Retry": [{"ErrorEquals": ["E"]}], "Next": "W"},
      "W": {"Type": "Wait", "SecondsPath": "$$.State.RetryCount", "End": true}}})");
  rig.start();
  rig.fail(rig.hand_out());
  rig.fire_next();
  rig.succeed(rig.hand_out());
  CHECK(rig.last_line().find("Invalid path '$$.State.RetryCount'") != std::string::npos);

  ExecutionRig entered(waiting(R"("TimestampPath": "$$.State.EnteredTime")"));
  entered.start();
  CHECK(entered.last_line() == "4<3 ExecutionSucceeded {}");
}
