// How SQLite runs every statement of storage/, as text: a new SCAN or a TEMP B-TREE is a decision that shows
// in a diff of tests/golden/query_plans.txt. To accept a change, copy the output over it.
#include <fstream>
#include <set>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "storage/execution_reader.h"
#include "storage/execution_table.h"
#include "storage/log_reader.h"
#include "storage/migrate.h"
#include "storage/pending_table.h"
#include "storage/purge_table.h"
#include "storage/registry_reader.h"
#include "tests/support/source_dir.h"

namespace sfn::test {
namespace {

std::string plan_of(SQLite::Database& database, const std::string& sql) {
  SQLite::Statement explain(database, "EXPLAIN QUERY PLAN " + sql);
  std::string plan;
  while (explain.executeStep())
    plan += "    " + explain.getColumn(3).getString() + "\n";
  return plan;
}

// All statements prepared on the connection.
std::set<std::string> statements_of(SQLite::Database& database) {
  std::set<std::string> statements;
  for (auto* statement = sqlite3_next_stmt(database.getHandle(), nullptr); statement != nullptr;
       statement = sqlite3_next_stmt(database.getHandle(), statement))
    statements.insert(sqlite3_sql(statement));
  return statements;
}

// A statement starts at the line's beginning, its plan is indented.
std::set<std::string> expected_plans() {
  std::ifstream file(source_dir() / "tests/golden/query_plans.txt");
  std::set<std::string> plans;
  std::string plan;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(' ') && !plan.empty()) plans.insert(std::exchange(plan, {}));
    plan += line + "\n";
  }
  plans.insert(plan);
  return plans;
}

}  // namespace

TEST_CASE("every statement that reads uses the index made for it") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  storage::migrate(database);
  const storage::LogReader log(database);
  const storage::ExecutionTable executions(database);
  const storage::PendingReader pending(database);
  const storage::ExecutionReader execution_queries(database);
  const storage::RegistryReader registry_queries(database);
  const storage::PurgeTable purges(database);

  std::set<std::string> statements = statements_of(database);
  // What a person asks of one execution must not read the whole log either.
  statements.insert("SELECT * FROM v_history WHERE execution_id = 1");
  statements.insert("SELECT * FROM v_executions WHERE execution_id = 1");
  statements.insert("SELECT * FROM v_waiting");
  statements.insert("SELECT * FROM v_stuck");
  std::string all;
  std::set<std::string> plans;
  for (const std::string& sql : statements) {
    const std::string plan = sql + "\n" + plan_of(database, sql);
    plans.insert(plan);
    all += plan;
  }
  const std::set<std::string> expected = expected_plans();
  for (const std::string& plan : plans)
    CHECK_MESSAGE(expected.contains(plan), "new or changed:\n" << plan);
  CHECK_MESSAGE(plans == expected, "all of them:\n" << all);
}

}  // namespace sfn::test
