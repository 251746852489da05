// What is removed from the file: in small steps, across kills, as `verify` and `rebuild` see it, and how much
// of the space comes back.
#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "storage/connection.h"
#include "storage/data_folder.h"
#include "storage/id_ranges.h"
#include "storage/rebuild.h"
#include "storage/verify.h"
#include "tests/storage/sample_batches.h"
#include "tests/storage/small_world.h"
#include "tests/storage/storage_under_test.h"
#include "tests/storage/temporary_folder.h"

namespace sfn::test {
namespace {

Batch purge_of(std::vector<ExecutionId> executions, std::int64_t position) {
  Batch batch;
  batch.purge = Purge{.position = Position(position),
                      .purged_at = kNow,
                      .cause = "purge",
                      .call = {},
                      .executions = std::move(executions),
                      .calls_below = {}};
  return batch;
}

template <class Fixture>
void store_closed(Fixture& fixture, std::int64_t id, std::int64_t position) {
  Batch batch = log_of(ExecutionId(id), position);
  batch.executions.push_back(closed(sample_record(id, StateMachineId(11), "e" + std::to_string(id))));
  fixture.storage().append(batch);
}

std::string joined(const storage::VerifyReport& report) {
  std::string text;
  for (const std::string& line : report.findings.lines())
    text += line + "\n";
  return text;
}

std::int64_t number(const std::filesystem::path& folder, const std::string& query) {
  SQLite::Database connection(storage::database_path(folder).string(), SQLite::OPEN_READONLY, 1'000);
  return connection.execAndGet(query).getInt64();
}

// Every execution that has closed.
std::vector<ExecutionId> closed_in(const std::filesystem::path& folder) {
  SQLite::Database connection(storage::database_path(folder).string(), SQLite::OPEN_READONLY, 1'000);
  SQLite::Statement ids(connection, "SELECT execution_id FROM executions WHERE closed_at IS NOT NULL");
  std::vector<ExecutionId> closed;
  while (ids.executeStep())
    closed.emplace_back(ids.getColumn(0).getInt64());
  return closed;
}

std::int64_t purge(SmallWorld& world, std::vector<ExecutionId> ids) {
  const Answer answer = world.ask("PurgeExecutions", "",
                                  PurgeRequest{.cause = "purge",
                                               .executions = std::move(ids),
                                               .closed_before = world.now().wall,
                                               .calls_below = {}});
  return std::get<PurgedReply>(answer.reply).executions;
}

// Until there is no more to do.
Tidied tidy_all(Storage& storage, const TidyLimits& limits) {
  Tidied all;
  for (Tidied step{.more = true}; step.more;) {
    step = storage.tidy(limits);
    all.rows += step.rows;
    all.pages += step.pages;
    CHECK(step.rows <= limits.rows);
    CHECK(step.pages <= limits.pages);
  }
  return all;
}

}  // namespace

TEST_CASE_TEMPLATE("a removed execution is gone at once, its rows follow in steps that a kill may part",
                   Fixture, MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  store_closed(fixture, 7, 1);
  store_closed(fixture, 8, 100);
  fixture.storage().append(purge_of({ExecutionId(7)}, 200));
  CHECK(!fixture.storage().find_execution(ExecutionId(7)));
  CHECK(fixture.storage().find_execution(ExecutionId(8)));

  const TidyLimits limits{.rows = 5, .pages = 1};
  const Tidied first = fixture.storage().tidy(limits);
  CHECK(first.rows == 5);
  CHECK(first.more);
  fixture.crash();
  CHECK(fixture.open().last_position == Position(200));
  CHECK(5 + tidy_all(fixture.storage(), limits).rows >= log_length());
  CHECK(fixture.storage().load(ExecutionId(7)).empty());
  CHECK(std::ssize(fixture.storage().load(ExecutionId(8))) == log_length());
  CHECK(!fixture.storage().tidy(limits).more);
}

TEST_CASE_TEMPLATE("what is known of an execution that may go", Fixture, MemoryFixture, SqliteFixture) {
  Fixture fixture;
  fixture.open();
  store_closed(fixture, 7, 1);
  Batch child;
  child.executions.push_back(sample_record(8));
  child.executions.back().parent = ExecutionId(7);
  child.executions.back().parent_seq = Seq(3);
  child.executions.push_back(sample_record(9));
  child.executions.back().parent = ExecutionId(8);
  child.executions.back().parent_seq = Seq(3);
  child.checkpoint =
      Checkpoint{.reflects = Position(1),
                 .put = {{.execution = ExecutionId(8), .key = {PendingKind::Wait, Seq(2)}, .entry = {}}}};
  fixture.storage().append(child);

  const PurgeFacts parent = fixture.storage().purge_facts(ExecutionId(7));
  CHECK(parent.record->closed_at);
  CHECK(parent.newest_row == Position(log_length()));
  CHECK(parent.has_children);
  CHECK(!parent.waits);
  const PurgeFacts waiting = fixture.storage().purge_facts(ExecutionId(8));
  CHECK(waiting.waits);
  CHECK_MESSAGE(!waiting.parent_runs, "its parent has closed");
  CHECK(fixture.storage().purge_facts(ExecutionId(9)).parent_runs);
  CHECK(!fixture.storage().purge_facts(ExecutionId(10)).record);
}

TEST_CASE("a purge that fails removes nothing") {
  SqliteFixture fixture;
  fixture.open();
  store_closed(fixture, 7, 1);
  fixture.fail_next_append();
  CHECK_THROWS_AS(fixture.storage().append(purge_of({ExecutionId(7)}, 200)), StorageError);
  fixture.end_faults();
  CHECK(fixture.storage().find_execution(ExecutionId(7)));
  CHECK(fixture.column("SELECT count(*) FROM purges") == std::vector<std::string>{"0"});
}

TEST_CASE("ids of removed executions are kept as ranges") {
  CHECK(storage::id_ranges_text({}) == "[]");
  CHECK(storage::id_ranges_text({ExecutionId(1), ExecutionId(2), ExecutionId(3), ExecutionId(7)}) ==
        "[[1,3],[7,7]]");
  CHECK(storage::read_id_ranges("[[1,3],[7,7]]")->size() == 2);
  for (const char* text : {"", "{}", "[1]", "[[3,1]]", "[[1,2],[2,3]]", R"([["1",2]])"})
    CHECK_MESSAGE(!storage::read_id_ranges(text), text);
}

TEST_CASE("verify and rebuild agree with a file before, during and after the rows are removed") {
  const TemporaryFolder root;
  const auto folder = root.path() / "original";
  SmallWorld world(folder);
  const auto database = storage::database_path(folder);
  REQUIRE(purge(world, closed_in(folder)) == 3);
  const auto check_all = [&](const char* when) {
    CAPTURE(when);
    CHECK(joined(storage::verify(database)) == "");
    const auto copy = root.path() / when;
    copy_as_killed(folder, copy);
    const auto rebuilt = storage::rebuild(copy);
    CHECK(rebuilt.executions == 4);
    CHECK(joined(storage::verify(storage::database_path(copy))) == "");
    CHECK(number(copy, "SELECT count(*) FROM executions") == 4);
  };
  check_all("before");
  CHECK(world.storage().tidy({.rows = 4, .pages = 1}).rows == 4);
  check_all("during");
  tidy_all(world.storage(), {.rows = 4, .pages = 1});
  check_all("after");
  CHECK(number(folder, "SELECT count(*) FROM purge_leftovers") == 0);
  world.advance(std::chrono::hours(48));
  CHECK(joined(storage::verify(database)) == "");
}

TEST_CASE("verify finds rows that are gone without a purge, and rows that a purge should have removed") {
  struct Case {
    const char* sql;
    const char* finding;
  };
  const Case cases[] = {
      {"DELETE FROM purges", "is to be removed, but no purge names it"},
      {"DELETE FROM purge_leftovers WHERE execution_id = 1",
       "execution 1 was removed, but is in history_events"},
      {"UPDATE purges SET executions = '[[1,1]]'", "another number of executions"},
      {"UPDATE purges SET executions = '[[4,6]]'", "a cell was altered"},
      {"UPDATE purges SET purged_at = 5", "a cell was altered"},
      {"UPDATE purges SET executions = 'x'", "not readable"},
      {"UPDATE purges SET position = 3", "position 3 is in more than one table of the log"},
      {"INSERT INTO executions SELECT 1, state_machine_id, revision, 'again', status, started_at, closed_at,"
       " closing_seq, NULL, NULL, 0 FROM executions LIMIT 1",
       "execution 1 was removed, but is in executions"},
      {"DELETE FROM api_calls WHERE call_id = (SELECT call_id FROM history_events WHERE execution_id = 4"
       " AND seq = 1)",
       "that caused it is not in api_calls"},
  };
  const TemporaryFolder root;
  const auto original = root.path() / "original";
  SmallWorld world(original);
  REQUIRE(purge(world, closed_in(original)) == 3);
  int copies = 0;
  for (const Case& damage : cases) {
    const std::string sql = damage.sql;
    CAPTURE(sql);
    const auto folder = root.path() / std::to_string(++copies);
    copy_as_killed(original, folder);
    SQLite::Database(storage::database_path(folder).string(), SQLite::OPEN_READWRITE).exec(damage.sql);
    const std::string found = joined(storage::verify(storage::database_path(folder)));
    CHECK_MESSAGE(found.find(damage.finding) != std::string::npos, found);
  }
}

TEST_CASE("journal rows that retention removed are not missed by the log that refers to them") {
  const TemporaryFolder root;
  SmallWorld world(root.path());
  const std::int64_t last = number(root.path(), "SELECT max(call_id) FROM api_calls");
  world.ask(
      "PurgeExecutions", "",
      PurgeRequest{.cause = "retention", .executions = {}, .closed_before = {}, .calls_below = CallId(last)});
  tidy_all(world.storage(), {.rows = 6, .pages = 1});
  CHECK(number(root.path(), "SELECT min(call_id) FROM api_calls") == last);
  CHECK(joined(storage::verify(storage::database_path(root.path()))) == "");
}

TEST_CASE("at least 80 % of the space of what is removed comes back while the file is in use") {
  constexpr int kExecutions = 1'000;
  constexpr int kBytes = 48'000;
  const TemporaryFolder root;
  SmallWorld world(root.path());
  const std::string input = "\"" + std::string(kBytes, 'x') + "\"";
  // Every fifth one stays, between those that go.
  std::vector<ExecutionId> old;
  world.create_machine("big", R"({"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}})");
  for (int i = 0; i < kExecutions; ++i)
    world.start("big", "big-" + std::to_string(i), input);
  world.advance(std::chrono::seconds(1));
  for (const ExecutionId id : closed_in(root.path())) {
    if (id.value % 5 != 0) old.push_back(id);
  }
  const auto bytes = [&] { return number(root.path(), "PRAGMA page_count") * storage::kPageBytes; };
  const std::int64_t before = bytes();
  REQUIRE(before > std::int64_t{kExecutions} * kBytes);
  std::int64_t removed = 0;
  for (std::size_t i = 0; i < old.size(); i += 100) {
    const auto end = old.begin() + static_cast<std::ptrdiff_t>(std::min(i + 100, old.size()));
    removed += purge(world, {old.begin() + static_cast<std::ptrdiff_t>(i), end});
  }
  REQUIRE(removed == std::ssize(old));
  tidy_all(world.storage(), {.rows = 200, .pages = 500});
  const std::int64_t freed = removed * kBytes;
  CHECK(before - bytes() >= freed * 8 / 10);

  // The file itself is cut by the checkpoint that copies the smaller one.
  world.start("big", "one more", "{}");
  world.storage().checkpointer().pass();
  CHECK(std::filesystem::file_size(storage::database_path(root.path())) <=
        static_cast<std::uintmax_t>(before - freed * 8 / 10));
  CHECK(joined(storage::verify(storage::database_path(root.path()))) == "");
}

}  // namespace sfn::test
