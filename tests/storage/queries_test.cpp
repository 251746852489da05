// What the server reads: over a file that SqliteStorage writes at the same time.
#include <thread>

#include <doctest/doctest.h>

#include "storage/sqlite_queries.h"
#include "tests/storage/sample_batches.h"
#include "tests/storage/storage_under_test.h"

namespace sfn::test {
namespace {

using namespace storage;

class QueriesFixture {
 public:
  QueriesFixture() {
    store_.open();
    queries_ = std::make_unique<SqliteQueries>(store_.sqlite().database(), 2);
  }
  Queries& queries() { return *queries_; }
  void append(const Batch& batch) { store_.storage().append(batch); }
  void append(std::vector<RegistryEvent> events) {
    const auto count = static_cast<std::int64_t>(events.size());
    append(registry_batch(std::move(events), position_));
    position_ += count;
  }
  std::int64_t next_position(std::int64_t count) { return std::exchange(position_, position_ + count); }

 private:
  SqliteFixture store_;
  std::unique_ptr<SqliteQueries> queries_;
  std::int64_t position_ = 1;
};

RegistryEvent activity_created(std::int64_t id, const std::string& name) {
  return {.recorded_at = kNow,
          .body = ActivityCreated{.activity = ActivityId(id), .name = name, .scope = kScope}};
}

std::vector<std::int64_t> ids_of(const Page<ExecutionRecord>& page) {
  std::vector<std::int64_t> ids;
  for (const ExecutionRecord& record : page.rows)
    ids.push_back(record.id.value);
  return ids;
}

template <class Row>
std::string names_of(const Page<Row>& page) {
  std::string names;
  for (const Row& row : page.rows)
    names += row.name + " ";
  return names + (page.more ? "..." : "");
}

const ExecutionName kOrder7{.scope = kScope, .machine = "orders", .name = "order-7"};

// An execution with few events: started, a retry, entered, ended; payloads of three bytes.
Batch short_log(ExecutionId execution, std::int64_t position) {
  const Payload payload("\"1\"");
  std::vector<HistoryEvent> events = {
      {.seq = Seq(1), .id = EventId(1), .body = ExecutionStarted{.input = payload}},
      {.seq = Seq(2),
       .id = EventId(2),
       .body = StateEntered{.state = "A", .input = payload.stored_in(Seq(1))}},
      {.seq = Seq(3), .body = RetryScheduled{.state = "A"}},
      {.seq = Seq(4), .body = RetryScheduled{.state = "A"}},
      {.seq = Seq(5), .id = EventId(3), .body = StateExited{.state = "A", .output = payload}},
      {.seq = Seq(6), .id = EventId(4), .body = ExecutionSucceeded{.output = payload.stored_in(Seq(5))}}};
  Batch batch;
  for (HistoryEvent& event : events)
    batch.events.push_back(LoggedHistoryEvent{
        .position = Position(position++), .execution = execution, .call = {}, .event = std::move(event)});
  return batch;
}

// Every page of a history, as event ids with `|` between pages.
std::string pages(Queries& queries, HistoryRequest request) {
  std::string text;
  while (true) {
    const HistoryPage page = queries.history(request);
    for (const ShownEvent& event : page.events) {
      CHECK(event.payload.text() == "\"1\"");
      text += std::to_string(event.row.event_id.value) + " ";
    }
    if (!page.next) return text;
    text += "| ";
    request.after = *page.next;
  }
}

}  // namespace

TEST_CASE(
    "a state machine is described with its current revision, an execution with the one it started with") {
  QueriesFixture fixture;
  fixture.append({machine_created(11, "orders"),
                  {kNow + Millis(5), StateMachineUpdated{.state_machine = StateMachineId(11),
                                                         .revision = RevisionNumber(2),
                                                         .revision_id = "uuid",
                                                         .settings = {.definition = Payload("{\"v\":2}"),
                                                                      .role_arn = "role2",
                                                                      .logging = "{\"level\":\"OFF\"}"}}}});
  const auto machine = fixture.queries().find_state_machine({kScope, "orders"});
  REQUIRE(machine);
  CHECK(machine->id == StateMachineId(11));
  CHECK(machine->type == "STANDARD");
  CHECK(machine->status == StateMachineStatus::Active);
  CHECK(machine->created_at == kNow + Millis(11));
  CHECK(machine->revised_at == kNow + Millis(5));
  CHECK(machine->revision_id == "uuid");
  CHECK(machine->settings.definition.text() == "{\"v\":2}");
  CHECK(machine->settings.logging == "{\"level\":\"OFF\"}");
  CHECK(machine->definition_sha256.size() == 64);

  const auto first = fixture.queries().find_state_machine(StateMachineId(11), RevisionNumber(1));
  REQUIRE(first);
  CHECK(first->settings.definition.text() == "{}");
  CHECK(first->revised_at == first->created_at);
  CHECK(!first->revision_id);
  CHECK(!fixture.queries().find_state_machine({kScope, "bills"}));
  CHECK(!fixture.queries().find_state_machine({{"aws", "eu-west-1", "123456789012"}, "orders"}));
}

TEST_CASE("a machine being deleted is described but not listed; a deleted one only serves its executions") {
  QueriesFixture fixture;
  fixture.append({machine_created(11, "orders"),
                  {kNow, StateMachineDeletionStarted{.state_machine = StateMachineId(11)}}});
  CHECK(fixture.queries().find_state_machine({kScope, "orders"})->status == StateMachineStatus::Deleting);
  CHECK(fixture.queries().list_state_machines({.scope = kScope}).rows.empty());
  CHECK(fixture.queries().counts().state_machines == 1);

  fixture.append({{kNow, StateMachineDeleted{.state_machine = StateMachineId(11)}}});
  CHECK(!fixture.queries().find_state_machine({kScope, "orders"}));
  CHECK(fixture.queries().find_state_machine(StateMachineId(11), RevisionNumber(1))->status ==
        StateMachineStatus::Deleted);
  CHECK(fixture.queries().counts().state_machines == 0);
}

TEST_CASE("state machines and activities are listed by name in code unit order, page by page") {
  QueriesFixture fixture;
  fixture.append({machine_created(11, "m_2_"),
                  machine_created(12, "m_10_"),
                  machine_created(13, "m_1_"),
                  machine_created(14, "M"),
                  activity_created(15, "b"),
                  activity_created(16, "a"),
                  {kNow, ActivityDeleted{.activity = ActivityId(15)}},
                  activity_created(17, "c")});
  Queries& queries = fixture.queries();
  CHECK(names_of(queries.list_state_machines({.scope = kScope, .count = 4})) == "M m_10_ m_1_ m_2_ ");
  CHECK(names_of(queries.list_state_machines({.scope = kScope, .count = 3})) == "M m_10_ m_1_ ...");
  CHECK(names_of(queries.list_state_machines({.scope = kScope, .after = "m_1_", .count = 3})) == "m_2_ ");
  CHECK(names_of(queries.list_activities({.scope = kScope, .count = 1})) == "a ...");
  CHECK(names_of(queries.list_activities({.scope = kScope, .after = "a"})) == "c ");
  CHECK(queries.find_activity({kScope, "a"})->id == ActivityId(16));
  CHECK(!queries.find_activity({kScope, "b"}));
  CHECK(queries.counts().activities == 2);
}

TEST_CASE("executions are listed newest first, by status, page by page") {
  QueriesFixture fixture;
  Batch batch;
  const StateMachineId machine(11);
  batch.executions = {sample_record(1),
                      closed(sample_record(2)),
                      sample_record(3, StateMachineId(12)),
                      closed(sample_record(4), ExecutionStatus::Failed),
                      sample_record(5),
                      closed(sample_record(6))};
  fixture.append(batch);
  Queries& queries = fixture.queries();
  CHECK(ids_of(queries.list_executions({.state_machine = machine})) ==
        std::vector<std::int64_t>{6, 5, 4, 2, 1});
  const auto page = queries.list_executions({.state_machine = machine, .count = 2});
  CHECK(ids_of(page) == std::vector<std::int64_t>{6, 5});
  CHECK(page.more);
  CHECK(ids_of(queries.list_executions({.state_machine = machine, .before = ExecutionId(5)})) ==
        std::vector<std::int64_t>{4, 2, 1});
  const auto with = [&](ExecutionStatus status) {
    return ids_of(queries.list_executions({.state_machine = machine, .status = status}));
  };
  CHECK(with(ExecutionStatus::Succeeded) == std::vector<std::int64_t>{6, 2});
  CHECK(with(ExecutionStatus::Running) == std::vector<std::int64_t>{5, 1});
  CHECK(with(ExecutionStatus::Failed) == std::vector<std::int64_t>{4});
  CHECK(with(ExecutionStatus::TimedOut).empty());
  CHECK(queries.counts().open_executions == 3);
}

TEST_CASE("an execution is described from its first and its closing row") {
  QueriesFixture fixture;
  fixture.append({machine_created(11, "orders")});
  Batch batch = log_of(ExecutionId(7), fixture.next_position(log_length()));
  batch.executions = {sample_record(7)};
  fixture.append(batch);
  auto running = fixture.queries().describe_execution(kOrder7);
  REQUIRE(running);
  CHECK(running->record.status == ExecutionStatus::Running);
  CHECK(running->input.text() == "{\"id\": 7}");
  CHECK(running->trace_header == "Root=1");
  CHECK(!running->output);

  batch = {};
  batch.executions = {closed(sample_record(7))};
  fixture.append(batch);
  const auto succeeded = fixture.queries().describe_execution(kOrder7);
  CHECK(succeeded->output.text() == "[\"done\"]");
  CHECK(!succeeded->error);

  batch.executions = {closed(sample_record(7), ExecutionStatus::Failed)};
  batch.executions[0].closing_seq = Seq(20);
  fixture.append(batch);
  const auto failed = fixture.queries().describe_execution(kOrder7);
  CHECK(!failed->output);
  CHECK(failed->error == "E");
  CHECK(failed->cause == "C");
  CHECK(fixture.queries().find_execution(kOrder7)->id == ExecutionId(7));
  CHECK(!fixture.queries().describe_execution({kScope, "orders", "order-8"}));
}

TEST_CASE("a history has its pages in both orders, without internal rows") {
  QueriesFixture fixture;
  fixture.append(short_log(ExecutionId(7), 1));
  Queries& queries = fixture.queries();
  const ExecutionId execution(7);
  CHECK(pages(queries, {.execution = execution}) == "1 2 3 4 ");
  CHECK(pages(queries, {.execution = execution, .count = 4}) == "1 2 3 4 ");
  CHECK(pages(queries, {.execution = execution, .count = 2}) == "1 2 | 3 4 ");
  CHECK(pages(queries, {.execution = execution, .newest_first = true, .count = 3}) == "4 3 2 | 1 ");
  CHECK_MESSAGE(pages(queries, {.execution = execution, .payload_bytes_max = 6}) == "1 2 | 3 4 ",
                "bytes end a page");
  CHECK_MESSAGE(pages(queries, {.execution = execution, .payload_bytes_max = 2}) == "1 | 2 | 3 | 4 ",
                "but every page has an event");
  CHECK(queries.history({.execution = ExecutionId(8)}).events.empty());
}

TEST_CASE("more threads than connections read while the writer writes") {
  QueriesFixture fixture;
  fixture.append(short_log(ExecutionId(1), fixture.next_position(6)));
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 5; ++i) {
      threads.emplace_back([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          if (fixture.queries().history({.execution = ExecutionId(1)}).events.size() != 4) ++wrong;
        }
      });
    }
    for (std::int64_t execution = 2; execution < 50; ++execution)
      fixture.append(short_log(ExecutionId(execution), fixture.next_position(6)));
  }
  CHECK(wrong == 0);
}

}  // namespace sfn::test
