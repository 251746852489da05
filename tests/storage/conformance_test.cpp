// What every Storage does, in memory and over SQLite.
#include <doctest/doctest.h>

#include "engine/execution/event_codec.h"
#include "engine/registry/registry_codec.h"
#include "engine/value/check.h"
#include "tests/storage/sample_batches.h"
#include "tests/storage/storage_under_test.h"

namespace sfn::test {
namespace {

using Kind = StorageError::Kind;

Kind kind_of_failure(const std::function<void()>& call) {
  try {
    call();
  } catch (const StorageError& error) {
    return error.kind();
  }
  FAIL("no StorageError was thrown");
  return Kind::Damaged;
}

bool same(const HistoryEvent& a, const HistoryEvent& b) {
  const LogRow left = encode(a);
  const LogRow right = encode(b);
  return left.seq == right.seq && left.event_id == right.event_id && left.type == right.type &&
         left.payload == right.payload && left.payload_seq == right.payload_seq &&
         left.details == right.details && left.secret == right.secret && left.state == right.state &&
         left.branch == right.branch && left.recorded_at == right.recorded_at &&
         left.previous_event_id == right.previous_event_id;
}

void check_same(const std::vector<HistoryEvent>& read, const std::vector<HistoryEvent>& written) {
  REQUIRE(read.size() == written.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CAPTURE(i);
    CHECK(same(read[i], written[i]));
  }
}

PendingRecord timer(std::int64_t execution, PendingKind kind, std::int64_t seq) {
  return {.execution = ExecutionId(execution),
          .key = {kind, Seq(seq)},
          .entry = {.due_at = TimePoint(Millis(1'700'000'009'000 + seq)),
                    .wall_clock = kind == PendingKind::Wait}};
}

std::vector<PendingRecord> pending_of(Storage& storage) {
  std::vector<PendingRecord> records;
  // In slices of one entry, so that no execution may be cut.
  for (ExecutionId after; true;) {
    const auto last = storage.scan_pending(after, 1, [&](const PendingRecord& r) { records.push_back(r); });
    if (!last) break;
    after = last;
  }
  return records;
}

OpenExecution open(std::int64_t machine, std::int64_t execution) {
  return {StateMachineId(machine), ExecutionId(execution)};
}

}  // namespace

TEST_CASE_TEMPLATE("a new store begins at one and keeps the token key of its first start", Fixture,
                   MemoryFixture, SqliteFixture) {
  Fixture fixture;
  const Opening first = fixture.open("first");
  CHECK(first.epoch == 1);
  CHECK(first.counters == Counters{Position(1), ExecutionId(1), CallId(1)});
  CHECK(first.last_position == Position());
  CHECK(!first.checkpoint);
  CHECK(!first.clean_shutdown);
  CHECK(first.token_key == "first");

  fixture.close();
  const Opening second = fixture.open("second");
  CHECK(second.epoch == 2);
  CHECK(second.clean_shutdown);
  CHECK(second.token_key == "first");

  fixture.crash();
  const Opening third = fixture.open();
  CHECK(third.epoch == 3);
  CHECK_MESSAGE(!third.clean_shutdown, "an orderly end counts once");
}

TEST_CASE_TEMPLATE("everything of a batch is there after a crash", Fixture, MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Batch batch = log_of(ExecutionId(7), 5, CallId(3));
  const auto registry = registry_batch(sample_registry_events(), 100);
  batch.events.insert(batch.events.end(), registry.events.begin(), registry.events.end());
  batch.executions.push_back(closed(sample_record(7)));
  batch.calls = {sample_call(3), sample_call(4)};
  batch.counters = Counters{Position(1'000), ExecutionId(500), CallId(200)};
  batch.checkpoint = Checkpoint{.reflects = Position(27), .put = {timer(7, PendingKind::Wait, 2)}};
  batch.recovery = RecoveryRecord{.epoch = 1};
  batch.quarantine.push_back({.execution = ExecutionId(7), .reason = "broken", .at = kNow});
  fixture.storage().append(batch);

  fixture.crash();
  const Opening opening = fixture.open();
  Storage& storage = fixture.storage();
  CHECK(opening.counters == *batch.counters);
  CHECK(opening.last_position == Position(105));
  CHECK(opening.checkpoint == Position(27));
  check_same(storage.load(ExecutionId(7)), sample_events());
  CHECK(storage.load(ExecutionId(8)).empty());
  CHECK(storage.load_registry().size() == sample_registry_events().size());
  CHECK(encode(storage.load_registry().at(0)).details == encode(sample_registry_events().at(0)).details);
  CHECK(storage.find_execution(ExecutionId(7))->closing_seq == Seq(23));
  CHECK(pending_of(storage) == batch.checkpoint->put);
  CHECK(fixture.request_ids() == std::vector<std::string>{"request-3", "request-4"});
  CHECK(fixture.recovered_epochs() == std::vector<std::int64_t>{1});
}

TEST_CASE_TEMPLATE("counters come back as stored, whatever rows there are", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Batch batch = log_of(ExecutionId(7), 5);
  batch.counters = Counters{Position(64), ExecutionId(32), CallId(16)};
  fixture.storage().append(batch);
  batch = {};
  batch.counters = Counters{Position(128), ExecutionId(32), CallId(16)};
  fixture.storage().append(batch);
  fixture.crash();
  CHECK(fixture.open().counters == *batch.counters);
}

TEST_CASE_TEMPLATE("of a failed append nothing is stored, and the next one works", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Batch batch = log_of(ExecutionId(7), 1);
  batch.executions.push_back(sample_record(7));
  batch.calls.push_back(sample_call(1));
  fixture.fail_next_append();
  CHECK(kind_of_failure([&] { fixture.storage().append(batch); }) == Kind::KnownFailure);
  CHECK(fixture.storage().load(ExecutionId(7)).empty());
  CHECK(!fixture.storage().find_execution(ExecutionId(7)));

  fixture.end_faults();
  fixture.fail_next_append();
  CHECK(kind_of_failure([&] { fixture.storage().probe(); }) == Kind::KnownFailure);
  fixture.end_faults();
  fixture.storage().probe();
  fixture.storage().append(batch);
  fixture.crash();
  fixture.open();
  check_same(fixture.storage().load(ExecutionId(7)), sample_events());
  CHECK(fixture.request_ids() == std::vector<std::string>{"request-1"});
}

TEST_CASE_TEMPLATE("a commit that fails and can't be asked about has an unknown outcome", Fixture,
                   MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  fixture.make_next_append_unknown();
  CHECK(kind_of_failure([&] { fixture.storage().append(log_of(ExecutionId(7), 1)); }) ==
        Kind::UnknownOutcome);
}

TEST_CASE_TEMPLATE("an owner whose store was taken over stores nothing any more", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  fixture.take_over();
  CHECK(kind_of_failure([&] { fixture.storage().append(log_of(ExecutionId(7), 1)); }) == Kind::NotOwner);
  CHECK(kind_of_failure([&] { fixture.storage().probe(); }) == Kind::NotOwner);
  CHECK(fixture.storage().load(ExecutionId(7)).empty());
}

TEST_CASE_TEMPLATE("journal rows are there after a crash of the process without a durable commit", Fixture,
                   MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Batch journal{.calls = {sample_call(1)}, .durable = false};
  fixture.storage().append(journal);
  fixture.storage().append(log_of(ExecutionId(7), 1));
  journal.calls = {sample_call(2)};
  fixture.storage().append(journal);
  fixture.crash();
  fixture.open();
  CHECK(fixture.request_ids() == std::vector<std::string>{"request-1", "request-2"});
}

TEST_CASE_TEMPLATE("what the scheduler must never ask for is refused as a bug", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  fixture.storage().append(log_of(ExecutionId(7), 10));
  CHECK_THROWS_AS(fixture.storage().append(log_of(ExecutionId(8), 10)), InternalError);
  Batch not_durable = log_of(ExecutionId(8), 100);
  not_durable.durable = false;
  CHECK_THROWS_AS(fixture.storage().append(not_durable), InternalError);
  CHECK_THROWS_AS(fixture.storage().append(log_of(ExecutionId(7), 100)), InternalError);  // seq 1 again
  CHECK(fixture.storage().load(ExecutionId(8)).empty());
  fixture.storage().append(log_of(ExecutionId(8), 100));
}

TEST_CASE_TEMPLATE("a row that makes no sense is reported, not skipped", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  fixture.storage().append(log_of(ExecutionId(7), 1));
  fixture.damage_row(ExecutionId(7), Seq(4));
  CHECK(kind_of_failure([&] { fixture.storage().load(ExecutionId(7)); }) == Kind::Damaged);
}

TEST_CASE_TEMPLATE("executions are found by id, name and ARN; the newest of a name wins", Fixture,
                   MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Storage& storage = fixture.storage();
  Batch batch = registry_batch({machine_created(11, "orders"), machine_created(12, "bills")}, 1);
  batch.events.push_back(
      LoggedRegistryEvent{.position = Position(3),
                          .event = {kNow, StateMachineDeletionStarted{.state_machine = StateMachineId(11)}}});
  batch.events.push_back(LoggedRegistryEvent{
      .position = Position(4), .event = {kNow, StateMachineDeleted{.state_machine = StateMachineId(11)}}});
  batch.events.push_back(
      LoggedRegistryEvent{.position = Position(5), .event = machine_created(13, "orders")});
  batch.executions = {sample_record(1), closed(sample_record(2)), sample_record(3, StateMachineId(12))};
  storage.append(batch);

  CHECK(storage.find_execution(ExecutionId(1))->name == "order-7");
  CHECK(storage.find_execution(ExecutionId(2))->closed_at == TimePoint(Millis(1'700'000'000'023)));
  CHECK(!storage.find_execution(ExecutionId(4)));
  CHECK(storage.find_execution(StateMachineId(11), "order-7")->id == ExecutionId(2));
  CHECK(storage.find_execution(StateMachineId(12), "order-7")->id == ExecutionId(3));
  CHECK(!storage.find_execution(StateMachineId(11), "order-8"));
  CHECK_MESSAGE(storage.find_execution(kScope, "orders", "order-7")->id == ExecutionId(2),
                "of the deleted machine of that name");
  CHECK(!storage.find_execution({"aws", "eu-west-1", "123456789012"}, "orders", "order-7"));

  batch = {};
  batch.executions = {sample_record(4, StateMachineId(13))};
  storage.append(batch);
  CHECK(storage.find_execution(kScope, "orders", "order-7")->id == ExecutionId(4));
}

TEST_CASE_TEMPLATE("a child is found by the task that awaits it, and those that run are listed", Fixture,
                   MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Storage& storage = fixture.storage();
  ExecutionRecord runs = sample_record(2);
  runs.parent = ExecutionId(1);
  runs.parent_seq = Seq(4);
  ExecutionRecord ended = closed(sample_record(3));
  ended.parent = ExecutionId(1);
  ended.parent_seq = Seq(9);
  Batch batch;
  batch.executions = {sample_record(1), runs, ended};
  storage.append(batch);

  CHECK(storage.find_child(ExecutionId(1), Seq(4)).value().id == ExecutionId(2));
  CHECK(storage.find_child(ExecutionId(1), Seq(9)).value().closed_at);
  CHECK_FALSE(storage.find_child(ExecutionId(1), Seq(5)));
  CHECK_FALSE(storage.find_child(ExecutionId(2), Seq(4)));
  REQUIRE(storage.open_children().size() == 1);
  CHECK(storage.open_children().front().id == ExecutionId(2));
  CHECK(storage.open_children().front().parent_seq == Seq(4));
}

TEST_CASE_TEMPLATE("open executions are scanned in pages, machine after machine", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Storage& storage = fixture.storage();
  Batch batch;
  batch.executions = {sample_record(1, StateMachineId(12)),
                      sample_record(2),
                      closed(sample_record(3)),
                      closed(sample_record(4), ExecutionStatus::Failed),
                      sample_record(5),
                      sample_record(6)};
  storage.append(batch);

  CHECK(storage.scan_open({}, 2) == std::vector{open(11, 2), open(11, 5)});
  CHECK(storage.scan_open(open(11, 5), 2) == std::vector{open(11, 6), open(12, 1)});
  CHECK(storage.scan_open(open(12, 1), 2).empty());

  batch.executions = {closed(sample_record(5), ExecutionStatus::Aborted)};
  storage.append(batch);
  CHECK(storage.scan_open(open(11, 2), 9) == std::vector{open(11, 6), open(12, 1)});
}

TEST_CASE_TEMPLATE("executions with an event after a position are each named once", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Storage& storage = fixture.storage();
  storage.append(log_of(ExecutionId(7), 1));
  storage.append(log_of(ExecutionId(8), 101));
  CHECK(storage.touched_after(Position()).size() == 2);
  CHECK(storage.touched_after(Position(log_length())) == std::vector<ExecutionId>{ExecutionId(8)});
  CHECK(storage.touched_after(Position(100 + log_length() - 1)) == std::vector<ExecutionId>{ExecutionId(8)});
  CHECK(storage.touched_after(Position(100 + log_length())).empty());
}

TEST_CASE_TEMPLATE("a checkpoint changes what it names, or replaces everything", Fixture, MemoryFixture,
                   SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Storage& storage = fixture.storage();
  const PendingRecord task{.execution = ExecutionId(1),
                           .key = {PendingKind::AssignedTask, Seq(4)},
                           .entry = {.activity = ActivityId(9)},
                           .delivered = true};
  const PendingRecord heartbeat{.execution = ExecutionId(1),
                                .key = {PendingKind::Heartbeat, Seq(4)},
                                .entry = {.due_at = kNow, .interval = Millis(30'000)},
                                .last_heartbeat = kNow};
  const PendingRecord runnable{.execution = ExecutionId(2), .key = {PendingKind::Runnable, Seq()}};
  const PendingRecord queued{.execution = ExecutionId(3),
                             .key = {PendingKind::QueuedTask, Seq(4)},
                             .entry = {.activity = ActivityId(9), .returned = true, .queued_at = kNow}};
  Batch batch;
  batch.checkpoint = Checkpoint{.reflects = Position(10), .put = {task, heartbeat, runnable, queued}};
  storage.append(batch);
  CHECK(pending_of(storage).size() == 4);
  for (const PendingRecord& record : pending_of(storage))
    CHECK((record == task || record == heartbeat || record == runnable || record == queued));

  PendingRecord later = heartbeat;
  later.last_heartbeat = kNow + Millis(5);
  batch.checkpoint = Checkpoint{.reflects = Position(20),
                                .put = {later},
                                .removed = {{ExecutionId(2), runnable.key},
                                            {ExecutionId(3), queued.key},
                                            {ExecutionId(1), {PendingKind::Wait, Seq(99)}}}};
  storage.append(batch);
  const auto changed = pending_of(storage);
  CHECK(changed.size() == 2);
  CHECK(std::find(changed.begin(), changed.end(), later) != changed.end());

  batch.checkpoint =
      Checkpoint{.reflects = Position(30), .put = {timer(5, PendingKind::Retry, 6)}, .clear = true};
  storage.append(batch);
  CHECK(pending_of(storage) == batch.checkpoint->put);
  fixture.crash();
  CHECK(fixture.open().checkpoint == Position(30));
}

TEST_CASE_TEMPLATE("an execution is in quarantine until it is released, or until the next owner", Fixture,
                   MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  Batch batch;
  batch.quarantine = {{.execution = ExecutionId(1), .reason = "a", .at = kNow},
                      {.execution = ExecutionId(2), .reason = "b", .at = kNow}};
  fixture.storage().append(batch);
  batch.quarantine = {{.execution = ExecutionId(1), .reason = std::nullopt, .at = kNow}};
  fixture.storage().append(batch);
  CHECK(fixture.quarantine_reasons() == std::vector<std::string>{"b"});
  fixture.crash();
  fixture.open();
  CHECK_MESSAGE(fixture.quarantine_reasons().empty(), "a new owner tries again");
}

}  // namespace sfn::test
