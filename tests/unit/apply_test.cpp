// apply copies what an event says. What it refuses is a log that this program can't have written.
#include "engine/execution/apply.h"

#include <doctest/doctest.h>

#include "engine/value/check.h"
#include "tests/support/execution_rig.h"

using namespace sfn;
using sfn::test::ExecutionRig;

namespace {

const TimePoint kNow = test::ManualClock::kStart;

HistoryEvent event(std::int64_t seq, std::int64_t id, EventBody body, TimePoint at = kNow) {
  return {
      .seq = Seq(seq), .id = EventId(id), .recorded_at = at, .branch = kRootBranch, .body = std::move(body)};
}

Execution started() {
  Execution execution{ExecutionId(1)};
  apply(execution,
        event(1, 1, ExecutionStarted{.input = Payload("{}"), .deadline = kNow + Millis(9), .start_at = "A"}));
  return execution;
}

}  // namespace

TEST_CASE("an execution that has started enters its first state next and knows its deadline") {
  Execution execution = started();
  CHECK(execution.status() == ExecutionStatus::Running);
  CHECK(execution.runnable() == kRootBranch);
  CHECK(execution.pending().at({PendingKind::ExecutionTimeout, Seq(1)}).due_at == kNow + Millis(9));
  CHECK(execution.pending().contains({PendingKind::Runnable, Seq{}}));
}

TEST_CASE("a row out of order, out of time or after the end does not fold") {
  Execution execution = started();
  const EventBody entered = StateEntered{.state = "A", .input = Payload("{}").stored_in(Seq(1))};
  CHECK_THROWS_AS(apply(execution, event(3, 2, entered)), InternalError);
  execution = started();
  CHECK_THROWS_AS(apply(execution, event(2, 3, entered)), InternalError);
  execution = started();
  CHECK_THROWS_AS(apply(execution, event(2, 2, entered, kNow - Millis(1))), InternalError);
  execution = started();
  apply(execution, event(2, 2, ExecutionAborted{}));
  CHECK_THROWS_AS(apply(execution, event(3, 3, entered)), InternalError);
}

TEST_CASE("pending entries are reported as they are now, once, however often they changed") {
  Execution execution = started();
  CHECK(execution.take_pending_changes().size() == 2);
  CHECK(execution.take_pending_changes().empty());

  // Runnable goes and the wait comes and goes before anybody asks.
  apply(execution, event(2, 2,
                         StateEntered{.state_type = asl::StateType::Wait,
                                      .state = "A",
                                      .input = Payload("{}").stored_in(Seq(1)),
                                      .wait_until = kNow + Millis(5)}));
  CHECK(execution.pending().contains({PendingKind::Wait, Seq(2)}));
  apply(execution, event(3, 3, StateExited{asl::StateType::Wait, "A", Payload("{}").stored_in(Seq(1)), "B"}));
  CHECK(execution.take_pending_changes().empty());

  apply(execution, event(4, 4, ExecutionSucceeded{Payload("{}").stored_in(Seq(1))}));
  const auto changes = execution.take_pending_changes();
  CHECK(changes.size() == 2);
  for (const PendingChange& change : changes)
    CHECK(!change.present);
  CHECK(execution.pending().empty());
}

TEST_CASE("an execution that closes keeps its branches and their data") {
  ExecutionRig rig(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": 1, "End": true}}},
      {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "ACTIVITY:a", "End": true}}},
      {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}}]}}})");
  rig.start(R"({"in":1})");
  rig.fail(rig.hand_out());
  REQUIRE(rig.execution().status() == ExecutionStatus::Failed);
  const Branch& root = rig.execution().branch(kRootBranch);
  CHECK(root.state == "P");
  CHECK(std::get<InBranches>(root.phase).results[0].text() == "1");
  CHECK(rig.execution().branch(BranchId{2}).state == "T");
  CHECK(rig.execution().branch(BranchId{3}).input.text() == R"({"in":1})");
}
