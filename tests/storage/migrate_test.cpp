#include "storage/migrate.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "storage/open_error.h"

namespace sfn::test {
namespace {

using storage::Migration;
using storage::OpenError;

constexpr Migration kFirst{
    .number = 1, .name = "first", .sql = "CREATE TABLE a (x); INSERT INTO a VALUES (1);"};
constexpr Migration kSecond{
    .number = 2, .name = "second", .sql = "ALTER TABLE a ADD COLUMN y; CREATE TABLE b (z);"};
constexpr Migration kBroken{.number = 3, .name = "broken", .sql = "CREATE TABLE c (z); CREATE TABLE a (x);"};

SQLite::Database empty_database() {
  return {":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
}

int tables(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").getInt();
}

}  // namespace

TEST_CASE("a new file gets every migration, a file of an earlier version those it lacks") {
  SQLite::Database database = empty_database();
  const auto made = storage::migrate(database, std::array{kFirst});
  CHECK(made.from == 0);
  CHECK(made.to == 1);
  CHECK(storage::migrate(database, std::array{kFirst}).from == 1);

  const auto raised = storage::migrate(database, std::array{kFirst, kSecond});
  CHECK(raised.from == 1);
  CHECK(raised.to == 2);
  CHECK(tables(database) == 2);
  CHECK_MESSAGE(database.execAndGet("SELECT count(*) FROM a").getInt() == 1, "the first one ran once");
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 2);
  CHECK(database.execAndGet("PRAGMA application_id").getInt() == storage::kApplicationId);
}

TEST_CASE("a migration that fails leaves the file as it was") {
  SQLite::Database database = empty_database();
  storage::migrate(database, std::array{kFirst});
  CHECK_THROWS_AS(storage::migrate(database, std::array{kFirst, kSecond, kBroken}), OpenError);
  CHECK(tables(database) == 1);
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 1);
  CHECK(storage::migrate(database, std::array{kFirst, kSecond}).to == 2);
}

TEST_CASE("a newer file is refused with both versions in the message, and not touched") {
  SQLite::Database database = empty_database();
  storage::migrate(database, std::array{kFirst, kSecond});
  try {
    storage::migrate(database, std::array{kFirst});
    FAIL("it was accepted");
  } catch (const OpenError& error) {
    CHECK(error.reason() == OpenError::Reason::NewerSchema);
    CHECK(std::string(error.what()).find("schema version 2") != std::string::npos);
    CHECK(std::string(error.what()).find("up to 1") != std::string::npos);
  }
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 2);
}

TEST_CASE("the migrations of this program are numbered without gaps and make STRICT tables that can shrink") {
  int expected = 1;
  for (const Migration& migration : storage::embedded_migrations())
    CHECK(migration.number == expected++);

  SQLite::Database database = empty_database();
  storage::migrate(database);
  CHECK(database
            .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                        " AND name NOT LIKE 'sqlite_%' AND NOT strict")
            .getInt() == 0);
}

TEST_CASE("the tables that every start writes are checked without a table of SQLite's own") {
  SQLite::Database database = empty_database();
  storage::migrate(database);
  for (const std::string table : {"history_events", "executions", "api_calls"}) {
    SQLite::Statement program(database, "EXPLAIN INSERT INTO " + table + " DEFAULT VALUES");
    int steps = 0;
    while (program.executeStep()) {
      ++steps;
      CHECK_MESSAGE(program.getColumn("opcode").getString() != "OpenEphemeral", table);
    }
    CHECK(steps > 0);
  }
}

TEST_CASE("an execution has one of the five statuses, in new files and in those of the first version") {
  SQLite::Database database = empty_database();
  const auto migrations = storage::embedded_migrations();
  const auto insert = [&](const std::string& status) {
    database.exec(
        "INSERT INTO executions (state_machine_id, revision, name, status, started_at, redrive_count)"
        " VALUES (1, 1, 'n', '" +
        status + "', 0, 0)");
  };
  storage::migrate(database, migrations.first(1));
  insert("RUNNING");
  CHECK_THROWS_AS(insert("PENDING"), SQLite::Exception);
  storage::migrate(database);
  for (const char* status : {"RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"})
    insert(status);
  CHECK_THROWS_AS(insert("PENDING"), SQLite::Exception);
  CHECK_THROWS_AS(insert("running"), SQLite::Exception);
  CHECK(database.execAndGet("SELECT count(*) FROM executions").getInt() == 6);
  CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
  CHECK(database.execAndGet("PRAGMA writable_schema").getInt() == 0);
}

}  // namespace sfn::test
